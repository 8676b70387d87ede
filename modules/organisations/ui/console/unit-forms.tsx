import { useState } from "react";
import {
  AreaPicker,
  dateIn,
  Field,
  FormDialog,
  NativeSelect,
  TextInput,
  UnitPicker,
  useDepartments,
  useLanguage,
  useSay,
  consoleWords as pieces,
} from "#web/console";
import type { UnitRow } from "../../contract.ts";
import { unitWords } from "../unit-words.ts";
import { useSend } from "./wire.ts";

const today = (): string => dateIn(Date.now());
const pathOf = (code: string, step: string): string => `/api/organisations/units/${code}/${step}`;

type Offer = { phone: string; hours: string; hoursEn: string; address: string; services: string };
const NOTHING: Offer = { phone: "", hours: "", hoursEn: "", address: "", services: "" };
const orNull = (text: string): string | null => text.trim() || null;
const offered = ({ phone, hours, hoursEn, address, services }: Offer) => ({
  phone: orNull(phone),
  hours: orNull(hours),
  hoursEn: orNull(hoursEn),
  address: orNull(address),
  services: services
    .split(/[;；、,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== ""),
});

function OfferFields({ value, set }: { value: Offer; set: (value: Offer) => void }) {
  const say = useSay(unitWords);
  const put = (name: keyof Offer) => (text: string) => set({ ...value, [name]: text });
  return (
    <>
      <Field label={say("unit.phone")} hint={say("unit.phoneHint")}>
        <TextInput value={value.phone} onChange={put("phone")} max={20} />
      </Field>
      <Field label={say("unit.hours")} hint={say("unit.hoursHint")}>
        <TextInput value={value.hours} onChange={put("hours")} max={80} />
      </Field>
      <Field label={say("unit.hoursEn")}>
        <TextInput value={value.hoursEn} onChange={put("hoursEn")} max={80} />
      </Field>
      <Field label={say("unit.address")} hint={say("unit.addressHint")}>
        <TextInput value={value.address} onChange={put("address")} max={120} />
      </Field>
      <Field label={say("unit.services")} hint={say("unit.servicesHint")}>
        <TextInput value={value.services} onChange={put("services")} max={800} />
      </Field>
    </>
  );
}

/** A unit being set up. Its code says who it is and how far it reaches. */
export function RegisterForm({ over, close }: { over: readonly string[]; close: () => void }) {
  const say = useSay(unitWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const send = useSend();
  const departments = useDepartments();
  const [department, setDepartment] = useState("");
  const [area, setArea] = useState(over.length === 1 ? (over[0] ?? "") : "");
  const [typed, setTyped] = useState({ zh: "", en: "", parent: "", guidedBy: "" });
  const [offer, setOffer] = useState(NOTHING);
  const put = (name: keyof typeof typed) => (text: string) => setTyped({ ...typed, [name]: text });
  const place = area.slice(0, 12);
  const submit = async () => {
    if (place === "") return needed("console.needed", { field: say("unit.area") });
    const code = `${department}-${place}`;
    const { zh, en, parent, guidedBy } = typed;
    const names = { zh, en: en.trim() || zh, parent: parent || null, guidedBy: guidedBy || null };
    return send("/api/organisations/units", { code, ...names, ...offered(offer) }, say("unit.registered", { code }));
  };
  return (
    <FormDialog title={say("unit.register")} submit={submit} close={close} shape="wide">
      <p className="c-muted">{say("unit.registerLead")}</p>
      <Field label={say("unit.department")} required>
        <NativeSelect
          blank={say("unit.choose")}
          value={department}
          onChange={setDepartment}
          options={departments.map((one) => ({ value: one.code, label: `${one[language]} · ${one.code}` }))}
        />
      </Field>
      <Field
        label={say("unit.area")}
        hint={department && place ? say("unit.codeIs", { code: `${department}-${place}` }) : undefined}
        required
      >
        <AreaPicker value={place} onChange={setArea} {...(place ? {} : { blank: say("unit.choose") })} />
      </Field>
      <Field label={say("unit.nameZh")} required>
        <TextInput value={typed.zh} onChange={put("zh")} max={60} />
      </Field>
      <Field label={say("unit.nameEn")}>
        <TextInput value={typed.en} onChange={put("en")} max={100} />
      </Field>
      <Field label={say("unit.parent")} hint={say("unit.parentHint")}>
        <UnitPicker value={typed.parent} onChange={put("parent")} planned />
      </Field>
      <Field label={say("unit.guidedBy")} hint={say("unit.guidedByHint")}>
        <UnitPicker value={typed.guidedBy} onChange={put("guidedBy")} planned />
      </Field>
      <OfferFields value={offer} set={setOffer} />
    </FormDialog>
  );
}

type Of = { unit: UnitRow; close: () => void };

export function ChangeForm({ unit, close }: Of) {
  const say = useSay(unitWords);
  const send = useSend();
  const { phone, hours, hoursEn, address, services } = unit;
  const [offer, setOffer] = useState<Offer>({
    phone: phone ?? "",
    hours: hours ?? "",
    hoursEn: hoursEn ?? "",
    address: address ?? "",
    services: services.join("；"),
  });
  const submit = () => send(pathOf(unit.code, "facts"), { code: unit.code, ...offered(offer) }, say("unit.done"));
  return (
    <FormDialog title={say("unit.step.change")} submit={submit} close={close}>
      <OfferFields value={offer} set={setOffer} />
    </FormDialog>
  );
}

const ROUTE = { approve: "approval", open: "opening", operate: "operation", suspend: "suspension", dissolve: "dissolution" } as const;

/** A step in a unit's life: its day, its document or its reason, whichever the step asks for. */
export function DayStepForm({ unit, step, close }: Of & { step: keyof typeof ROUTE }) {
  const say = useSay(unitWords);
  const language = useLanguage();
  const send = useSend();
  const [on, setOn] = useState(today());
  const [text, setText] = useState("");
  const asks = { document: step === "approve" || step === "dissolve", reason: step === "suspend", day: step !== "approve" };
  const title = say(step === "open" && unit.stage === "suspended" ? "unit.step.resume" : `unit.step.${step}`);
  const submit = () =>
    send(
      pathOf(unit.code, ROUTE[step]),
      {
        code: unit.code,
        ...(asks.day ? { on } : {}),
        ...(asks.document ? { document: text } : {}),
        ...(asks.reason ? { reason: text } : {}),
      },
      say("unit.done"),
    );
  return (
    <FormDialog
      title={`${title} · ${unit[language]}`}
      action={title}
      danger={step === "suspend" || step === "dissolve"}
      submit={submit}
      close={close}
    >
      {step === "suspend" || step === "dissolve" ? <p>{say(`unit.${step}Lead`)}</p> : null}
      {asks.document || asks.reason ? (
        <Field
          label={say(asks.document ? "unit.document" : "unit.reason")}
          hint={asks.document ? say("unit.documentHint") : undefined}
          required
        >
          <TextInput value={text} onChange={setText} max={asks.document ? 60 : 200} />
        </Field>
      ) : null}
      {asks.day ? (
        <Field label={say("unit.on")} hint={say("unit.onHint")} required>
          <TextInput type="date" value={on} onChange={setOn} />
        </Field>
      ) : null}
    </FormDialog>
  );
}

export function MergeForm({ unit, close }: Of) {
  const say = useSay(unitWords);
  const needed = useSay(pieces);
  const language = useLanguage();
  const send = useSend();
  const [into, setInto] = useState("");
  const [on, setOn] = useState(today());
  const submit = async () =>
    into === ""
      ? needed("console.needed", { field: say("unit.into") })
      : send(pathOf(unit.code, "merger"), { code: unit.code, into, on }, say("unit.done"));
  return (
    <FormDialog
      title={`${say("unit.step.merge")} · ${unit[language]}`}
      action={say("unit.step.merge")}
      danger
      submit={submit}
      close={close}
    >
      <p>{say("unit.mergeLead")}</p>
      <Field label={say("unit.into")} required>
        <UnitPicker value={into} onChange={setInto} />
      </Field>
      <Field label={say("unit.on")} hint={say("unit.onHint")} required>
        <TextInput type="date" value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  );
}

/** What it is called, who leads and who guides it: with the reason, because papers of before name it otherwise. */
export function ReorganiseForm({ unit, close }: Of) {
  const say = useSay(unitWords);
  const send = useSend();
  const [typed, setTyped] = useState({ zh: unit.zh, en: unit.en, parent: unit.parent ?? "", guidedBy: unit.guidedBy ?? "", reason: "" });
  const put = (name: keyof typeof typed) => (text: string) => setTyped({ ...typed, [name]: text });
  const submit = () => {
    const { zh, en, parent, guidedBy, reason } = typed;
    const body = { code: unit.code, zh, en: en.trim() || zh, parent: parent || null, guidedBy: guidedBy || null, reason };
    return send(pathOf(unit.code, "reorganisation"), body, say("unit.done"));
  };
  return (
    <FormDialog title={say("unit.step.reorganise")} submit={submit} close={close} shape="wide">
      <p className="c-muted">{say("unit.reorganiseLead")}</p>
      <Field label={say("unit.nameZh")} required>
        <TextInput value={typed.zh} onChange={put("zh")} max={60} />
      </Field>
      <Field label={say("unit.nameEn")}>
        <TextInput value={typed.en} onChange={put("en")} max={100} />
      </Field>
      <Field label={say("unit.parent")} hint={say("unit.parentHint")}>
        <UnitPicker value={typed.parent} onChange={put("parent")} planned />
      </Field>
      <Field label={say("unit.guidedBy")} hint={say("unit.guidedByHint")}>
        <UnitPicker value={typed.guidedBy} onChange={put("guidedBy")} planned />
      </Field>
      <Field label={say("unit.reason")} required>
        <TextInput value={typed.reason} onChange={put("reason")} max={200} />
      </Field>
    </FormDialog>
  );
}
