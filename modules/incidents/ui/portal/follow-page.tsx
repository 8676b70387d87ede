/** @jsxImportSource preact */
import { Card, Facts, Footsteps, Notice, sayDay, sayInstant, TelLink, type FieldProblem, type Footstep, type Visit } from "#web/parts";
import { colon, speaker, type Language } from "#web/words";
import type { CallOutcome, FollowView } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { toldWords } from "../told-words.ts";
import { Questions, Rated, Rating, Withdrawal } from "./follow-actions.tsx";
import { EntryPhotos, Result } from "./follow-result.tsx";
import { sayLimit, sayNumber } from "./limits.ts";
import { proofWords } from "./proof-words.ts";
import type { Taxonomy } from "./taxonomy.ts";

type Props = { visit: Visit; view: FollowView; secret: string | null; taxonomy: Taxonomy; problems: readonly FieldProblem[] };

const past = (type: string): string => type.split(".").at(-1) ?? type;
/** What an office that helps did, and what the reporter did for whoever met it too, is said in words of its own, where there are any. */
const toldKey = ({ type, detail }: FollowView["timeline"][number], by: FollowView["by"]): keyof typeof toldWords | null => {
  const sorts = [...(detail["helper"] ? ["helper-"] : []), ...(by === "along" ? ["along-"] : []), ""];
  const keys = sorts.map((sort) => `incidents.told.${sort}${past(type)}`);
  return (keys.find((key) => key in toldWords) as keyof typeof toldWords | undefined) ?? null;
};

/** In whose eyes it was withdrawn: only the reporter is told "you". */
const endingKey = (ending: NonNullable<FollowView["ending"]>, own: boolean) =>
  ending === "withdrawn" && !own ? ("ending.withdrawn.along" as const) : (`ending.${ending}` as const);

const ENDED = new Set<FollowView["stage"]>(["ended", "archived", "rejected", "voided", "merged"]);

/** What lies between now and the end, so that the way ahead can be seen too. */
const AHEAD: Partial<
  Record<FollowView["stage"], readonly ("ahead.verify" | "ahead.handle" | "ahead.check" | "ahead.result" | "ahead.rate")[]>
> = {
  reported: ["ahead.verify", "ahead.handle", "ahead.check", "ahead.result"],
  verified: ["ahead.handle", "ahead.check", "ahead.result"],
  dispatched: ["ahead.handle", "ahead.check", "ahead.result"],
  bounced: ["ahead.handle", "ahead.check", "ahead.result"],
  handling: ["ahead.check", "ahead.result"],
  suspended: ["ahead.handle", "ahead.check", "ahead.result"],
  fedBack: ["ahead.result"],
};

const WORKING = new Set<FollowView["stage"]>(["dispatched", "handling", "suspended", "bounced"]);

/** Of several units one has fed back and another has not: nobody checks yet. */
function isPart(told: FollowView["timeline"], index: number, stage: FollowView["stage"]): boolean {
  if (told[index]?.type !== "incidents.fed-back") return false;
  const next = told.slice(index + 1).find(({ type }) => ["fed-back", "returned", "ended", "reopened"].includes(past(type)));
  return next ? past(next.type) === "fed-back" : WORKING.has(stage);
}

