/** @jsxImportSource preact */
import {
  Card,
  ErrorSummary,
  Facts,
  fieldOf,
  Footsteps,
  LinkButton,
  Notice,
  sayDay,
  sayInstant,
  TelLink,
  TextArea,
  Typed,
  type FieldProblem,
  type Outcome,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import type { FollowedItem } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { wrongLink } from "./receipt.tsx";

type Of = { visit: Visit; view: FollowedItem };
const GRADES = ["1", "2", "3", "4", "5"] as const;
const isStep = (key: string): key is keyof typeof portalWords => Object.hasOwn(portalWords, key);

function Rating({ visit, problems }: { visit: Visit; problems: readonly FieldProblem[] }) {
  const say = speaker(portalWords, visit.language);
  const { form, path, commandId } = visit.request;
  const wrong = problems.find(({ field }) => field === "score-5")?.message;
  return (
    <Card title={say("rate")} id="rate" tone="accent">
      <p class="meta">{say("rate.lead")}</p>
      <form method="post" action={path} novalidate>
        <input type="hidden" name="step" value="rate" />
        <input type="hidden" name="commandId" value={commandId} />
        <fieldset>
          <legend class="unseen">{say("rate")}</legend>
          {wrong ? <p class="problem">{wrong}</p> : null}
          <div class="faces">
            {GRADES.map((value) => (
              <label key={value} class="pick face-pick">
                <input type="radio" id={`score-${value}`} name="score" value={value} checked={fieldOf(form, "score") === value} />
                <span>
                  <strong>{value}</strong> {say(`grade.${value}`)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextArea name="text" label={say("rate.words")} value={fieldOf(form, "text")} rows={3} maxlength={600} />
        <p class="actions">
          <button type="submit" class="button primary">
            {say("rate.send")}
          </button>
        </p>
      </form>
    </Card>
  );
}

function HandedOn({ visit, view }: Of) {
  const say = speaker(portalWords, visit.language);
  if (!view.handedOn) return null;
  const { to, follow } = view.handedOn;
  return (
    <Notice tone="info" title={say(`handed.${to}`)}>
      {follow ? <LinkButton href={follow}>{say("handed.report")}</LinkButton> : null}
      {to === "dispute" ? <LinkButton href="/mediation">{say("other.mediation")}</LinkButton> : null}
      {to === "petition" ? <LinkButton href="/petitions">{say("other.petition")}</LinkButton> : null}
      {to === "crime" ? <TelLink number="110" big /> : null}
    </Notice>
  );
}

function Known({ visit, view }: Of) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const due = view.answered
    ? say("fact.answered")
    : `${sayInstant(view.dueAt, language, today)}${view.provisional ? say("provisional") : ""}`;
  return (
    <Facts
      rows={[
        { term: say("fact.place"), value: view.placeName[language] },
        ...(view.topicName ? [{ term: say("fact.topic"), value: view.topicName[language] }] : []),
        {
          term: say("fact.unit"),
          value: (
            <>
              {view.unitName[language]} {view.dutyLine ? <TelLink number={view.dutyLine} /> : null}
            </>
          ),
        },
        { term: say("fact.due"), value: due },
        ...(view.plan
          ? [
              {
                term: say("fact.plan"),
                value: (
                  <Typed
                    text={
                      view.by === "number"
                        ? say("fact.planUntil", { day: sayDay(view.plan.due, language, today) })
                        : say("fact.planBy", { plan: view.plan.text ?? "—", day: sayDay(view.plan.due, language, today) })
                    }
                    language={language}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Way({ visit, view }: Of) {
  const { language, today } = visit;
  const say = speaker(portalWords, language);
  const over = ["replied", "published", "handed-on"].includes(view.stage);
  const labels = { done: say("label.done"), now: say("label.now"), ahead: say("label.ahead"), paused: say("label.paused") };
  const steps = view.entries.map(({ at, what, text, sealed, params }, index) => {
    const key = `step.${what}`;
    const shown = what === "heard" ? null : (text ?? (sealed ? say("gone") : null));
    return {
      key: String(index),
      state: index === view.entries.length - 1 && !over ? ("now" as const) : ("done" as const),
      title: isStep(key) ? say(key, params) : what,
      when: sayInstant(at, language, today),
      children:
        shown === null ? null : (
          <p class="typed">
            <Typed text={shown} language={language} />
          </p>
        ),
    };
  });
  return (
    <Card title={say("way")}>
      <Footsteps steps={steps} labels={labels} />
    </Card>
  );
}

/** /opinion/{home}/{id}/{secret}: where it stands, what was said back, and one rating. */
export async function visitFollowedOpinion(visit: Visit): Promise<Outcome> {
  const { api, params, request, language } = visit;
  const say = speaker(portalWords, language);
  const { home = "", id = "", secret = "" } = params;
  let problems: FieldProblem[] = [];
  if (fieldOf(request.form, "step") === "rate" && !fieldOf(request.form, "switch")) {
    const score = Number(fieldOf(request.form, "score"));
    if (!score) problems = [{ field: "score-5", message: say("rate.needed") }];
    else {
      const body = { secret, score, text: fieldOf(request.form, "text").trim() };
      const reply = await api.post<unknown>(`/api/opinions/${home}/${id}/ratings`, body, { id: request.commandId });
      if (reply.ok) return { kind: "redirect", to: `${request.path}?done=rate` };
      problems = [{ field: "", message: reply.refusal.message }];
    }
  }
  const found = await api.get<FollowedItem>(`/api/opinions/followed/${home}/${id}`, { secret });
  if (!found.ok) return wrongLink(visit, found.refusal.message);
  return shown(visit, found.value, problems);
}

/** By the number of its receipt and the end of the phone that was left, on the page where every matter is followed; null when it is not theirs. */
export async function opinionByNumber(visit: Visit, number: string, tail: string): Promise<Outcome | null> {
  const reply = await visit.api.post<FollowedItem>("/api/opinions/followed", { number, tail }, { id: visit.request.commandId });
  return reply.ok ? shown(visit, reply.value, []) : null;
}

function shown(visit: Visit, view: FollowedItem, problems: readonly FieldProblem[]): Outcome {
  const { request, language } = visit;
  const say = speaker(portalWords, language);
  const of = { visit, view };
  return {
    kind: "page",
    status: problems.length > 0 ? 422 : 200,
    title: say("follow", { number: view.number }),
    body: (
      <div class="followed">
        <ErrorSummary title={say("problem")} problems={problems} />
        {request.query["done"] === "rate" ? <Notice tone="good" title={say("rate.thanks")} /> : null}
        <p class="meta eyebrow">{say("follow", { number: view.number })}</p>
        <h1>{say(`state.${view.stage}`)}</h1>
        <HandedOn {...of} />
        {view.mayRate ? <Rating visit={visit} problems={problems} /> : null}
        {view.rating ? <p>{say("rate.yours", { score: view.rating })}</p> : null}
        <Card>
          <Known {...of} />
        </Card>
        <Way {...of} />
        {view.by === "number" ? (
          <Notice title={say("byNumber")} />
        ) : (
          <Card title={say("said")}>
            <p class="typed">{view.text === null ? say("gone") : <Typed text={view.text} language={language} />}</p>
          </Card>
        )}
        <p>
          <a href="/opinions">{say("published")}</a>
        </p>
      </div>
    ),
  };
}
