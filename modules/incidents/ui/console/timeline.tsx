import { useEffect, useMemo } from "react";
import {
  clockTime,
  dayOf,
  dayWords,
  Icon,
  instant,
  remembered,
  showToast,
  useDelayed,
  useLanguage,
  useSay,
  useStore,
  useUrl,
} from "#web/console";
import type { CaseView, FirstStep, TimelineEntry } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useEventWords } from "./event-words.ts";
import { PhotoStrip } from "./photo-strip.tsx";
import { useCategoryLookup, useUnitName, subjectOf } from "./wire.ts";

const order = remembered("timeline", "newest");

/** Details the reader gains from: codes become names, instants become dates; the rest is the machine's. */
function useDetail() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const words = useEventWords();
  const unitName = useUnitName();
  const category = useCategoryLookup();
  return (name: string, value: string | number | boolean | null): string | null => {
    if (value === null || value === "") return null;
    const text = String(value);
    if (name === "lead" || name === "unit") return unitName(text);
    if (name === "to" || name === "acceptedBy" || name === "handler" || name === "place" || name === "number" || name === "hotline")
      return text;
    if (name === "basis" && (text === "budget" || text === "law")) return say(`field.basis.${text}`);
    if (name === "firstStep") return say(`field.firstStep.${text as FirstStep}`);
    if (name === "satisfied") return say("case.ratingPoints", { n: text });
    if (name === "solved") return say(value ? "case.ratingSolved" : "case.ratingUnsolved");
    if (name === "outcome" && (text === "solved" || text === "unsolved" || text === "unreached")) return say(`field.outcome.${text}`);
    if (name === "heard" && (text === "counter" || text === "phone" || text === "letter")) return say(`field.heard.${text}`);
    if (name === "coUnits" || name === "takenFrom") return text.split(/[,、]/).filter(Boolean).map(unitName).join("、");
    if (name === "category") return category.name(text);
    if (name === "ending" && (text === "solved" || text === "unsolvable" || text === "elsewhere" || text === "withdrawn"))
      return words.ending(text);
    if (name === "level" && (text === "remind" || text === "supervise" || text === "list")) return say(`level.${text}`);
    if (name === "passed") return say(`field.passed.${value ? "true" : "false"}`);
    if (/(At|On)$/.test(name) && !Number.isNaN(Date.parse(text))) return instant(text, language);
    return null;
  };
}

const labelled: Readonly<Record<string, keyof typeof consoleWords>> = {
  lead: "field.lead",
  coUnits: "field.coUnits",
  place: "column.place",
  takenFrom: "field.unitFrom",
  dueAt: "case.clock",
  category: "field.category",
  ending: "field.ending",
  level: "field.level",
  reviewOn: "field.reviewOn",
  passed: "field.passed",
  to: "field.to",
  acceptedBy: "field.acceptedBy",
  handler: "case.handler",
  number: "column.number",
  hotline: "field.to",
  basis: "field.basis",
  firstStep: "field.firstStep",
  satisfied: "case.rating",
  outcome: "field.outcome",
  heard: "field.heard",
  solved: "field.ending",
};

function Voice({ id, erased }: { id: string; erased: boolean }) {
  const say = useSay(consoleWords);
  if (erased) return <p className="c-muted">{say("case.voiceErased")}</p>;
  return <audio controls preload="none" src={`/api/voices/${id}`} aria-label={say("case.voice")} />;
}

function Entry({ entry, row, linked }: { entry: TimelineEntry; row: CaseView; linked: boolean }) {
  const { erased } = row;
  const say = useSay(consoleWords);
  const language = useLanguage();
  const words = useEventWords();
  const unitName = useUnitName();
  const detail = useDetail();
  const facts = Object.entries(entry.detail).flatMap(([name, value]) => {
    const text = detail(name, value);
    const label = labelled[name];
    return text && label ? [{ name, text: say("case.pair", { label: say(label), value: text }) }] : [];
  });
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}${window.location.pathname}#entry-${entry.seq}`);
    showToast({ tone: "good", text: say("case.linkCopied") });
  };
  return (
    <li id={`entry-${entry.seq}`} className={linked ? "i-entry i-linked" : "i-entry"}>
      <time dateTime={entry.at} title={instant(entry.at, language)}>
        {clockTime(entry.at, language)}
      </time>
      <div className="i-entry-body">
        <p>
          <b>{words.event(entry.type)}</b>
          <span className="c-muted">
            {" "}
            {entry.byName}
            {entry.unit ? ` · ${unitName(entry.unit)}` : ""}
          </span>
          <button type="button" className="c-plain i-anchor" aria-label={say("case.entryLink")} onClick={() => void copy()}>
            <Icon name="link" size={12} />
          </button>
        </p>
        {entry.text ? <p className="i-prose i-said">{entry.text}</p> : null}
        {facts.length > 0 ? <p className="i-entry-facts">{facts.map((fact) => fact.text).join("　")}</p> : null}
        {entry.photos.length > 0 ? (
          <PhotoStrip
            photos={entry.photos.map((id) => ({ id, of: row.photoIds.find((one) => one.id === id)?.of ?? "result" }))}
            erased={erased}
          />
        ) : null}
        {entry.voice ? <Voice id={entry.voice} erased={erased.includes(entry.voice)} /> : null}
      </div>
    </li>
  );
}

/** Steps taken and not yet sent stand on top, so the screen already shows what the person did. */
function Waiting({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const steps = useDelayed(subjectOf(row));
  if (steps.length === 0) return null;
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.id} className="i-entry i-entry-waiting">
          <span aria-hidden="true">…</span>
          <div className="i-entry-body">
            <p>
              <b>{step.label}</b> <span className="c-muted">{say("case.pending")}</span>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

export function Timeline({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { hash } = useUrl();
  const newest = useStore(order) === "newest";
  const days = useMemo(() => {
    const sorted = row.timeline.toSorted((left, right) => (newest ? right.seq - left.seq : left.seq - right.seq));
    return [...Map.groupBy(sorted, (entry) => dayOf(entry.at))];
  }, [row.timeline, newest]);
  useEffect(() => {
    if (hash) document.getElementById(hash.replace(/^#/, ""))?.scrollIntoView({ block: "center" });
  }, [hash]);
  const linked = hash.replace(/^#/, "");
  return (
    <section className="c-card i-timeline" aria-label={say("case.timeline")}>
      <header className="c-row">
        <h2 className="c-grow">{say("case.timeline")}</h2>
        <button type="button" className="c-link" onClick={() => order.set(newest ? "oldest" : "newest")}>
          {newest ? say("case.newest") : say("case.oldest")}
        </button>
      </header>
      {newest ? <Waiting row={row} /> : null}
      {days.map(([day, entries]) => (
        <div key={day}>
          <h3>{dayWords(day, language)}</h3>
          <ol>
            {entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} row={row} linked={linked === `entry-${entry.seq}`} />
            ))}
          </ol>
        </div>
      ))}
      {newest ? null : <Waiting row={row} />}
    </section>
  );
}
