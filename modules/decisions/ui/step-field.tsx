import { useQuery } from "@tanstack/react-query";
import {
  AreaPicker,
  Field,
  NativeSelect,
  orThrow,
  RowsField,
  TextArea,
  TextInput,
  UnitPicker,
  useConsole,
  useLanguage,
  useSay,
  type Row,
  type RowColumn,
} from "#web/console";
import type { MatterView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import type { StepField } from "./steps.ts";

/** `area`: whose units; `matter`: path of the matter whose risks and hearings are chosen from, "" before there is one. */
export type Around = { area: string; matter: string };
type Props = { field: StepField; value: string; set: (value: string) => void; around: Around };

export function FieldOf({ field, value, set, around }: Props) {
  const say = useSay(consoleWords);
  const named = say(`field.${field.name}` as keyof typeof consoleWords);
  const columns = COLUMNS[field.kind];
  if (columns) {
    const rows = value === "" ? [{}] : (JSON.parse(value) as Row[]);
    return (
      <div>
        <RowsField
          label={named}
          columns={columns.map(({ name, kind, width }) => ({
            name,
            kind,
            width,
            label: say(`list.${field.kind}.${name}` as keyof typeof consoleWords),
          }))}
          rows={rows}
          put={(next) => set(JSON.stringify(next))}
        />
        {field.kind === "team" ? <p className="c-muted">{say("teamHint")}</p> : null}
      </div>
    );
  }
  return (
    <Field label={named} required={!field.optional}>
      <Control field={field} value={value} set={set} around={around} />
    </Field>
  );
}

type Column = Pick<RowColumn, "name" | "kind"> & { width: number };
const COLUMNS: Partial<Record<StepField["kind"], readonly Column[]>> = {
  experts: [
    { name: "name", kind: "text", width: 110 },
    { name: "recused", kind: "tick", width: 40 },
    { name: "disagrees", kind: "tick", width: 40 },
    { name: "opinion", kind: "text", width: 300 },
  ],
  participants: [
    { name: "name", kind: "text", width: 120 },
    { name: "group", kind: "text", width: 260 },
  ],
  team: [
    { name: "post", kind: "text", width: 220 },
    { name: "name", kind: "text", width: 120 },
  ],
  statements: [
    { name: "who", kind: "text", width: 150 },
    { name: "said", kind: "text", width: 260 },
    { name: "reply", kind: "text", width: 260 },
  ],
};
/** The longest of them, a draft; the server knows the limit of each. */
const LONGEST = 8_000;
const TYPES = { day: "date", number: "number", time: "time" } as const;

function Control({ field, value, set, around }: Props) {
  const say = useSay(consoleWords);
  switch (field.kind) {
    case "area":
      return <AreaPicker label={say(`field.${field.name}` as keyof typeof consoleWords)} value={value} onChange={set} />;
    case "unit":
      return <UnitPicker value={value} onChange={set} area={around.area} />;
    case "options": {
      const options = field.options?.map((one) => ({ value: one, label: say(`option.${one}` as keyof typeof consoleWords) }));
      return <NativeSelect blank="" value={value} onChange={set} options={options ?? []} />;
    }
    case "risk":
    case "hearing":
      return <OfMatter value={value} what={field.kind} matter={around.matter} set={set} />;
    case "text":
      return <TextArea value={value} max={LONGEST} rows={3} onChange={set} />;
    default:
      return <TextInput type={field.kind in TYPES ? TYPES[field.kind as keyof typeof TYPES] : "text"} value={value} onChange={set} />;
  }
}

/** Risks and hearings of this matter, as its page has them. */
function OfMatter({ what, matter, value, set }: { what: "risk" | "hearing"; matter: string; value: string; set: (value: string) => void }) {
  const { api } = useConsole();
  const language = useLanguage();
  const read = useQuery({
    queryKey: ["decisions", "matter", matter],
    queryFn: async () => orThrow(await api.get<MatterView>(matter)),
    enabled: matter !== "",
  });
  const colon = language === "zh" ? "：" : ": ";
  const options =
    what === "risk"
      ? read.data?.risks
          .filter(({ doneOn }) => doneOn === null)
          .map(({ risk, cause, measure }) => ({ value: risk, label: `${cause}${colon}${measure}` }))
      : read.data?.hearings
          .filter(({ record }) => record === null)
          .map(({ hearing, on, place }) => ({ value: hearing, label: `${on} ${place}` }));
  return <NativeSelect blank="" value={value} onChange={set} options={options ?? []} />;
}
