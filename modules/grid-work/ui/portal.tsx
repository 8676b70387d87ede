/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  Facts,
  Footsteps,
  Notice,
  sayInstant,
  TelLink,
  type FieldProblem,
  type Footstep,
  type Outcome,
  type Visit,
} from "#web/parts";
import { colon, speaker, type Language } from "#web/words";
import { Rating, Reopening, visitAction, Withdrawal } from "#parts/incidents";
import type { FollowedRequest } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

const BASE = "/api/grid-work/requests";
type Words = keyof typeof portalWords;
const known = (key: string): Words | null => (key in portalWords ? (key as Words) : null);
const past = (type: string): string => type.replace("grid-work.request-", "");

function wayOf(view: FollowedRequest, language: Language, today: string): Footstep[] {
  const say = speaker(portalWords, language);
  const steps = view.entries.map((entry, index): Footstep => {
    const words = known(`told.${past(entry.type)}`);
    return {
      key: `${index}`,
      state: index === view.entries.length - 1 && view.stage === "open" ? "now" : "done",
      title: words ? say(words) : past(entry.type),
      when: sayInstant(entry.at, language, today),
      children: entry.text ? <p class="typed">{entry.text}</p> : null,
    };
  });
  const ahead: Words[] = [
    ...(view.stage === "open" ? (["ahead.result"] as const) : []),
    ...(view.rating === null && view.ending !== "withdrawn" ? (["ahead.rate"] as const) : []),
  ];
  return [...steps, ...ahead.map((words): Footstep => ({ key: words, state: "ahead", title: say(words) }))];
}

function PromisedDate({ view, visit }: { view: FollowedRequest; visit: Visit }) {
  const { language, today, site } = visit;
  const say = speaker(portalWords, language);
  if (view.stage !== "open") return null;
  const late = Date.parse(view.dueAt) < Date.parse(visit.now);
  const unit = known(`unit.${view.dueHow.unit}`);
  return (
    <Card title={say("promise")}>
      <p class={late ? "promise late" : "promise"}>{say("due", { when: sayInstant(view.dueAt, language, today) })}</p>
      {late ? <Notice tone="warn" title={say("late", { number: site.hotline })} /> : null}
      <p class="meta">
        {unit ? say("how", { amount: view.dueHow.amount, unit: say(unit) }) : ""} {view.provisional ? say("provisional") : ""}
      </p>
    </Card>
  );
}

function Followed({
  visit,
  view,
  bearer,
  problems,
}: {
  visit: Visit;
  view: FollowedRequest;
  bearer: boolean;
  problems: readonly FieldProblem[];
}) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const state = view.ending ? say(`ending.${view.ending}`) : say("stage.open");
  const labels = { done: say("state.done"), now: say("state.now"), ahead: say("state.ahead"), paused: say("state.paused") };
  const facts = [
    { term: say("kind"), value: view.kindWords[language] },
    { term: say("place"), value: view.placeName },
    { term: say("at"), value: sayInstant(view.takenAt, language, today) },
    ...(view.need ? [{ term: say("yours"), value: <span class="typed">{view.need}</span> }] : []),
  ];
  return (
    <div class="followed">
      <p class="meta eyebrow">{say("heading", { number: view.number })}</p>
      <h1>
        <span class="unseen">{`${say("now")}${colon(language)}`}</span>
        <span class={`state ${view.ending === "done" ? "good" : view.ending ? "ended" : "now"}`}>{state}</span>
      </h1>
      {bearer && view.may.includes("rate") ? <Rating visit={visit} problems={problems} /> : null}
      <PromisedDate view={view} visit={visit} />
      {view.holder ? (
        <Card title={say("holder")}>
          <p class="holder">
            <strong>{view.holder[language]}</strong>
            {view.holder.phone ? <TelLink number={view.holder.phone} /> : null}
          </p>
        </Card>
      ) : null}
      <Card title={say("way")}>
        <Footsteps steps={wayOf(view, language, today)} labels={labels} />
      </Card>
      {bearer ? null : <Notice title={say("byNumber")} />}
      {bearer && view.may.includes("reopen") ? <Reopening visit={visit} problems={problems} open /> : null}
      {bearer && view.may.includes("withdraw") ? <Withdrawal visit={visit} /> : null}
      <Card>
        <Facts rows={facts} />
        {bearer ? (
          <p>
            <a class="alone-link" href={`/mine/${visit.params["home"]}/${visit.params["id"]}/${visit.params["secret"]}`}>
              {say("mine")}
            </a>
          </p>
        ) : null}
      </Card>
    </div>
  );
}

function page(visit: Visit, view: FollowedRequest, bearer: boolean, problems: readonly FieldProblem[]): Outcome {
  const say = speaker(portalWords, visit.language);
  const thanks = known(`done.${visit.request.query["done"] ?? ""}`);
  return {
    kind: "page",
    status: problems.length > 0 ? 422 : 200,
    title: say("heading", { number: view.number }),
    body: (
      <>
        <ErrorSummary title={say("problem")} problems={problems} />
        {thanks ? <Notice tone="good" title={say(thanks)} /> : null}
        <Followed visit={visit} view={view} bearer={bearer} problems={problems} />
      </>
    ),
  };
}

/** Service requests on the pages where residents follow what they brought: by link, or by number and phone tail. */
export const otherMatters = {
  followed: async (visit: Visit): Promise<Outcome | null> => {
    const { home = "", id = "", secret = "" } = visit.params;
    const reply = await visit.api.get<FollowedRequest>(`${BASE}/followed/${home}/${id}`, { secret });
    if (!reply.ok) return null;
    const acted = visit.request.form ? await visitAction(visit, BASE) : null;
    return acted?.outcome ?? page(visit, reply.value, true, acted?.problems ?? []);
  },
  byNumber: async (visit: Visit, number: string, tail: string): Promise<Outcome | null> => {
    const reply = await visit.api.post<FollowedRequest>(`${BASE}/followed`, { number, tail }, { id: visit.request.commandId });
    return reply.ok ? page(visit, reply.value, false, []) : null;
  },
};
