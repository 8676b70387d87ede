/** @jsxImportSource preact */
import { Facts, MailField, PhoneField, TextField, type FieldProblem } from "#web/parts";
import { colon, speaker, type Language } from "#web/words";
import type { Category } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import type { Answers, Step } from "./journey.ts";
import { sayLimit } from "./limits.ts";
import { Continue } from "./report-steps.tsx";

/** What is held, why, until when: beside the question, not behind it. */
function Purpose({ language, days }: { language: Language; days: number | null }) {
  const say = speaker(portalWords, language);
  return (
    <details class="purpose">
      <summary>{say("purpose.title")}</summary>
      <p>{say("purpose.words", { until: days === null ? "" : say("purpose.until", { days }) })}</p>
      <p>
        <a href="/privacy">{say("purpose.more")}</a>
      </p>
    </details>
  );
}

export function ContactStep({
  language,
  answers,
  problems,
  days,
}: {
  language: Language;
  answers: Answers;
  problems: readonly FieldProblem[];
  days: number | null;
}) {
  const say = speaker(portalWords, language);
  const problem = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return (
    <>
      <h1>{say("contact.title")}</h1>
      <p class="lead">{say("contact.lead")}</p>
      <TextField
        name="name"
        label={say("contact.name")}
        aside={say("optional")}
        value={answers.name}
        autocomplete="name"
        maxlength={50}
        problem={problem("name")}
      />
      <PhoneField label={say("contact.phone")} aside={say("optional")} value={answers.phone} problem={problem("phone")} narrow />
      <MailField label={say("contact.email")} aside={say("optional")} value={answers.email} problem={problem("email")} />
      <Purpose language={language} days={days} />
      <Continue language={language} />
    </>
  );
}

export function CheckStep({
  language,
  answers,
  category,
  placeName,
  commandId,
  days,
}: {
  language: Language;
  answers: Answers;
  category: Category | undefined;
  placeName: string;
  commandId: string;
  days: number | null;
}) {
  const say = speaker(portalWords, language);
  const change = (step: Step, what: string) => (
    <button type="submit" class="link" name="go" value={step}>
      {say("change")}
      <span class="unseen">{`${colon(language)}${what}`}</span>
    </button>
  );
  const contact = [answers.name, answers.phone, answers.email].filter(Boolean).join(" · ") || say("check.nothing");
  return (
    <>
      <h1>{say("check.title")}</h1>
      <input type="hidden" name="commandId" value={commandId} />
      <div class="card">
        <Facts
          rows={[
            {
              term: say("check.category"),
              value: category?.[language] ?? answers.category,
              action: change("group", say("check.category")),
            },
            {
              term: say("check.place"),
              value: (
                <>
                  {placeName}
                  {answers.address ? <br /> : null}
                  {answers.address}
                </>
              ),
              action: change("place", say("check.place")),
            },
            {
              term: say("check.words"),
              value: <span class="typed">{answers.description}</span>,
              action: change("words", say("check.words")),
            },
            {
              term: say("check.photos"),
              value: answers.photos.length > 0 ? say("check.count", { n: answers.photos.length }) : say("check.none"),
              action: change("words", say("check.photos")),
            },
            { term: say("check.contact"), value: contact, action: change("contact", say("check.contact")) },
          ]}
        />
      </div>
      <h2 class="small">{say("check.next")}</h2>
      <ol class="plain-steps">
        <li>{say("check.next.1")}</li>
        <li>{category?.limit ? say("check.next.2.limit", { limit: sayLimit(category.limit, language) }) : say("check.next.2")}</li>
        <li>{say("check.next.3")}</li>
      </ol>
      <Purpose language={language} days={days} />
      <Continue language={language} label={say("check.send")} />
    </>
  );
}
