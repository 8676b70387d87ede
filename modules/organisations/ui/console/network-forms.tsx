import { useState } from "react";
import {
  AreaPicker,
  Choice,
  consoleWords as pieces,
  dateIn,
  Field,
  FormDialog,
  NativeSelect,
  newId,
  TextInput,
  UnitPicker,
  useLanguage,
  useSay,
} from "#web/console";
import type { Gaps, NetworkSort, NetworkView, SeatView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { usePeopleOf, usePostsOf, useSend, useUnits } from "./wire.ts";

const SORTS = ["jointAction", "leadingGroup"] as const satisfies readonly NetworkSort[];
const today = (): string => dateIn(Date.now());
const pathOf = ({ home, id }: { home: string; id: string }): string => `/api/organisations/networks/${home}/${id}`;

/** Says which field is needed, in the words of its label. */
function useNeeded() {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  return (field: Parameters<typeof say>[0]): string => needed("console.needed", { field: say(field) });
}

function DayField({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <Field label={label} required>
      <TextInput type="date" value={value} onChange={onChange} />
    </Field>
  );
}

export function FormNetworkForm({ over, close }: { over: readonly string[]; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useNeeded();
  const send = useSend();
  const [id] = useState(newId);
  const [typed, setTyped] = useState({ area: over[0] ?? "", sort: "jointAction" as NetworkSort, zh: "", en: "", on: today() });
  const put = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const submit = async () => {
    const area = typed.area.slice(0, 12);
    const missing = area === "" ? "net.area" : typed.zh.trim() === "" ? "net.zh" : typed.en.trim() === "" ? "net.en" : null;
    if (missing) return needed(missing);
    return send(pathOf({ home: area.slice(0, 9).padEnd(9, "0"), id }), { ...typed, area }, say("net.formed"));
  };
  return (
    <FormDialog title={say("net.form")} action={say("net.form")} submit={submit} close={close}>
      <Field label={say("net.area")} required>
        <AreaPicker label={say("net.area")} value={typed.area} onChange={(area) => put({ area })} />
      </Field>
      <Field label={say("net.sort")} group required>
        <Choice
          value={typed.sort}
          onChange={(sort) => put({ sort })}
          options={SORTS.map((value) => ({ value, label: say(`net.sort.${value}`) }))}
        />
      </Field>
      <Field label={say("net.zh")} required>
        <TextInput value={typed.zh} onChange={(zh) => put({ zh })} max={60} />
      </Field>
      <Field label={say("net.en")} required>
        <TextInput value={typed.en} onChange={(en) => put({ en })} max={100} />
      </Field>
      <DayField label={say("net.on")} value={typed.on} onChange={(on) => put({ on })} />
    </FormDialog>
  );
}

/** A member joins, or its contact post and duty phone change. */
export function SeatForm({ network, seat, close }: { network: NetworkView; seat: SeatView | null; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useNeeded();
  const language = useLanguage();
  const send = useSend();
  const units = useUnits(network.area).data ?? [];
  const [typed, setTyped] = useState({
    unit: seat?.unit ?? "",
    contact: seat?.contact?.id ?? "",
    dutyLine: seat?.dutyLine ?? "",
    on: today(),
  });
  const put = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const posts = usePostsOf(typed.unit);
  const submit = async () => {
    const missing = typed.unit === "" ? "net.member" : typed.dutyLine.trim() === "" ? "net.dutyLine" : null;
    if (missing) return needed(missing);
    const body = { contact: typed.contact || null, dutyLine: typed.dutyLine.trim() };
    const members = `${pathOf(network)}/members`;
    if (seat) return send(`${members}/${seat.unit}/contact`, body, say("net.changed"));
    const name = units.find(({ code }) => code === typed.unit)?.[language] ?? typed.unit;
    return send(members, { ...body, unit: typed.unit, on: typed.on }, say("net.didJoin", { unit: name }));
  };
  const title = seat ? say("net.changeOf", { unit: seat[language] }) : say("net.join");
  const choose = (unit: string) => put({ unit, contact: "", dutyLine: units.find(({ code }) => code === unit)?.phone ?? "" });
  return (
    <FormDialog title={title} action={seat ? say("net.change") : say("net.join")} submit={submit} close={close}>
      {seat ? null : (
        <Field label={say("net.member")} required>
          <UnitPicker area={network.area} value={typed.unit} onChange={choose} />
        </Field>
      )}
      <Field label={say("net.contactPost")} hint={say(posts.data?.length === 0 ? "net.noPosts" : "net.postHint")}>
        <NativeSelect
          value={typed.contact}
          onChange={(contact) => put({ contact })}
          blank={say("net.choose")}
          options={(posts.data ?? []).map((post) => ({ value: post.id, label: post[language] }))}
        />
      </Field>
      <Field label={say("net.dutyLine")} required>
        <TextInput value={typed.dutyLine} onChange={(dutyLine) => put({ dutyLine })} max={20} />
      </Field>
      {seat ? null : <DayField label={say("net.on")} value={typed.on} onChange={(on) => put({ on })} />}
    </FormDialog>
  );
}

export function LeaveForm({ network, seat, close }: { network: NetworkView; seat: SeatView; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const [on, setOn] = useState(today());
  const unit = seat[language];
  const submit = () => send(`${pathOf(network)}/members/${seat.unit}/leaving`, { on }, say("net.left", { unit }));
  return (
    <FormDialog title={say("net.leaveOf", { unit })} action={say("net.leave")} submit={submit} close={close} danger>
      <DayField label={say("net.leaveOn")} value={on} onChange={setOn} />
    </FormDialog>
  );
}

export function EndForm({ network, close }: { network: NetworkView; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const [on, setOn] = useState(today());
  return (
    <FormDialog
      title={say("net.endOf", { network: network[language] })}
      action={say("net.end")}
      submit={() => send(`${pathOf(network)}/end`, { on }, say("net.ended"))}
      close={close}
      danger
    >
      <DayField label={say("net.endOn")} value={on} onChange={setOn} />
    </FormDialog>
  );
}

export function NameContactForm({ unit, close }: { unit: Gaps["withoutContact"][number]; close: () => void }) {
  const say = useSay(consoleWords);
  const needed = useNeeded();
  const language = useLanguage();
  const send = useSend();
  const people = usePeopleOf(unit.code);
  const [account, setAccount] = useState("");
  const submit = async () =>
    account === "" ? needed("net.person") : send(`/api/organisations/units/${unit.code}/contact`, { account }, say("net.named"));
  return (
    <FormDialog title={say("net.nameOf", { unit: unit[language] })} action={say("net.name")} submit={submit} close={close}>
      <Field label={say("net.person")} required hint={people.data?.length === 0 ? say("net.nobody") : undefined}>
        <NativeSelect
          value={account}
          onChange={setAccount}
          blank={say("net.choose")}
          options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
      </Field>
    </FormDialog>
  );
}
