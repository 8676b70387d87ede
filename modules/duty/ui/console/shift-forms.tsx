import { useState } from "react";
import {
  AreaPicker,
  areasOf,
  consoleWords as pieces,
  dayOf,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { DutyRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useColleagues, useSend, useUnits } from "./wire.ts";

const HOUR_MS = 3_600_000;

function PersonField({ unit, area, value, onChange }: { unit: string; area: string; value: string; onChange: (account: string) => void }) {
  const say = useSay(consoleWords);
  const colleagues = useColleagues(unit, area);
  const none = colleagues.data?.length === 0;
  return (
    <Field label={say("duty.person")} required hint={none ? say("duty.nobody") : undefined}>
      <NativeSelect
        value={value}
        onChange={onChange}
        blank={say("duty.choose")}
        options={(colleagues.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
      />
    </Field>
  );
}

/** Unit, person, phone and when; the id is made once for the form, so sent again it is the same shift. */
export function AddShift({ close }: { close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const { session, area } = useConsole();
  const send = useSend();
  const [id] = useState(newId);
  const [typed, setTyped] = useState({
    area: area || (areasOf(session)[0] ?? ""),
    unit: "",
    account: "",
    phone: "",
    day: dayOf(new Date().toISOString()),
    begins: "08:00",
    hours: "12",
  });
  const units = useUnits(typed.area).data ?? [];
  const unit = units.find((one) => one.code === typed.unit);
  const submit = async () => {
    const missing = typed.unit === "" ? "duty.unit" : typed.account === "" ? "duty.person" : typed.phone === "" ? "duty.phone" : null;
    if (missing) return needed("console.needed", { field: say(missing) });
    const from = Date.parse(`${typed.day}T${typed.begins}:00+08:00`);
    const hours = Number(typed.hours);
    if (Number.isNaN(from) || !(hours > 0)) return needed("console.needed", { field: say("duty.begins") });
    const body = {
      id,
      unit: typed.unit,
      phone: typed.phone,
      account: typed.account,
      from: new Date(from).toISOString(),
      to: new Date(from + hours * HOUR_MS).toISOString(),
    };
    return send("/api/duty/shifts", body, say("duty.added"));
  };
  return (
    <FormDialog title={say("duty.add")} action={say("duty.add")} submit={submit} close={close}>
      <Field label={say("duty.area")} required>
        <AreaPicker
          label={say("duty.area")}
          value={typed.area}
          onChange={(next) => setTyped((before) => ({ ...before, area: next, unit: "", account: "" }))}
        />
      </Field>
      <Field label={say("duty.unit")} required>
        <NativeSelect
          value={typed.unit}
          onChange={(code) =>
            setTyped((before) => ({
              ...before,
              unit: code,
              account: "",
              phone: units.find((one) => one.code === code)?.phone ?? before.phone,
            }))
          }
          blank={say("duty.choose")}
          options={units.map((one) => ({ value: one.code, label: one[language] }))}
        />
      </Field>
      <PersonField
        unit={typed.unit}
        area={unit?.area ?? typed.area}
        value={typed.account}
        onChange={(account) => setTyped((before) => ({ ...before, account }))}
      />
      <Field label={say("duty.phone")} required>
        <TextInput value={typed.phone} onChange={(phone) => setTyped((before) => ({ ...before, phone }))} max={20} />
      </Field>
      <Field label={say("duty.day")} required>
        <TextInput type="date" value={typed.day} onChange={(day) => setTyped((before) => ({ ...before, day }))} />
      </Field>
      <Field label={say("duty.begins")} required>
        <TextInput type="time" value={typed.begins} onChange={(begins) => setTyped((before) => ({ ...before, begins }))} />
      </Field>
      <Field label={say("duty.hours")} required>
        <TextInput type="number" value={typed.hours} onChange={(hours) => setTyped((before) => ({ ...before, hours }))} />
      </Field>
    </FormDialog>
  );
}

export function ChangePerson({ row, close }: { row: DutyRow; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const send = useSend();
  const [account, setAccount] = useState("");
  const submit = async () => {
    if (account === "") return needed("console.needed", { field: say("duty.person") });
    return send(`/api/duty/shifts/${row.home}/${row.id}/person`, { account }, say("duty.handedOver"));
  };
  return (
    <FormDialog title={say("duty.handOver")} action={say("duty.handOver")} submit={submit} close={close}>
      <PersonField unit={row.unit} area={row.area} value={account} onChange={setAccount} />
    </FormDialog>
  );
}
