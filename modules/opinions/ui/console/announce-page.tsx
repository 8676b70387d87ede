import { Button } from "antd";
import { useState, type FormEvent } from "react";
import {
  AreaPicker,
  areasOf,
  consoleWords as pieces,
  Field,
  Go,
  newId,
  Page,
  refusalText,
  TextArea,
  TextInput,
  UnitPicker,
  unitsOf,
  useConsole,
  useSay,
  useUrl,
} from "#web/console";
import type { DeliberationDone } from "../../contract.ts";
import { deliberationWords } from "../deliberation-console-words.ts";
import "./opinions.css";
import { dayAhead } from "./step-forms.tsx";

const CONVENERS = ["dispatcher", "supervisor", "commandRoom"];
const EMPTY = { titleZh: "", titleEn: "", agenda: "", agendaEn: "", papers: "", venueZh: "", venueEn: "", accessZh: "", accessEn: "", seedZh: "", seedEn: "" }; // prettier-ignore
type Texts = typeof EMPTY;
const NEEDED = ["titleZh", "agenda", "venueZh", "accessZh", "seedZh"] as const;
const lines = (text: string): string[] => text.split("\n").map((one) => one.trim()).filter((one) => one !== ""); // prettier-ignore

function papersIn(text: string): { title: string; url: string }[] {
  return lines(text).map((line) => {
    const cut = line.lastIndexOf(" ");
    return { title: line.slice(0, cut).trim(), url: line.slice(cut + 1) };
  });
}

/** A deliberation is announced with all a resident must know to come: what, when, where, how it is drawn. */
export function AnnouncePage() {
  const say = useSay(deliberationWords);
  const needed = useSay(pieces);
  const { api, session, area } = useConsole();
  const { open } = useUrl();
  const [id] = useState(newId);
  const [place, setPlace] = useState((area || (areasOf(session)[0] ?? "")).slice(0, 9));
  const [convener, setConvener] = useState(unitsOf(session, CONVENERS)[0] ?? "");
  const [texts, setTexts] = useState<Texts>(EMPTY);
  const [when, setWhen] = useState({ day: dayAhead(21), time: "14:00", until: dayAhead(12) });
  const [seats, setSeats] = useState({ lots: "12", open: "20" });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const line = (name: keyof Texts, max: number, hint?: string) => (
    <Field label={say(name)} required={NEEDED.some((one) => one === name)} hint={hint}>
      <TextInput value={texts[name]} max={max} onChange={(value) => setTexts({ ...texts, [name]: value })} />
    </Field>
  );
  const area_ = (name: keyof Texts, hint?: string) => (
    <Field label={say(name)} required={NEEDED.some((one) => one === name)} hint={hint}>
      <TextArea value={texts[name]} max={2_000} rows={4} onChange={(value) => setTexts({ ...texts, [name]: value })} />
    </Field>
  );
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const missing = NEEDED.find((name) => texts[name].trim() === "") ?? (convener === "" ? "convener" : null);
    if (missing) return setProblem(needed("console.needed", { field: say(missing) }));
    setBusy(true);
    const english = lines(texts.agendaEn);
    const body = {
      id,
      area: place,
      convener,
      title: { zh: texts.titleZh, en: texts.titleEn },
      agenda: lines(texts.agenda).map((zh, index) => ({ zh, en: english[index] ?? "" })),
      papers: papersIn(texts.papers),
      meets: `${when.day}T${when.time}:00+08:00`,
      venue: { zh: texts.venueZh, en: texts.venueEn },
      access: { zh: texts.accessZh, en: texts.accessEn },
      lots: Number(seats.lots),
      open: Number(seats.open),
      until: when.until,
      seedFrom: { zh: texts.seedZh, en: texts.seedEn },
    };
    const reply = await api.post<DeliberationDone>("/api/opinions/deliberations", body, { id });
    setBusy(false);
    if (!reply.ok) return setProblem(refusalText(reply));
    open(`/opinions/deliberations/${reply.value.home}/${reply.value.id}`);
  };
  return (
    <Page title={say("announce")} tools={<Go to="/opinions/deliberations">{say("back")}</Go>}>
      <form className="c-form c-card o-form" onSubmit={(event) => void send(event)} noValidate>
        {problem ? (
          <p role="alert" className="c-problem">
            {problem}
          </p>
        ) : null}
        {line("titleZh", 80)}
        {line("titleEn", 80)}
        <Field label={say("area")} required>
          <AreaPicker label={say("area")} value={place} onChange={(next) => setPlace(next.slice(0, 9))} />
        </Field>
        <Field label={say("convener")} required>
          <UnitPicker value={convener} onChange={setConvener} area={place} />
        </Field>
        {area_("agenda", say("agendaHint"))}
        {area_("agendaEn")}
        {area_("papers", say("papersHint"))}
        <Field label={say("day")} required>
          <TextInput type="date" min={dayAhead(2)} value={when.day} onChange={(day) => setWhen({ ...when, day })} />
        </Field>
        <Field label={say("time")} required>
          <TextInput type="time" value={when.time} onChange={(time) => setWhen({ ...when, time })} />
        </Field>
        <Field label={say("until")} required>
          <TextInput type="date" min={dayAhead(0)} value={when.until} onChange={(until) => setWhen({ ...when, until })} />
        </Field>
        {line("venueZh", 100)}
        {line("venueEn", 100)}
        {line("accessZh", 300)}
        {line("accessEn", 300)}
        <Field label={say("lots")} required>
          <TextInput type="number" value={seats.lots} onChange={(lots) => setSeats({ ...seats, lots })} />
        </Field>
        <Field label={say("open")} required>
          <TextInput type="number" value={seats.open} onChange={(value) => setSeats({ ...seats, open: value })} />
        </Field>
        {line("seedZh", 200, say("seedHint"))}
        {line("seedEn", 200)}
        <Button type="primary" htmlType="submit" loading={busy}>
          {say("announce")}
        </Button>
      </form>
    </Page>
  );
}
