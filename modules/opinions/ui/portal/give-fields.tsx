/** @jsxImportSource preact */
import { MailField, PhoneField, SelectField, TextArea, withQuery, type FieldProblem, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import type { TopicList } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";
import type { Spot } from "./place.tsx";

export type Typed = { text: string; topic: string; wish: string; phone: string; email: string };
export type Asked = { visit: Visit; spot: Spot; topics: TopicList["rows"]; typed: Typed; problems: readonly FieldProblem[] };

export const actionOf = ({ visit, spot }: Pick<Asked, "visit" | "spot">): string =>
  withQuery("/opinions/give", { area: spot.area, c: visit.request.query["c"] });

/** What one thinks, what it is about, and whether one wants to be told. Everything but the words may stay empty. */
export function GiveFields(asked: Asked) {
  const { visit, typed, topics, problems } = asked;
  const { language } = visit;
  const say = speaker(portalWords, language);
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  return (
    <form id="journey" class="card" method="post" action={actionOf(asked)} novalidate>
      <input type="hidden" name="step" value="words" />
      <TextArea name="text" label={say("text")} hint={say("text.hint")} value={typed.text} problem={of("text")} rows={6} maxlength={2000} />
      <SelectField
        name="topic"
        label={say("topic")}
        aside={say("optional")}
        blank={say("topic.blank")}
        options={topics.map((one) => ({ value: one.code, label: one[language] }))}
        value={typed.topic}
      />
      <fieldset>
        <legend>{say("wish")}</legend>
        <div class="pair">
          {(["no", "yes"] as const).map((value) => (
            <label key={value} class="pick">
              <input type="radio" id={`wish-${value}`} name="wish" value={value} checked={typed.wish === value} />
              <span>{say(`wish.${value}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <PhoneField label={say("phone")} aside={say("optional")} hint={say("contact.hint")} value={typed.phone} problem={of("phone")} />
      <MailField label={say("email")} aside={say("optional")} value={typed.email} problem={of("email")} />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("next")}
        </button>
      </p>
    </form>
  );
}
