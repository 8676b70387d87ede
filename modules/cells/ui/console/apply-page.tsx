import { Button } from "antd";
import { useState } from "react";
import {
  clearDraft,
  Empty,
  Field,
  Go,
  instant,
  newId,
  NativeSelect,
  Page,
  readDraft,
  ReadProblem,
  TextInput,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
  writeDraft,
} from "#web/console";
import type { EligibleRow, Scheme } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import "./cells.css";
import { fieldsFrom, keptFrom, type Kept } from "./kept.ts";
import { LineForm } from "./line-form.tsx";
import { selfOf } from "./self-form.tsx";
import { typedFrom, unproved, unscored, type TypedLine } from "./typed-lines.ts";
import { useEligible, useScheme, useSend } from "./wire.ts";

/** Applications that are not over, so that nobody applies twice without meaning to. */
const OVER = ["withdrawn", "voided", "refused", "revoked", "expired", "renewed", "awarded", "warned", "mended"];

const keyOf = (row: EligibleRow): string => `${row.round} ${row.unit.code}`;

/** A unit of an open round applies: its own points and its evidence, line by line. */
export function ApplyPage() {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { params } = useUrl();
  const scheme = params.get("scheme") ?? "";
  const unit = params.get("unit") ?? "";
  const read = useEligible(scheme);
  const [chosen, setChosen] = useState("");
  const rows = (read.data ?? []).filter((row) => unit === "" || row.unit.code === unit);
  const row = rows.find((one) => keyOf(one) === chosen) ?? (rows.length === 1 ? rows[0] : undefined);
  const renews = params.get("renews");
  if (read.isPending) return <Waiting />;
  if (read.error) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  return (
    <Page title={say(renews ? "apply.renewTitle" : "apply.title")} tools={<Go to="/cells">{say("case.back")}</Go>}>
      {rows.length === 0 ? <Empty text={say("apply.none")} /> : null}
      {rows.length > 1 ? (
        <div className="c-card">
          <Field label={say("apply.which")} required>
            <NativeSelect
              value={chosen}
              blank={say("apply.choose")}
              onChange={setChosen}
              options={rows.map((one) => ({ value: keyOf(one), label: `${one.unit.zh} · ${one[language]} · ${one.roundName}` }))}
            />
          </Field>
        </div>
      ) : null}
      {row ? <Chosen key={keyOf(row)} row={row} /> : null}
    </Page>
  );
}

function Chosen({ row }: { row: EligibleRow }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const scheme = useScheme(row.scheme, row.version);
  const { latest } = row;
  const { certificate, until } = latest?.stage === "awarded" || latest?.stage === "expired" ? latest : { certificate: null, until: null };
  const running = latest && !OVER.includes(latest.stage);
  return (
    <>
      <div className="c-card">
        <h2>{row.unit.zh}</h2>
        <p>
          {row[language]} · {row.placeName} · {row.roundName} · {say("apply.until", { until: row.until })}
        </p>
        {latest ? (
          <p>
            {!running && certificate && until
              ? say("apply.renewing", { certificate, until })
              : say(running ? "apply.running" : "apply.before", { stage: say(`stage.${latest.stage}`) })}{" "}
            <Go to={`/cells/${latest.home}/${latest.id}`}>{say("apply.look")}</Go>
          </p>
        ) : null}
      </div>
      {running ? null : scheme.error ? <ReadProblem error={scheme.error} retry={() => void scheme.refetch()} /> : null}
      {running || !scheme.data ? null : <Form row={row} rule={scheme.data} />}
    </>
  );
}

/** What is typed stays on this machine, for this account, until it is sent or a week is over; a shared desk shows nobody another's. */
function useKept(row: EligibleRow, rule: Scheme) {
  const { session } = useConsole();
  const key = `zuji.cells.apply.${session.account.id}.${row.round}.${row.unit.code}`;
  const fresh = (): Kept => ({ id: newId(), name: "", phone: "", typed: typedFrom(rule.lines, []) });
  const [found] = useState(() => {
    const draft = readDraft(key, Date.now());
    const kept = draft && keptFrom(draft.fields, rule.lines);
    return kept ? { kept, at: new Date(draft.at).toISOString() } : null;
  });
  const [kept, setKept] = useState<Kept>(() => found?.kept ?? fresh());
  const [restored, setRestored] = useState(found?.at ?? null);
  const change = (part: Partial<Kept>) => {
    const next = { ...kept, ...part };
    setKept(next);
    writeDraft(key, fieldsFrom(next), Date.now());
  };
  const restart = () => {
    clearDraft(key);
    setKept(fresh());
    setRestored(null);
  };
  return { kept, change, restored, restart, sent: () => clearDraft(key) };
}

function Form({ row, rule }: { row: EligibleRow; rule: Scheme }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { open } = useUrl();
  const send = useSend();
  const { kept, change, restored, restart, sent } = useKept(row, rule);
  const { id, name, phone, typed } = kept;
  const [declared, setDeclared] = useState(false);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const put = (code: string, part: Partial<TypedLine>) =>
    change({ typed: { ...typed, [code]: { ...(typed[code] as TypedLine), ...part } } });
  const total = Object.values(typed).reduce((sum, one) => sum + (one.applies ? Number(one.points) || 0 : 0), 0);
  const apply = async () => {
    const empty = unscored(typed);
    if (empty) return setProblem(say("cells.unscored", { line: empty }));
    const bare = unproved(rule.lines, typed);
    if (bare) return setProblem(say("cells.unproved", { line: bare }));
    if (!declared) return setProblem(say("apply.declareFirst"));
    setBusy(true);
    const home = row.unit.area.slice(0, 9).padEnd(9, "0");
    const contact = name.trim() === "" && phone.trim() === "" ? null : { name: name.trim(), phone: phone.trim() };
    const body = {
      id,
      scheme: row.scheme,
      round: row.round,
      unit: row.unit.code,
      self: selfOf(typed),
      contact,
      declared,
      after: row.latest && { home: row.latest.home, id: row.latest.id },
      renews: row.latest?.renews ?? null,
    };
    const refused = await send(`/api/cells/applications/${home}`, body, say("cells.saved"));
    setBusy(false);
    if (refused !== "") return setProblem(refused);
    sent();
    open(`/cells/${home}/${id}`);
  };
  return (
    <div className="c-card c-form">
      <h2>{say("apply.self", { version: rule.version })}</h2>
      <p className="c-muted">{say("apply.hint")}</p>
      {restored ? (
        <p className="c-note">
          {say("apply.restored", { at: instant(restored, language) })}{" "}
          <Button size="small" onClick={restart}>
            {say("apply.restart")}
          </Button>
        </p>
      ) : null}
      <LineForm lines={rule.lines} typed={typed} put={put} inspecting={false} />
      <p>
        <b>{say("apply.total", { n: total })}</b>
      </p>
      <Field label={say("apply.name")} hint={say("apply.contactHint")}>
        <TextInput value={name} max={50} onChange={(next) => change({ name: next })} />
      </Field>
      <Field label={say("apply.phone")}>
        <TextInput value={phone} max={20} type="tel" onChange={(next) => change({ phone: next })} />
      </Field>
      <label className="c-tick">
        <input type="checkbox" checked={declared} onChange={(event) => setDeclared(event.target.checked)} /> {say("apply.declare")}
      </label>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <Button type="primary" loading={busy} onClick={() => void apply()}>
        {say("apply.send")}
      </Button>
    </div>
  );
}
