import { Select } from "antd";
import { useEffect } from "react";
import {
  AreaPicker,
  Choice,
  consoleWords as pieces,
  Field,
  NativeSelect,
  TextArea,
  TextInput,
  useFieldProps,
  useSay,
  PhotoField,
} from "#web/console";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { CategorySelect } from "./category-select.tsx";
import { useEventWords } from "./event-words.ts";
import { IncidentFinder } from "./incident-finder.tsx";
import { LimitInput } from "./limit-input.tsx";
import type { Draft, FieldSpec, Offer } from "./steps.ts";
import { SuggestedUnit } from "./suggested-unit.tsx";
import { UnitSelect, UnitsSelect } from "./unit-select.tsx";
import { UnstaffedNote } from "./unstaffed.tsx";
import { useHandlers, useUnitName } from "./wire.ts";

type Props = { field: FieldSpec; row: CaseView; offer: Offer; draft: Draft; change: (draft: Draft) => void; faulty: boolean };

const labels = {
  "part.category": "field.partCategory",
  "part.summary": "field.part",
  "part.description": "field.partWords",
} as const;
export const labelOf = (name: string): keyof typeof consoleWords =>
  name in labels ? labels[name as keyof typeof labels] : (`field.${name}` as keyof typeof consoleWords);

const grouped: ReadonlySet<FieldSpec["kind"]> = new Set(["choice", "flag", "photos", "limit"]);

/** One field of a step's form, with its label, its error and the control its kind asks for. */
export function StepField(props: Props) {
  const say = useSay(consoleWords);
  const sayPieces = useSay(pieces);
  const { field, faulty } = props;
  const label = say(field.kind === "unit" && field.from ? "field.unitFrom" : labelOf(field.name));
  const required = !(field.kind === "photos" || field.kind === "units" || ("optional" in field && field.optional));
  if (field.kind === "unit" && props.offer.units.length === 1) return null;
  return (
    <Field
      label={label}
      required={required}
      group={grouped.has(field.kind)}
      error={faulty ? sayPieces("console.needed", { field: label }) : undefined}
    >
      <Control {...props} />
    </Field>
  );
}

function Control({ field, row, offer, draft, change }: Props) {
  const say = useSay(consoleWords);
  const text = draft.texts[field.name] ?? "";
  const set = (value: string, name: string = field.name) => change({ ...draft, texts: { ...draft.texts, [name]: value } });
  const setList = (values: readonly string[]) => change({ ...draft, lists: { ...draft.lists, [field.name]: values } });
  switch (field.kind) {
    case "text":
      return <TextArea value={text} onChange={set} max={field.max} rows={field.rows} />;
    case "line":
      return <TextInput value={text} onChange={set} max={field.max} suggest={field.suggest} />;
    case "date":
      return <TextInput type="date" value={text} onChange={set} min={new Date().toISOString().slice(0, 10)} />;
    case "category":
      return <CategorySelect value={text} onChange={set} />;
    case "area":
      return <AreaPicker label={say("field.area")} blank={say("field.areaBlank")} value={text} onChange={set} />;
    case "unit":
      // Who handles it is of the unit that was chosen, and of no other.
      return (
        <ActingUnit
          units={offer.units}
          value={text}
          onChange={(unit) => change({ ...draft, texts: { ...draft.texts, unit, handler: "" } })}
        />
      );
    case "lead":
      return (
        <>
          <SuggestedUnit row={row} value={text} use={set} />
          <UnitSelect value={text} onChange={set} />
          <UnstaffedNote units={[text]} />
        </>
      );
    case "units":
      return (
        <>
          <UnitsSelect value={draft.lists[field.name] ?? []} onChange={setList} />
          <UnstaffedNote units={draft.lists[field.name] ?? []} />
        </>
      );
    case "handler":
      return <HandlerSelect unit={draft.texts["unit"] ?? ""} value={text} onChange={set} />;
    case "limit":
      return (
        <LimitInput
          amount={draft.texts[`${field.name}.amount`] ?? ""}
          unit={draft.texts[`${field.name}.unit`] ?? "workingDay"}
          setAmount={(value) => set(value, `${field.name}.amount`)}
          setUnit={(value) => set(value, `${field.name}.unit`)}
        />
      );
    case "choice":
      return <WordChoice name={field.name} options={field.options} value={text} onChange={set} />;
    case "flag":
      return <FlagChoice value={text} onChange={set} />;
    case "order":
      return <OrderSelect row={row} value={text} onChange={set} />;
    case "into":
      return <IncidentFinder value={text} onChange={set} near={row.near} />;
    case "photos":
      return <PhotoField value={draft.lists[field.name] ?? []} onChange={setList} />;
  }
}

function ActingUnit({ units, value, onChange }: { units: readonly string[]; value: string; onChange: (unit: string) => void }) {
  const unitName = useUnitName();
  return (
    <NativeSelect value={value} onChange={onChange} blank="" options={units.map((unit) => ({ value: unit, label: unitName(unit) }))} />
  );
}

function HandlerSelect({ unit, value, onChange }: { unit: string; value: string; onChange: (id: string) => void }) {
  const field = useFieldProps();
  const { data } = useHandlers(unit);
  const options = (data ?? []).map((person) => ({ value: person.id, label: person.name }));
  const only = options.length === 1 ? options[0]?.value : undefined;
  useEffect(() => {
    if (only && !value) onChange(only);
  }, [only, value, onChange]);
  return (
    <Select
      className="i-unit-select"
      {...field}
      showSearch={{ optionFilterProp: "label" }}
      value={value || undefined}
      options={options}
      onChange={(id: string) => onChange(id)}
    />
  );
}

function WordChoice({
  name,
  options,
  value,
  onChange,
}: {
  name: Extract<FieldSpec, { kind: "choice" }>["name"];
  options: readonly string[];
  value: string;
  onChange: (value: string) => void;
}) {
  const say = useSay(consoleWords);
  const words = useEventWords();
  const label = (option: string): string => {
    if (name === "ending" && (option === "solved" || option === "unsolvable")) return words.ending(option);
    return say((name === "level" ? `level.${option}` : `field.${name}.${option}`) as keyof typeof consoleWords);
  };
  return <Choice value={value} onChange={onChange} options={options.map((option) => ({ value: option, label: label(option) }))} />;
}

function FlagChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useSay(consoleWords);
  return (
    <Choice
      value={value}
      onChange={onChange}
      options={(["true", "false"] as const).map((flag) => ({ value: flag, label: say(`field.passed.${flag}`) }))}
    />
  );
}

function OrderSelect({ row, value, onChange }: { row: CaseView; value: string; onChange: (value: string) => void }) {
  const say = useSay(consoleWords);
  const open = row.supervision.filter((order) => order.reply === null);
  return (
    <NativeSelect
      value={value}
      onChange={onChange}
      options={open.map((order) => ({
        value: String(order.no),
        label: `${order.no} · ${say(`level.${order.level}`)} · ${order.reason.slice(0, 40)}`,
      }))}
    />
  );
}
