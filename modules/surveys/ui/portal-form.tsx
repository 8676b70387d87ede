/** @jsxImportSource preact */
import {
  ChoiceButtons,
  ErrorSummary,
  Facts,
  fieldOf,
  fieldsOf,
  Hidden,
  LinkButton,
  mintId,
  Notice,
  type Outcome,
  type Visit,
  Typed,
} from "#web/parts";
import { speaker } from "#web/words";
import type { FormView, Question } from "../contract.ts";
import { portalWords } from "./portal-words.ts";

type Say = (key: keyof typeof portalWords, params?: Readonly<Record<string, unknown>>) => string;
type Given = Record<string, string[]>;
type Shown = { visit: Visit; say: Say; form: FormView; given: Given; begun: string };

const isAsked = ({ only }: Question, given: Given): boolean =>
  !only || (given[only.question] ?? []).some((code) => only.options.includes(code));
const page = (title: string, body: Extract<Outcome, { kind: "page" }>["body"], status = 200): Outcome => ({
  kind: "page",
  title,
  status,
  body,
  // An address that holds a secret goes to nobody as a referrer and stays in no cache.
  headers: { "referrer-policy": "no-referrer", "cache-control": "no-store" },
});

function Marks({ form, say, language }: { form: FormView; say: Say; language: Visit["language"] }) {
  if (!form.marks) return null;
  return (
    <p class="hint">
      <Typed text={say("marks", { ...form.marks, kind: say(form.marks.kind) })} language={language} />
    </p>
  );
}

/** Everything answered so far travels with the page and nowhere else. */
const carried = ({ given, begun }: Shown) => ({
  ...Object.fromEntries(Object.entries(given).map(([code, codes]) => [`a.${code}`, codes])),
  begun,
});

function begin({ visit, say, form }: Shown): Outcome {
  const zh = visit.language === "zh";
  return page(
    zh ? form.title : form.titleEn,
    <>
      <h1>{zh ? form.title : form.titleEn}</h1>
      <p>
        <Typed text={form.purpose} language={visit.language} />
      </p>
      <p>{say("formLead")}</p>
      <p>{say("law")}</p>
      <Marks form={form} say={say} language={visit.language} />
      <form method="post" class="actions">
        <input type="hidden" name="begun" value={new Date().toISOString()} />
        <button type="submit" class="button primary">
          {say("start")}
        </button>
      </form>
      <form method="post" class="actions">
        <input type="hidden" name="decline" value="1" />
        <input type="hidden" name="commandId" value={visit.request.commandId} />
        <button type="submit" class="button quiet">
          {say("decline")}
        </button>
      </form>
    </>,
  );
}

function ask(shown: Shown, question: Question, missed: boolean): Outcome {
  const { visit, say, form, given } = shown;
  const { language } = visit;
  const number = form.questions.filter((one) => isAsked(one, given) && given[one.code] !== undefined).length + 1;
  const choices = question.options.map((one) => ({ value: one.code, label: one[language] }));
  return page(
    question[language],
    <form method="post">
      <Hidden values={carried(shown)} />
      <input type="hidden" name="at" value={question.code} />
      {missed ? <ErrorSummary title={say("problem")} problems={[{ field: "answers", message: say("choose") }]} /> : null}
      <p class="hint">{say("step", { n: number })}</p>
      <h1 id="answers">{question[language]}</h1>
      {question.type === "multi" ? (
        <>
          <fieldset class="field">
            <legend>{say("several")}</legend>
            {choices.map(({ value, label }) => (
              <label key={value} class="tick">
                <input type="checkbox" name={`a.${question.code}`} value={value} /> {label}
              </label>
            ))}
          </fieldset>
          <p class="actions">
            <button type="submit" class="button primary">
              {say("next")}
            </button>
          </p>
        </>
      ) : (
        <ChoiceButtons name={`a.${question.code}`} choices={choices} />
      )}
    </form>,
  );
}

function check(shown: Shown, problem: string | null, status = 200): Outcome {
  const { visit, say, form, given } = shown;
  const words = (question: Question): string =>
    question.options
      .filter(({ code }) => (given[question.code] ?? []).includes(code))
      .map((one) => one[visit.language])
      .join("、");
  return page(
    say("check"),
    <>
      <h1>{say("check")}</h1>
      {problem ? <ErrorSummary title={say("problem")} problems={[{ field: "", message: problem }]} /> : null}
      <Facts rows={form.questions.filter((one) => isAsked(one, given)).map((one) => ({ term: one[visit.language], value: words(one) }))} />
      <form method="post" class="actions">
        <Hidden values={carried(shown)} />
        <input type="hidden" name="send" value="1" />
        <input type="hidden" name="interview" value={mintId(Date.now())} />
        <input type="hidden" name="commandId" value={visit.request.commandId} />
        <button type="submit" class="button primary">
          {say("send")}
        </button>
      </form>
      <form method="post" class="actions">
        <Hidden values={{ begun: shown.begun }} />
        <button type="submit" class="button quiet">
          {say("change")}
        </button>
      </form>
      <Marks form={form} say={say} language={visit.language} />
    </>,
    status,
  );
}

const ended = (say: Say, title: keyof typeof portalWords, lead: keyof typeof portalWords | null, tone: "good" | "info" = "good"): Outcome =>
  page(
    say(title),
    <>
      <Notice tone={tone} title={say(title)}>
        {lead ? <p>{say(lead)}</p> : null}
      </Notice>
      <p class="actions">
        <LinkButton href="/surveys" tone="quiet">
          {say("results")}
        </LinkButton>
      </p>
    </>,
  );

/** One question a page; nothing is kept until it is sent, and then without who answered. */
export async function visitForm(visit: Visit): Promise<Outcome> {
  const { api, language, params, request } = visit;
  const say: Say = speaker(portalWords, language);
  const [home, survey, id, secret] = ["home", "survey", "id", "secret"].map((name) => encodeURIComponent(params[name] ?? ""));
  const path = `/api/surveys/${home}/${survey}/units/${id}`;
  const reply = await api.get<FormView>(`${path}/form`, { secret: params["secret"] ?? "" });
  if (!reply.ok) return page(say("form"), <Notice tone="warn" title={reply.refusal.message} />, reply.status || 503);
  const form = reply.value;
  if (form.state !== "open") return ended(say, form.state, null, "info");
  if (request.method !== "POST") return begin({ visit, say, form, given: {}, begun: "" });
  if (fieldOf(request.form, "decline") === "1") {
    const sent = await api.post(`${path}/decline`, { secret }, { id: request.commandId });
    return sent.ok
      ? ended(say, "declined", null)
      : page(say("form"), <Notice tone="warn" title={sent.refusal.message} />, sent.status || 503);
  }
  const given = Object.fromEntries(
    form.questions.map(({ code }) => [code, fieldsOf(request.form, `a.${code}`)] as const).filter(([, codes]) => codes.length > 0),
  );
  const shown: Shown = { visit, say, form, given, begun: fieldOf(request.form, "begun") || new Date().toISOString() };
  const next = form.questions.find((one) => isAsked(one, given) && given[one.code] === undefined);
  if (next) return ask(shown, next, fieldOf(request.form, "at") === next.code);
  if (fieldOf(request.form, "send") !== "1") return check(shown, null);
  const body = { secret, interview: fieldOf(request.form, "interview"), startedAt: shown.begun, answers: given };
  const sent = await api.post(`${path}/answers`, body, { id: request.commandId });
  return sent.ok ? ended(say, "thanks", "thanksLead") : check(shown, sent.refusal.message, sent.status || 503);
}
