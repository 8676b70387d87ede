import { Button } from "antd";
import { useId, useState, type FormEvent } from "react";
import { Field, Go, newId, refusalText, TextInput, useConsole, useLanguage, useSay } from "#web/console";
import type { CallerMatter, LookUpCaller } from "../contract.ts";
import { lookupWords } from "./lookup-words.ts";

type Props = {
  /** The kind of record this desk takes. */
  kind: string;
  why: LookUpCaller["why"];
  /** Where a record of this kind is opened. */
  pathOf: (of: { home: string; id: string }) => string;
  /** Puts the number into the form beside. */
  onUse?: (phone: string) => void;
};

const digits = (phone: string): number => phone.normalize("NFKC").replace(/\D/g, "").length;

/** For whoever takes a call: what this number has open at the own desk, so that the caller joins it instead of beginning anew. */
export function CallerLookup({ kind, why, pathOf, onUse }: Props) {
  const say = useSay(lookupWords);
  const { api } = useConsole();
  const title = useId();
  const [phone, setPhone] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ phone: string; rows: readonly CallerMatter[] } | null>(null);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    if (digits(phone) < 10) return setProblem(say("needed"));
    setBusy(true);
    const reply = await api.post<{ rows: readonly CallerMatter[] }>("/api/lookups", { kind, phone: phone.trim(), why }, { id: newId() });
    setBusy(false);
    const [wrong] = reply.ok ? [] : (reply.refusal.fields ?? []);
    setProblem(reply.ok ? "" : wrong?.path === "phone" ? say("needed") : refusalText(reply));
    setFound(reply.ok ? { phone: phone.trim(), rows: reply.value.rows } : null);
  };
  return (
    <section className="c-card" aria-labelledby={title}>
      <h2 id={title}>{say("title")}</h2>
      <form className="c-form" onSubmit={(event) => void go(event)} noValidate>
        <Field label={say("phone")} hint={say("how")} error={problem || undefined} required>
          <TextInput type="tel" value={phone} onChange={setPhone} max={20} autoComplete="off" />
        </Field>
        <Button htmlType="submit" loading={busy}>
          {say("go")}
        </Button>
      </form>
      <div role="status">{found ? <Found found={found} pathOf={pathOf} onUse={onUse} /> : null}</div>
    </section>
  );
}

function Found({ found, pathOf, onUse }: { found: { phone: string; rows: readonly CallerMatter[] } } & Pick<Props, "pathOf" | "onUse">) {
  const say = useSay(lookupWords);
  const language = useLanguage();
  return (
    <>
      <p>{found.rows.length === 0 ? say("none") : say("found", { n: found.rows.length })}</p>
      <ul className="c-lookup">
        {found.rows.map((row) => (
          <li key={row.id}>
            <Go to={pathOf(row)} target="_blank" className="c-mono">
              {row.number}
            </Go>{" "}
            {row.kindTitle[language]} <span className="c-muted">{row.placeName[language]}</span>
          </li>
        ))}
      </ul>
      {onUse ? <Button onClick={() => onUse(found.phone)}>{say("use")}</Button> : null}
    </>
  );
}
