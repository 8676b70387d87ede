import { comma } from "#web/words";
import { moment, Timeline, useDelayed, useLanguage, useSay, type Told } from "#web/console";
import type { CaseView, FirstStep, TimelineEntry } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useEventWords } from "./event-words.ts";
import { PhotoStrip } from "./photo-strip.tsx";
import { useSpanText } from "./span-text.ts";
import { useCategoryLookup, useUnitName, subjectOf } from "./wire.ts";

function lengthText(length: string, span: ReturnType<typeof useSpanText>): string | null {
  const [amount = "", unit] = length.split(" ");
  const known = LimitUnits.find((one) => one === unit);
  return known ? span({ amount: Number(amount), unit: known }) : null;
}
const LimitUnits = ["minute", "hour", "workingHour", "workingDay", "day"] as const;

/** Details the reader gains from: codes become names, instants become dates; the rest is the machine's. */
function useDetail() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const words = useEventWords();
  const unitName = useUnitName();
  const category = useCategoryLookup();
  const span = useSpanText();
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
    if (name === "coUnits" || name === "takenFrom") return text.split(/[,、]/).filter(Boolean).map(unitName).join(comma(language));
    if (name === "category") return category.name(text);
    if (name === "ending" && (text === "solved" || text === "unsolvable" || text === "elsewhere" || text === "withdrawn"))
      return words.ending(text);
    if (name === "level" && (text === "remind" || text === "supervise" || text === "list")) return say(`level.${text}`);
    if (name === "length") return lengthText(text, span);
    if (name === "passed") return say(`field.passed.${value ? "true" : "false"}`);
    if (/(At|On)$/.test(name) && !Number.isNaN(Date.parse(text))) return moment(text, language);
    return null;
  };
}

const labelled: Readonly<Record<string, keyof typeof consoleWords>> = {
  lead: "field.lead",
  coUnits: "field.coUnits",
  place: "column.place",
  takenFrom: "field.unitFrom",
  length: "field.by",
  dueAt: "case.dueBy",
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

function Entry({ entry, row }: { entry: TimelineEntry; row: CaseView }) {
  const { erased } = row;
  const say = useSay(consoleWords);
  const detail = useDetail();
  const facts = Object.entries(entry.detail).flatMap(([name, value]) => {
    const text = detail(name, value);
    const label = labelled[name];
    return text && label ? [say("case.pair", { label: say(label), value: text })] : [];
  });
  return (
    <>
      {entry.text ? <p className="c-prose c-said">{entry.text}</p> : null}
      {facts.length > 0 ? <p className="c-told-facts">{facts.join("　")}</p> : null}
      {entry.photos.length > 0 ? (
        <PhotoStrip
          photos={entry.photos.map((id) => ({ id, of: row.photoIds.find((one) => one.id === id)?.of ?? "result" }))}
          erased={erased}
        />
      ) : null}
      {entry.voice ? <Voice id={entry.voice} erased={erased.includes(entry.voice)} /> : null}
    </>
  );
}

/** Steps taken and not yet sent stand where the newest does, so the screen already shows what the person did. */
function Pending({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const steps = useDelayed(subjectOf(row));
  if (steps.length === 0) return null;
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.id} className="c-told c-told-waiting">
          <span aria-hidden="true">…</span>
          <div className="c-told-body">
            <p>
              <b>{step.what}</b> <span className="c-muted">{say("case.pending")}</span>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

export function CaseTimeline({ row }: { row: CaseView }) {
  const say = useSay(consoleWords);
  const words = useEventWords();
  const unitName = useUnitName();
  const told = row.timeline.map((entry): Told => ({
    seq: entry.seq,
    at: entry.at,
    what: words.event(entry.type),
    who: [entry.byName, entry.unit ? unitName(entry.unit) : ""].filter(Boolean).join(" · "),
    children: <Entry entry={entry} row={row} />,
  }));
  return <Timeline title={say("case.timeline")} told={told} pending={<Pending row={row} />} />;
}
