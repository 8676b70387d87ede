/** @jsxImportSource preact */
import { TextArea, TextField, withQuery, type FieldProblem, type Visit } from "#web/parts";
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
      <div class="field">
        <label for="topic">
          {say("topic")}
          <span class="aside">{say("optional")}</span>
        </label>
        <select id="topic" name="topic">
          <option value="">{say("topic.blank")}</option>
          {topics.map((one) => (
            <option key={one.code} value={one.code} selected={one.code === typed.topic}>
              {one[language]}
            </option>
          ))}
        </select>
      </div>
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
      <TextField
        name="phone"
        label={say("phone")}
        aside={say("optional")}
        hint={say("contact.hint")}
        value={typed.phone}
        problem={of("phone")}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        maxlength={20}
      />
      <TextField
        name="email"
        label={say("email")}
        aside={say("optional")}
        value={typed.email}
        problem={of("email")}
        type="email"
        inputmode="email"
        autocomplete="email"
        maxlength={254}
      />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("next")}
        </button>
      </p>
    </form>
  );
}
