/** @jsxImportSource preact */
import { Card, fieldOf, TextArea, type FieldProblem, type Outcome, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { AnswerQuestion, FollowView, RateIncident, ReopenIncident, WithdrawIncident } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

type Props = { visit: Visit; view: FollowView; secret: string | null; problems: readonly FieldProblem[] };
type Request = {
  step: "answers" | "ratings" | "reopenings" | "withdrawals";
  body: AnswerQuestion | RateIncident | ReopenIncident | WithdrawIncident;
};

const FACES = ["1", "2", "3", "4", "5"] as const;

/** Reads one of the forms of the follow page: what to send, or what is missing. */
function readAction({ request, params, language }: Visit): Request | FieldProblem[] {
  const say = speaker(portalWords, language);
  const { home = "", id = "", secret = "" } = params;
  const bearer = { home, id, secret };
  const field = (name: string): string => fieldOf(request.form, name).trim();
  const step = field("step");
  if (step === "answers") {
    const answer = field("answer");
    return answer === ""
      ? [{ field: `answer-${field("question")}`, message: say("question.needed") }]
      : { step, body: { ...bearer, question: Number(field("question")), answer } };
  }
  if (step === "ratings") {
    const problems: FieldProblem[] = [];
    if (field("solved") === "") problems.push({ field: "solved-yes", message: say("rate.needed.solved") });
    if (field("satisfied") === "") problems.push({ field: "satisfied-5", message: say("rate.needed.satisfied") });
    return problems.length > 0
      ? problems
      : {
          step,
          body: { ...bearer, satisfied: Number(field("satisfied")), solved: field("solved") === "yes", text: field("text") || null },
        };
  }
  if (step === "withdrawals") return { step, body: { ...bearer, reason: field("reason") || null } };
  const reason = field("reopenReason");
  return reason === "" ? [{ field: "reopenReason", message: say("reopen.needed") }] : { step: "reopenings", body: { ...bearer, reason } };
}

/** Carries out what was asked, at the record's own address. A rating with 没解决 and words reopens in the same press. */
export async function visitAction(visit: Visit, base = "/api/incidents"): Promise<{ outcome?: Outcome; problems: FieldProblem[] }> {
  const { api, request, params } = visit;
  if (fieldOf(request.form, "switch")) return { problems: [] };
  const action = readAction(visit);
  if (Array.isArray(action)) return { problems: action };
  const at = `${base}/${params["home"]}/${params["id"]}`;
  const reply = await api.post<unknown>(`${at}/${action.step}`, action.body, { id: request.commandId });
  if (!reply.ok) return { problems: [{ field: "", message: reply.refusal.message }] };
  const open = action.step === "ratings" && fieldOf(request.form, "solved") === "no" ? "#reopen" : "";
  return {
    outcome: { kind: "redirect", to: `/f/${params["home"]}/${params["id"]}/${params["secret"]}?done=${action.step}${open}` },
    problems: [],
  };
}

export function Questions({ visit, view, secret, problems }: Props) {
  const say = speaker(portalWords, visit.language);
  const { form } = visit.request;
  const typed = (no: number): string => (fieldOf(form, "question") === String(no) ? fieldOf(form, "answer") : "");
  if (secret === null) return null;
  const may = view.may.includes("answer");
  return (
    <>
      {/* What was answered stands among the steps. */}
      {view.questions
        .filter(({ answer }) => answer === null)
        .map(({ no, question }) => (
          <Card key={no} title={say("question.title")} tone="accent">
            <p class="typed">{question}</p>
            {may ? (
              <form method="post" action={visit.request.path} novalidate>
                <input type="hidden" name="step" value="answers" />
                <input type="hidden" name="question" value={String(no)} />
                <input type="hidden" name="commandId" value={visit.request.commandId} />
                <div class="field">
                  <label for={`answer-${no}`}>{say("question.answer")}</label>
                  {problems.some(({ field }) => field === `answer-${no}`) ? <p class="problem">{say("question.needed")}</p> : null}
                  <textarea id={`answer-${no}`} name="answer" rows={3} maxlength={2000} value={typed(no)} />
                </div>
                <button type="submit" class="button primary">
                  {say("question.send")}
                </button>
              </form>
            ) : null}
          </Card>
        ))}
    </>
  );
}

/** Five faces drawn, not emoji: the same on every phone. */
function Face({ mood }: { mood: number }) {
  const mouths = ["M8 16.5c2-3 6-3 8 0", "M8.5 16c2-1.6 5-1.6 7 0", "M8.5 15.5h7", "M8.5 15c2 1.6 5 1.6 7 0", "M8 14.5c2 3 6 3 8 0"];
  return (
    <svg class="icon face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9.5" />
      <path d="M9 9.5v.6M15 9.5v.6" />
      <path d={mouths[mood - 1]} />
    </svg>
  );
}

export function Rating({ visit, problems }: Pick<Props, "visit" | "problems">) {
  const say = speaker(portalWords, visit.language);
  const { form, path, commandId } = visit.request;
  const problem = (field: string) => {
    const found = problems.find((one) => one.field === field);
    return found ? <p class="problem">{found.message}</p> : null;
  };
  return (
    <Card title={say("rate.title")} id="rate" tone="accent">
      <p class="meta">{say("rate.lead")}</p>
      <form method="post" action={path} novalidate>
        <input type="hidden" name="step" value="ratings" />
        <input type="hidden" name="commandId" value={commandId} />
        <fieldset>
          <legend>{say("rate.solved")}</legend>
          {problem("solved-yes")}
          <div class="pair">
            {(["yes", "no"] as const).map((value) => (
              <label key={value} class="pick">
                <input type="radio" id={`solved-${value}`} name="solved" value={value} checked={fieldOf(form, "solved") === value} />
                <span>{say(`rate.${value}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>{say("rate.face")}</legend>
          {problem("satisfied-5")}
          <div class="faces">
            {FACES.map((value) => (
              <label key={value} class="pick face-pick">
                <input
                  type="radio"
                  id={`satisfied-${value}`}
                  name="satisfied"
                  value={value}
                  checked={fieldOf(form, "satisfied") === value}
                />
                <span>
                  <Face mood={Number(value)} />
                  {say(`rate.${value}`)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextArea name="text" label={say("rate.text")} aside={say("optional")} value={fieldOf(form, "text")} rows={2} maxlength={1000} />
        <button type="submit" class="button primary">
          {say("rate.send")}
        </button>
      </form>
    </Card>
  );
}

export function Reopening({ visit, problems, open }: Pick<Props, "visit" | "problems"> & { open: boolean }) {
  const say = speaker(portalWords, visit.language);
  const { form, path, commandId } = visit.request;
  const problem = problems.find(({ field }) => field === "reopenReason")?.message;
  return (
    <details class="card action" id="reopen" open={open || problem !== undefined}>
      <summary>{say("reopen.title")}</summary>
      <p>{say("reopen.lead")}</p>
      <form method="post" action={path} novalidate>
        <input type="hidden" name="step" value="reopenings" />
        <input type="hidden" name="commandId" value={commandId} />
        <TextArea
          name="reopenReason"
          label={say("reopen.reason")}
          value={fieldOf(form, "reopenReason")}
          rows={3}
          maxlength={1000}
          problem={problem}
        />
        <button type="submit" class="button primary">
          {say("reopen.send")}
        </button>
      </form>
    </details>
  );
}

export function Withdrawal({ visit }: Pick<Props, "visit">) {
  const say = speaker(portalWords, visit.language);
  const { form, path, commandId } = visit.request;
  return (
    <details class="card action">
      <summary>{say("withdraw.title")}</summary>
      <p>{say("withdraw.lead")}</p>
      <form method="post" action={path} novalidate>
        <input type="hidden" name="step" value="withdrawals" />
        <input type="hidden" name="commandId" value={commandId} />
        <TextArea
          name="reason"
          label={say("withdraw.reason")}
          aside={say("optional")}
          value={fieldOf(form, "reason")}
          rows={2}
          maxlength={300}
        />
        <button type="submit" class="button quiet">
          {say("withdraw.send")}
        </button>
      </form>
    </details>
  );
}

/** How it was rated, and right below it the way back to work for whoever is not content: nobody looks for it under the whole history. */
export function Rated({ visit, view, problems }: Pick<Props, "visit" | "view" | "problems">) {
  const say = speaker(portalWords, visit.language);
  const { may, rating } = view;
  const face = rating ? (`rate.${rating.satisfied}` as `rate.${(typeof FACES)[number]}`) : null;
  return (
    <>
      {rating && face ? (
        <Card>
          <p>
            {say(rating.calledBack ? "rate.given.phone" : rating.taken ? "rate.given.desk" : "rate.given", {
              face: say(face),
              solved: say(rating.solved ? "rate.yes" : "rate.no"),
            })}
          </p>
          {rating.text ? <p class="typed">{rating.text}</p> : null}
        </Card>
      ) : null}
      {may.includes("reopen") ? <Reopening visit={visit} problems={problems} open={rating?.solved === false} /> : null}
    </>
  );
}
