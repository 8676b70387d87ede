/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import {
  ChoiceButtons,
  Facts,
  Hidden,
  Icon,
  Notice,
  PhotoField,
  Progress,
  TelLink,
  TextArea,
  TextField,
  type FieldProblem,
} from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { Category } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { complaintWords } from "./complaint-words.ts";
import type { Answers, Step } from "./journey.ts";
import { sayLimit } from "./limits.ts";
import type { Taxonomy } from "./taxonomy.ts";

const PARTS: Record<Step, number> = { group: 0, category: 0, call: 0, place: 1, exact: 1, near: 1, words: 2, contact: 3, check: 4 };

export const JOURNEY = "journey";

/** Names the step itself asks for are left out of the hidden fields, so no answer is there twice. */
const ASKED: Record<Step, readonly (keyof Answers)[]> = {
  group: ["group"],
  category: ["category"],
  call: [],
  place: ["lon", "lat"],
  exact: ["address"],
  near: [],
  words: ["description", "photos"],
  contact: ["name", "phone", "email"],
  check: [],
};

type FrameProps = { step: Step; answers: Answers; language: Language; back: Step | null; sealed: boolean; children: ComponentChildren };

/** One page of the journey: what was said before travels in hidden fields; a plain press of Enter goes on, never back. */
export function StepFrame({ step, answers, language, back, sealed, children }: FrameProps) {
  const say = speaker(portalWords, language);
  const names = [say("step.what"), say("step.where"), say("step.words"), say("step.contact"), say("step.check")];
  const at = PARTS[step];
  const asked = ASKED[step];
  const carried = Object.fromEntries(Object.entries(answers).filter(([name]) => !(asked as readonly string[]).includes(name)));
  return (
    <form
      id={JOURNEY}
      class="journey"
      method="post"
      action="/report"
      enctype={step === "words" ? "multipart/form-data" : undefined}
      novalidate
      data-island={sealed ? "sent" : "draft"}
      data-draft="report"
    >
      <Hidden values={{ ...carried, step }} />
      {back ? (
        <button type="submit" class="back" name="go" value={back}>
          <Icon name="back" /> {say("back")}
        </button>
      ) : null}
      <Progress names={names} at={at} label={say("progress", { at: at + 1, of: names.length, name: names[at] })} />
      {children}
    </form>
  );
}

export const Continue = ({ language, label }: { language: Language; label?: string }) => (
  <p class="actions">
    <button type="submit" class="button primary">
      {label ?? speaker(portalWords, language)("continue")}
    </button>
  </p>
);

export function GroupStep({ language, taxonomy, hotline }: { language: Language; taxonomy: Taxonomy; hotline: string }) {
  const say = speaker(portalWords, language);
  return (
    <>
      <h1>{say("group.title")}</h1>
      <p class="lead">{say("group.lead")}</p>
      <Notice tone="danger" title={say("group.urgent")}>
        <p class="row">
          {["110", "119", "120", ...(taxonomy.groups.length === 0 ? [hotline] : [])].map((number) => (
            <TelLink key={number} number={number} />
          ))}
        </p>
      </Notice>
      <ChoiceButtons name="group" choices={taxonomy.groups.map(({ code, name, hint }) => ({ value: code, label: name, hint }))} />
      <p>
        <a class="alone-link" href="/complaint">
          {speaker(complaintWords, language)("offer")}
        </a>
      </p>
    </>
  );
}

export function CategoryStep({ language, taxonomy, group }: { language: Language; taxonomy: Taxonomy; group: string }) {
  const say = speaker(portalWords, language);
  const name = taxonomy.groups.find(({ code }) => code === group)?.name ?? "";
  return (
    <>
      <p class="meta eyebrow">{name}</p>
      <h1>{say("category.title")}</h1>
      <ChoiceButtons
        name="category"
        choices={taxonomy.in(group).map((category) => ({
          value: category.code,
          label: category[language],
          hint: category.limit ? sayLimit(category.limit, language) : undefined,
          badge: category.hotline ? say("category.call", { number: category.hotline }) : undefined,
        }))}
      />
    </>
  );
}

export function CallStep({ language, category }: { language: Language; category: Category }) {
  const say = speaker(portalWords, language);
  const number = category.hotline ?? "110";
  return (
    <>
      <h1>{say("call.title", { number })}</h1>
      <Notice tone="danger">
        <p>{say("call.why", { category: category[language] })}</p>
        <p>
          <TelLink number={number} big>
            {number}
          </TelLink>
        </p>
      </Notice>
      <p>{say("call.after", { number })}</p>
      {category.sealed ? <Notice title={say("sealed")} /> : null}
      <p class="actions">
        <button type="submit" class="button quiet">
          {say("call.done")}
        </button>
      </p>
    </>
  );
}

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

export function WordsStep({
  language,
  answers,
  category,
  problem,
  photoRefused,
}: {
  language: Language;
  answers: Answers;
  category: Category | undefined;
  problem: string | undefined;
  photoRefused: boolean;
}) {
  const say = speaker(portalWords, language);
  return (
    <>
      <h1>{say("words.title")}</h1>
      {category?.sealed ? <Notice title={say("sealed")} /> : null}
      <TextArea
        name="description"
        label={say("words.label")}
        hint={say("words.hint")}
        value={answers.description}
        maxlength={4000}
        problem={problem}
      />
      <PhotoField
        language={language}
        label={say("photos")}
        aside={say("optional")}
        hint={say("photos.hint")}
        photos={answers.photos}
        refused={photoRefused}
      />
      <Continue language={language} />
    </>
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
      <TextField
        name="phone"
        label={say("contact.phone")}
        aside={say("optional")}
        hint={say("contact.phone.hint")}
        value={answers.phone}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        maxlength={24}
        problem={problem("phone")}
        narrow
      />
      <TextField
        name="email"
        label={say("contact.email")}
        aside={say("optional")}
        value={answers.email}
        type="email"
        inputmode="email"
        autocomplete="email"
        maxlength={254}
        problem={problem("email")}
      />
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
      <span class="unseen">：{what}</span>
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
              value: [placeName, answers.address].filter(Boolean).join(language === "zh" ? "，" : ", "),
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