function wayOf(view: FollowView, language: Language, today: string, secret: string | null): Footstep[] {
  const say = speaker(portalWords, language);
  const told = view.timeline.filter((entry) => toldKey(entry, view.by) !== null);
  const steps = told.map((entry, index): Footstep => {
    const name = past(entry.type);
    const words = toldKey(entry, view.by);
    const last = index === told.length - 1;
    const reviewOn = entry.detail["reviewOn"] ?? entry.detail["reviewDue"];
    return {
      key: `${index}`,
      state: name === "suspended" && last && view.stage === "suspended" ? "paused" : last && !ENDED.has(view.stage) ? "now" : "done",
      title: isPart(told, index, view.stage) ? say("follow.partDone") : words ? toldWords[words][language] : name,
      when: sayInstant(entry.at, language, today),
      by: (language === "zh" ? entry.unitZh : entry.unitEn) || undefined,
      children: (
        <>
          {name === "called-back" && view.by !== "along" ? <p>{say(`called.${entry.detail["outcome"] as CallOutcome}`)}</p> : null}
          {entry.detail["passedTo"] ? <p>{say("follow.passedTo", { to: String(entry.detail["passedTo"]) })}</p> : null}
          {entry.detail["to"] ? <p>{say("follow.handedTo", { to: String(entry.detail["to"]) })}</p> : null}
          {entry.text ? <p class="typed">{entry.text}</p> : null}
          {name === "suspended" && typeof reviewOn === "string" ? (
            <p class="meta">{say("follow.review", { day: sayDay(reviewOn, language, today) })}</p>
          ) : null}
          <EntryPhotos photos={entry.photos} erased={view.erased} secret={secret} language={language} />
        </>
      ),
    };
  });
  const ahead = [
    ...(AHEAD[view.stage] ?? []),
    ...(view.rating || view.ending === "withdrawn" || ["rejected", "voided", "merged"].includes(view.stage)
      ? []
      : (["ahead.rate"] as const)),
  ];
  return [...steps, ...ahead.map((words): Footstep => ({ key: words, state: "ahead", title: say(words) }))];
}

const pauseReason = (view: FollowView): string => view.timeline.findLast(({ type }) => past(type) === "suspended")?.text ?? "—";

function PromisedDate({ view, visit }: Pick<Props, "view" | "visit">) {
  const { language, today, site } = visit;
  const say = speaker(portalWords, language);
  const { dueAt, dueHow } = view;
  if (!dueAt || ENDED.has(view.stage)) return null;
  const late = Date.parse(dueAt) < Date.parse(visit.now) && view.stage !== "suspended";
  const since = (type: string): boolean => view.timeline.some((entry) => past(entry.type) === type && entry.at >= (dueHow?.from ?? ""));
  const working = dueHow?.unit === "workingDay" || dueHow?.unit === "workingHour";
  return (
    <Card title={say("follow.promise")}>
      <p class={late ? "promise late" : "promise"}>
        {say(view.stage === "suspended" ? "follow.due.paused" : "follow.due", { when: sayInstant(dueAt, language, today) })}
      </p>
      {view.stage === "suspended" ? <Notice tone="warn" title={say("follow.paused", { reason: pauseReason(view) })} /> : null}
      {late ? <Notice tone="warn" title={say("follow.late", { number: site.hotline })} /> : null}
      {dueHow ? (
        <p class="meta">
          {say("follow.how", { from: sayInstant(dueHow.from, language, today), limit: sayLimit(dueHow, language) })}
          {language === "en" ? " " : ""}
          {say(working ? "follow.how.working" : "follow.how.running")}
          {(["extended", "resumed"] as const)
            .filter(since)
            .map((type) => `${language === "en" ? " " : ""}${say(type === "extended" ? "follow.how.extended" : "follow.how.paused")}`)}
          {dueHow.provisional ? `${language === "en" ? " " : ""}${say("follow.provisional")}` : ""}
        </p>
      ) : null}
    </Card>
  );
}

function Holder({ view, language }: { view: FollowView; language: Language }) {
  const say = speaker(portalWords, language);
  const next = `next.${view.stage}` as const;
  return (
    <Card title={view.holder ? say(ENDED.has(view.stage) ? "follow.handled" : "follow.holder") : say("follow.next")}>
      {view.holder ? (
        <p class="holder">
          <strong>{view.holder[language]}</strong>
          {view.holder.phone ? <TelLink number={view.holder.phone} /> : null}
        </p>
      ) : null}
      {next in portalWords && !ENDED.has(view.stage) ? (
        <p>
          {view.holder ? (
            <span class="aside">
              {say("follow.next")}
              {colon(language)}
            </span>
          ) : null}
          {say(next as keyof typeof portalWords)}
        </p>
      ) : null}
    </Card>
  );
}

