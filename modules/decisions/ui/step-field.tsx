import { useQuery } from "@tanstack/react-query";
import { AreaPicker, orThrow, UnitPicker, useConsole, useSay } from "#web/console";
import type { MatterView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import type { StepField } from "./steps.ts";

/** `area`: whose units; `matter`: path of the matter whose risks and hearings are chosen from, "" before there is one. */
export type Around = { area: string; matter: string };
type Props = { field: StepField; value: string; set: (value: string) => void; around: Around };

export function FieldOf({ field, value, set, around }: Props) {
  const say = useSay(consoleWords);
  const named = say(`field.${field.name}` as keyof typeof consoleWords);
  if (field.kind === "area")
    return (
      <div style={{ marginBlock: 8 }}>
        {named} <AreaPicker label={named} blank={named} value={value} onChange={set} />
      </div>
    );
  if (field.kind === "unit")
    return (
      <div style={{ marginBlock: 8 }}>
        {named}
        <UnitPicker label={named} value={value} onChange={set} area={around.area} />
      </div>
    );
  return (
    <label style={{ display: "block", marginBlock: 8 }}>
      {named}
      {field.kind in HINTS ? ` · ${say(HINTS[field.kind as keyof typeof HINTS])}` : ""}
      <Control field={field} value={value} set={set} around={around} />
    </label>
  );
}

const HINTS = { experts: "expertsHint", participants: "participantsHint", team: "teamHint", statements: "statementsHint" } as const;
const TYPES = { day: "date", number: "number", time: "time" } as const;

function Control({ field, value, set, around }: Props) {
  const say = useSay(consoleWords);
  const common = { className: "c-input", required: !field.optional, value, style: { width: "100%" } };
  switch (field.kind) {
    case "options":
      return (
        <select {...common} onChange={(event) => set(event.target.value)}>
          <option value="" />
          {field.options?.map((one) => (
            <option key={one} value={one}>
              {say(`option.${one}` as keyof typeof consoleWords)}
            </option>
          ))}
        </select>
      );
    case "risk":
    case "hearing":
      return <OfMatter {...common} what={field.kind} matter={around.matter} set={set} />;
    case "text":
    case "experts":
    case "participants":
    case "team":
    case "statements":
      return <textarea {...common} rows={3} onChange={(event) => set(event.target.value)} />;
    default: {
      const type = field.kind in TYPES ? TYPES[field.kind as keyof typeof TYPES] : "text";
      return <input {...common} type={type} onChange={(event) => set(event.target.value)} />;
    }
  }
}

/** Risks and hearings of this matter, as its page has them. */
function OfMatter({
  what,
  matter,
  set,
  ...common
}: {
  what: "risk" | "hearing";
  matter: string;
  set: (value: string) => void;
  value: string;
}) {
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["decisions", "matter", matter],
    queryFn: async () => orThrow(await api.get<MatterView>(matter)),
    enabled: matter !== "",
  });
  const options =
    what === "risk"
      ? read.data?.risks.filter(({ doneOn }) => doneOn === null).map(({ risk, cause, measure }) => [risk, `${cause}：${measure}`] as const)
      : read.data?.hearings.filter(({ record }) => record === null).map(({ hearing, on, place }) => [hearing, `${on} ${place}`] as const);
  return (
    <select {...common} onChange={(event) => set(event.target.value)}>
      <option value="" />
      {(options ?? []).map(([id, label]) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
