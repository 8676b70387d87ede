/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { ChoiceButtons, Hidden, Icon, Notice, PhotoField, Progress, TelLink, TextArea } from "#web/parts";
import { speaker, type Language } from "#web/words";
import type { Category } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import { complaintWords } from "./complaint-words.ts";
import type { Answers, Step } from "./journey.ts";
import { sayLimit } from "./limits.ts";
import type { Taxonomy } from "./taxonomy.ts";

const PARTS: Record<Step, number> = {
  group: 0,
  category: 0,
  ask: 0,
  call: 0,
  place: 1,
  exact: 1,
  near: 1,
  words: 2,
  answers: 2,
  contact: 3,
  check: 4,
};

export const JOURNEY = "journey";

/** Names the step itself asks for are left out of the hidden fields, so no answer is there twice. */
const ASKED: Record<Step, readonly (keyof Answers)[]> = {
  group: ["group"],
  category: ["category"],
  ask: ["asked"],
  call: [],
  place: ["lon", "lat"],
  exact: ["address"],
  near: [],
  words: ["description", "photos"],
  answers: [],
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
      data-say-offline={say(sealed ? "offline.sealed" : "offline")}
    >
      <Hidden values={{ ...carried, step }} />
      {back ? (
        <button type="submit" class="back" name="go" value={back}>
          <Icon name="back" /> {say("back")}
        </button>
      ) : null}
      <Progress names={names} at={at} label={say("progress", { at: at + 1, of: names.length })} />
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

/** Groups with kinds that have a service of their own, whose rights and clocks are better than a report's (domain.md S7: dispute → S9, petition → S21). */
const BETTER = { "01": "/mediation", "15": "/petitions" } as const;

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
      {group in BETTER ? (
        <p>
          <a class="alone-link" href={BETTER[group as keyof typeof BETTER]}>
            {say(`category.better.${group as keyof typeof BETTER}`)}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** Whether somebody is in danger, with the numbers beside the question: who can call need not answer. */
export function AskStep({ language, asked }: { language: Language; asked: NonNullable<Category["askFirst"]> }) {
  const say = speaker(portalWords, language);
  return (
    <>
      <h1>{asked[language]}</h1>
      <Notice tone="danger" title={say("ask.call")}>
        <p class="row">
          {asked.hotlines.map((number) => (
            <TelLink key={number} number={number} />
          ))}
        </p>
      </Notice>
      <ChoiceButtons
        name="danger"
        choices={[
          { value: "yes", label: say("ask.yes"), hint: say("ask.yes.hint") },
          { value: "no", label: say("ask.no") },
        ]}
      />
    </>
  );
}

export function CallStep({ language, category, numbers }: { language: Language; category: Category; numbers: readonly string[] }) {
  const say = speaker(portalWords, language);
  const [number = "110", ...others] = numbers;
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
        {others.length > 0 ? (
          <p class="row">
            {others.map((other) => (
              <TelLink key={other} number={other} />
            ))}
          </p>
        ) : null}
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