function Parts({ view, language, nameOf }: { view: FollowView; language: Language; nameOf: (category: string) => string }) {
  const say = speaker(portalWords, language);
  return (
    <>
      <h2>{say("follow.parts")}</h2>
      <ul>
        {view.parts.map(({ number, category, stage, ending, follow }) => (
          <li key={number}>
            <a class="alone-link" href={follow}>
              {say("follow.part", {
                what: nameOf(category),
                number: sayNumber(number),
                state: ending && ENDED.has(stage) ? say(`ending.${ending}`) : say(`stage.${stage}`),
              })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

export function FollowPage({ visit, view, secret, taxonomy, problems }: Props) {
  const { language, today } = visit;
  const category = taxonomy.of(view.category);
  const say = speaker(portalWords, language);
  const state = view.ending && ENDED.has(view.stage) ? say(endingKey(view.ending, view.by !== "along")) : say(`stage.${view.stage}`);
  const tone = view.ending === "solved" ? "good" : view.stage === "suspended" ? "paused" : ENDED.has(view.stage) ? "ended" : "now";
  const facts = [
    { term: say("check.category"), value: category?.[language] ?? view.category },
    { term: say("follow.place"), value: view.placeName },
    { term: say("follow.at"), value: sayInstant(view.reportedAt, language, today) },
    ...(view.description ? [{ term: say("follow.yours"), value: <span class="typed">{view.description}</span> }] : []),
  ];
  return (
    <div class="followed">
      {secret === null ? null : (
        <p
          class="live js-only"
          role="status"
          hidden
          data-island="follow"
          data-live={`/api/live/followed?home=${view.home}&id=${view.id}#secret=${encodeURIComponent(secret)}`}
          data-say-changed={say("live.changed")}
          data-say-updated={say("live.updated")}
        />
      )}
      <p class="meta eyebrow">{say("follow.heading", { number: sayNumber(view.number) })}</p>
      <h1>
        <span class="unseen">{`${say("follow.now")}${colon(language)}`}</span>
        <span class={`state ${tone}`}>{state}</span>
      </h1>
      {view.joined ? (
        <p>
          <a class="alone-link" href={view.joined.follow}>
            {say("follow.joined", {
              state:
                view.joined.ending && ENDED.has(view.joined.stage)
                  ? say(endingKey(view.joined.ending, false))
                  : say(`stage.${view.joined.stage}`),
            })}
          </a>
        </p>
      ) : null}
      <Questions visit={visit} view={view} secret={secret} problems={problems} />
      <Result visit={visit} view={view} secret={secret} />
      {secret !== null && view.may.includes("rate") ? <Rating visit={visit} problems={problems} /> : null}
      {secret !== null && ENDED.has(view.stage) ? <Rated visit={visit} view={view} problems={problems} /> : null}
      <PromisedDate view={view} visit={visit} />
      {ENDED.has(view.stage) && !view.holder ? null : <Holder view={view} language={language} />}
      <Card title={say("follow.way")}>
        <Footsteps
          steps={wayOf(view, language, today, secret)}
          labels={{
            done: say("follow.state.done"),
            now: say("follow.state.now"),
            ahead: say("follow.state.ahead"),
            paused: say("follow.state.paused"),
          }}
        />
      </Card>
      {secret === null ? (
        <Notice title={say(view.by === "along" ? "follow.along" : "follow.byNumber")} />
      ) : (
        <>
          {ENDED.has(view.stage) ? null : <Rated visit={visit} view={view} problems={problems} />}
          {view.may.includes("withdraw") ? <Withdrawal visit={visit} /> : null}
        </>
      )}
      <Card>
        <Facts rows={facts} />
        {secret === null ? null : (
          <>
            <p>
              <a class="alone-link" href={`/f/${view.home}/${view.id}/${secret}/proof`}>
                {speaker(proofWords, language)("link")}
              </a>
            </p>
            <p>
              <a class="alone-link" href={`/mine/${view.home}/${view.id}/${secret}`}>
                {say("follow.mine")}
              </a>
            </p>
          </>
        )}
        {secret !== null && view.parts.length > 0 ? <Parts view={view} language={language} nameOf={taxonomy.name} /> : null}
        {view.followers > 0 ? <p class="meta">{say("follow.others", { n: view.followers })}</p> : null}
      </Card>
    </div>
  );
}
