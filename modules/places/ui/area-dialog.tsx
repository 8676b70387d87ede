import { useState } from "react";
import { dateIn, Field, FormDialog, PlainTable, TextInput, useLanguage, useSay, useSending } from "#web/console";
import type { AreaRow } from "../contract.ts";
import { areaWords } from "./area-words.ts";

export type AreaStep = "residents" | "rename" | "close";

const KEYS = ["area-level", "area-search", "areas", "plans-of"] as const;
const FORMS = { residents: Residents, rename: Rename, close: Close };

type Of = { area: AreaRow; inside: readonly AreaRow[]; close: () => void };

/** One step on one area. */
export function AreaDialog({ step, ...of }: Of & { step: AreaStep }) {
  const Form = FORMS[step];
  return <Form {...of} />;
}

function Rename({ area, close }: Of) {
  const say = useSay(areaWords);
  const give = useSending(...KEYS);
  const [zh, setZh] = useState(area.zh);
  const [en, setEn] = useState(area.en === area.zh ? "" : area.en);
  const [from, setFrom] = useState(dateIn(Date.now()));
  const submit = () =>
    give(`/api/places/areas/${area.code}/name`, { code: area.code, zh, ...(en.trim() ? { en } : {}), from }, say("areas.renamed"));
  return (
    <FormDialog title={say("areas.rename")} submit={submit} close={close}>
      <p className="c-muted">{say("areas.renameLead")}</p>
      <Field label={say("areas.nameZh")} required>
        <TextInput value={zh} onChange={setZh} max={60} />
      </Field>
      <Field label={say("areas.nameEn")}>
        <TextInput value={en} onChange={setEn} max={60} />
      </Field>
      <Field label={say("areas.effective")} required>
        <TextInput type="date" value={from} onChange={setFrom} />
      </Field>
    </FormDialog>
  );
}

function Close({ area, close }: Of) {
  const say = useSay(areaWords);
  const language = useLanguage();
  const give = useSending(...KEYS);
  const [validTo, setValidTo] = useState(dateIn(Date.now()));
  const [into, setInto] = useState("");
  const codes = into.split(/[\s,，、;；]+/).filter((code) => code !== "");
  const submit = () => give(`/api/places/areas/${area.code}/closure`, { code: area.code, validTo, successors: codes }, say("areas.done"));
  return (
    <FormDialog title={`${say("areas.close")} · ${area[language]}`} action={say("areas.close")} danger submit={submit} close={close}>
      <p>{say("areas.closeLead")}</p>
      <Field label={say("areas.validTo")} required>
        <TextInput type="date" value={validTo} onChange={setValidTo} />
      </Field>
      <Field label={say("areas.successors")} hint={say("areas.successorsHint", { digits: area.code.length })}>
        <TextInput value={into} onChange={setInto} max={400} />
      </Field>
    </FormDialog>
  );
}

/** A bulletin tells of an area and of those inside it: one form for what one document says. What is left empty stays as it was. */
function Residents({ area, inside, close }: Of) {
  const say = useSay(areaWords);
  const language = useLanguage();
  const give = useSending(...KEYS);
  const [day, setDay] = useState("");
  const [document, setDocument] = useState("");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const areas = [area, ...inside.filter(({ level }) => level !== "grid" && level !== "microGrid")];
  const submit = async () => {
    const told = areas.flatMap((one) => {
      const text = (typed[one.code] ?? "").replace(/[\s,，]/g, "");
      return text === "" ? [] : [{ one, text }];
    });
    const wrong = told.find(({ text }) => !/^\d{1,9}$/.test(text));
    if (wrong) return say("areas.notANumber", { area: wrong.one[language] });
    if (told.length === 0) return say("areas.noNumber");
    const rows = told.map(({ one, text }) => ({ code: one.code, residents: Number(text) }));
    return give("/api/places/residents", { day, document, rows }, say("areas.recorded", { n: rows.length }));
  };
  return (
    <FormDialog title={say("areas.residents")} submit={submit} close={close} shape="wide">
      <p className="c-muted">{say("areas.residentsLead")}</p>
      <Field label={say("areas.day")} hint={say("areas.dayHint")} required>
        <TextInput type="date" value={day} onChange={setDay} />
      </Field>
      <Field label={say("areas.document")} hint={say("areas.documentHint")} required>
        <TextInput value={document} onChange={setDocument} max={200} />
      </Field>
      <PlainTable label={say("areas.residents")} columns={[say("areas.name"), say("areas.asKnown"), say("areas.people")]}>
        {areas.map((one) => (
          <tr key={one.code}>
            <td>{one[language]}</td>
            <td className="c-mono">{one.residents ? `${one.residents.residents.toLocaleString("en-GB")} (${one.residents.day})` : "–"}</td>
            <td>
              <input
                className="c-input"
                inputMode="numeric"
                maxLength={13}
                aria-label={say("areas.residentsOf", { area: one[language] })}
                value={typed[one.code] ?? ""}
                onChange={(event) => setTyped({ ...typed, [one.code]: event.target.value })}
              />
            </td>
          </tr>
        ))}
      </PlainTable>
    </FormDialog>
  );
}
