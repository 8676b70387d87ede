/** @jsxImportSource preact */
import { Notice, TextArea, TextField, withQuery, type FieldProblem, type Visit } from "#web/parts";
import { speaker } from "#web/words";
import { complaintWords } from "./complaint-words.ts";

export type Two = { code: string; zh: string; en: string };
export type Unit = Two & { area: string; open: boolean };
export type Typed = { unit: string; description: string; name: string; phone: string };
export type Place = { area: string; trail: readonly Two[]; below: readonly Two[]; units: readonly Unit[] };
export type Asked = { visit: Visit; place: Place; typed: Typed; problems: readonly FieldProblem[] };

/** A list of places as a form of its own, so that it works without JavaScript: pressing shows that place's units and what lies below it. */
export function Where({ visit, place }: { visit: Visit; place: Place }) {
  const { language } = visit;
  const say = speaker(complaintWords, language);
  return (
    <form class="card" method="get" action="/complaint">
      <div class="field">
        <label for="area">{say("where")}</label>
        <p class="hint" id="area-hint">
          {say("where.hint")}
        </p>
        <select id="area" name="area" aria-describedby="area-hint">
          {place.trail.map((one, depth) => (
            <option key={one.code} value={one.code} selected={one.code === place.area}>
              {"　".repeat(depth)}
              {one[language]}
            </option>
          ))}
          {place.below.map((one) => (
            <option key={one.code} value={one.code}>
              {"　".repeat(place.trail.length)}
              {one[language]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button quiet">
        {say("where.go")}
      </button>
    </form>
  );
}

/** Which unit, what happened, and whom to tell. */
export function Fields({ visit, place, typed, problems }: Asked) {
  const { language } = visit;
  const say = speaker(complaintWords, language);
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  const wrong = of("unit");
  if (place.area === "") return null;
  if (place.units.length === 0) return <Notice title={say("unit.none")} />;
  return (
    <form id="journey" class="card" method="post" action={withQuery("/complaint", { area: place.area })} novalidate>
      <input type="hidden" name="step" value="words" />
      <div class={wrong ? "field wrong" : "field"}>
        <label for="unit">{say("unit")}</label>
        <p class="hint" id="unit-hint">
          {say("unit.hint")}
        </p>
        {wrong ? (
          <p class="problem" id="unit-problem">
            {wrong}
          </p>
        ) : null}
        <select id="unit" name="unit" aria-describedby={wrong ? "unit-hint unit-problem" : "unit-hint"}>
          <option value="">{say("unit.blank")}</option>
          {place.units.map((unit) => (
            <option key={unit.code} value={unit.code} selected={unit.code === typed.unit}>
              {unit[language]}
            </option>
          ))}
        </select>
      </div>
      <TextArea
        name="description"
        label={say("words")}
        hint={say("words.hint")}
        value={typed.description}
        problem={of("description")}
        rows={6}
        maxlength={4000}
      />
      <TextField name="name" label={say("name")} aside={say("optional")} value={typed.name} autocomplete="name" maxlength={50} />
      <TextField
        name="phone"
        label={say("phone")}
        aside={say("optional")}
        hint={say("phone.hint")}
        value={typed.phone}
        problem={of("phone")}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        maxlength={20}
      />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("next")}
        </button>
      </p>
    </form>
  );
}
