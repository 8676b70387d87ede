/** @jsxImportSource preact */
import {
  AreaForm,
  Notice,
  PhoneField,
  SelectField,
  TextArea,
  TextField,
  withQuery,
  type AreaPick,
  type FieldProblem,
  type Visit,
} from "#web/parts";
import { speaker } from "#web/words";
import { complaintWords } from "./complaint-words.ts";

export type Unit = { code: string; zh: string; en: string; area: string; open: boolean };
export type Typed = { unit: string; description: string; name: string; phone: string };
export type Place = AreaPick & { area: string; units: readonly Unit[] };
export type Asked = { visit: Visit; place: Place; typed: Typed; problems: readonly FieldProblem[] };

/** Pressing shows that place's units and what lies below it. */
export function Where({ visit, place }: { visit: Visit; place: Place }) {
  const say = speaker(complaintWords, visit.language);
  const words = { label: say("where"), hint: say("where.hint"), go: say("where.go") };
  return <AreaForm language={visit.language} action="/complaint" pick={place} words={words} />;
}

/** Which unit, what happened, and whom to tell. */
export function Fields({ visit, place, typed, problems }: Asked) {
  const { language } = visit;
  const say = speaker(complaintWords, language);
  const of = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  if (place.area === "") return null;
  if (place.units.length === 0) return <Notice title={say("unit.none")} />;
  return (
    <form id="journey" class="card" method="post" action={withQuery("/complaint", { area: place.area })} novalidate>
      <input type="hidden" name="step" value="words" />
      <SelectField
        name="unit"
        label={say("unit")}
        hint={say("unit.hint")}
        problem={of("unit")}
        blank={say("unit.blank")}
        options={place.units.map((unit) => ({ value: unit.code, label: unit[language] }))}
        value={typed.unit}
      />
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
      <PhoneField label={say("phone")} aside={say("optional")} hint={say("phone.hint")} value={typed.phone} problem={of("phone")} />
      <p class="actions">
        <button type="submit" class="button primary">
          {say("next")}
        </button>
      </p>
    </form>
  );
}
