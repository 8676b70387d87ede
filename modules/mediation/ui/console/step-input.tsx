import { Choice, Field, instant, NativeSelect, TextArea, TextInput, useLanguage, useSay } from "#web/console";
import type { CalendarPage, DisputePage, DisputeView, RegisterPage } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { CandidatesField } from "./candidates-field.tsx";
import { ObligationsField } from "./obligations-field.tsx";
import { ScanField, SignatureField } from "./signature-field.tsx";
import type { StepField } from "./step-fields.ts";
import { useCode, useRead } from "./wire.ts";

type Option = { value: string; label: string };

/** What a field lets one choose from: the case itself, or the register. */
function useOptions(field: StepField, view: DisputeView | null): readonly Option[] {
  const code = useCode();
  const language = useLanguage();
  const today = new Date().toISOString().slice(0, 10);
  const register = useRead<RegisterPage>("register");
  const disputes = useRead<DisputePage>("disputes", { view: "open" }, { enabled: field.as === "disputes" });
  const calendar = useRead<CalendarPage>("calendar", { from: today, to: today });
  if (field.as === "select") return field.codes.map((value) => ({ value, label: code(field.group, value) }));
  if (field.as === "options") return field.options;
  if (field.as === "mediator" || field.as === "mediators")
    return (register.data?.mediators ?? []).filter(({ active }) => active).map(({ id, zh }) => ({ value: id, label: zh }));
  if (field.as === "disputes")
    return (disputes.data?.rows ?? []).map(({ id, number, type, placeName }) => ({
      value: id,
      label: `${number} ${code("type", type)} ${placeName}`,
    }));
  if (view === null) return [];
  if (field.as === "own-mediator") return view.mediators.map(({ id, zh }) => ({ value: id, label: zh }));
  if (field.as === "party" || field.as === "parties")
    return view.parties.map(({ id, name, side }) => ({ value: id, label: `${code("side", side)} ${name}` }));
  if (field.as === "committee")
    return (register.data?.committees ?? [])
      .filter(({ open, area }) => open && view.place.startsWith(area))
      .map((one) => ({ value: one.id, label: one[language] }));
  if (field.as === "room")
    return (calendar.data?.rooms ?? []).map((room) => ({ value: room.id, label: `${room.committee[language]} ${room[language]}` }));
  if (field.as === "obligation")
    return (view.agreement?.obligations ?? [])
      .filter(({ doneOn }) => doneOn === null)
      .map(({ id, what, due }) => ({ value: id, label: `${what ?? "—"} · ${due}` }));
  if (field.as === "slot")
    return view.followUps
      .filter(({ doneAt }) => doneAt === null)
      .map(({ slot, dueAt }) => ({
        value: slot,
        label: `${code("slot", slot.includes(":") ? slot.slice(slot.lastIndexOf(":") + 1) : slot)} · ${dueAt.slice(0, 10)}`,
      }));
  if (field.as === "session")
    return view.sessions.filter(({ state }) => state === "set").map(({ id, from }) => ({ value: id, label: instant(from, language) }));
  return [];
}

export function StepInput({
  field,
  view,
  value,
  onChange,
}: {
  field: StepField;
  view: DisputeView | null;
  value: string;
  onChange: (value: string) => void;
}) {
  const say = useSay(consoleWords);
  const code = useCode();
  const options = useOptions(field, view);
  const label = field.label in consoleWords ? say(field.label as keyof typeof consoleWords) : field.label;
  const required = !("optional" in field && field.optional);
  if (field.as === "area")
    return (
      <Field label={label} required={required}>
        <TextArea value={value} onChange={onChange} max={3000} />
      </Field>
    );
  if (field.as === "yesno")
    return (
      <Field label={label} required group>
        <Choice
          value={value as "yes" | "no" | ""}
          onChange={onChange}
          options={(["yes", "no"] as const).map((one) => ({ value: one, label: say(one) }))}
        />
      </Field>
    );
  if (field.as === "codes" || field.as === "mediators" || field.as === "disputes" || field.as === "parties") {
    const offered = field.as === "codes" ? field.codes.map((one) => ({ value: one, label: code(field.group, one) })) : options;
    const chosen = value.split(",").filter(Boolean);
    return (
      <Field label={label} required={required} group>
        {offered.map(({ value: one, label: words }) => (
          <label key={one} style={{ display: "block" }}>
            <input
              type="checkbox"
              checked={chosen.includes(one)}
              onChange={() => onChange((chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]).join(","))}
            />{" "}
            {words}
          </label>
        ))}
      </Field>
    );
  }
  if (field.as === "candidates")
    return (
      <Field label={label} required={required} group>
        {view === null ? null : <CandidatesField view={view} value={value} onChange={onChange} />}
      </Field>
    );
  if (field.as === "obligations")
    return (
      <Field label={label} required group>
        {view === null ? null : <ObligationsField view={view} value={value} onChange={onChange} />}
      </Field>
    );
  if (field.as === "signature" || field.as === "scan")
    return (
      <Field label={label} required={required} group>
        {field.as === "scan" ? <ScanField value={value} onChange={onChange} /> : <SignatureField value={value} onChange={onChange} />}
      </Field>
    );
  if (field.as === "text" || field.as === "date" || field.as === "instant" || field.as === "number") {
    const type = { text: "text", date: "date", instant: "datetime-local", number: "number" }[field.as];
    return (
      <Field label={label} required={required}>
        <TextInput value={value} onChange={onChange} type={type} max={300} />
      </Field>
    );
  }
  return (
    <Field label={label} required={required} group>
      <NativeSelect label={label} value={value} blank="—" options={options} onChange={onChange} />
    </Field>
  );
}
