import { Button } from "antd";
import { useState } from "react";
import {
  consoleWords as pieces,
  Field,
  FormDialog,
  NativeSelect,
  Page,
  ReadProblem,
  TextArea,
  TextInput,
  useLanguage,
  useSay,
  Waiting,
  Tabs,
} from "#web/console";
import { colon } from "#web/words";
import type { Phrase, PhraseKind, PracticeView, RequestKind } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead, useSend } from "./wire.ts";

const KINDS: readonly PhraseKind[] = ["incident", "visit", "request", "patrol"];
const UNITS = ["workingDay", "workingHour", "day", "hour"] as const;

/** One "code | 中文 | English" a line: a list is read, moved and sent whole. */
const linesOf = (list: readonly Phrase[]): string => list.map(({ code, zh, en }) => `${code} | ${zh} | ${en}`).join("\n");
const listOf = (text: string): Phrase[] =>
  text
    .split("\n")
    .map((line) => line.split("|").map((part) => part.trim()))
    .filter((parts) => parts.some((part) => part !== ""))
    .map(([code = "", zh = "", en = ""]) => ({ code, zh, en }));

/** Local practice of grid work: phrase chips, purposes, kinds and limits, each change a new version with its reason. */
export function PracticePage() {
  const say = useSay(consoleWords);
  const read = useRead<PracticeView>("practice");
  const [editing, setEditing] = useState<"phrases" | "practice" | null>(null);
  const [kind, setKind] = useState<PhraseKind>("visit");
  const language = useLanguage();
  if (read.isPending) return <Waiting />;
  if (!read.data) return <ReadProblem error={read.error} retry={() => void read.refetch()} />;
  const { phrases, requestKinds, visitPurposes, version, offlineDays, quietDays, consent } = read.data;
  return (
    <Page title={say("practice.title")}>
      <p className="c-muted">{say("practice.lead")}</p>
      <div className="c-card">
        <h2>{say("practice.phrases")}</h2>
        <Tabs
          label={say("practice.phrases")}
          value={kind}
          options={KINDS.map((value) => ({ value, label: say(`phraseKind.${value}`) }))}
          onChange={setKind}
        />
        <p>{phrases[kind].phrases.map((phrase) => phrase[language]).join(" · ")}</p>
        <p className="c-row">
          <span className="c-muted c-grow">{say("tag.version", { n: phrases[kind].version })}</span>
          <Button onClick={() => setEditing("phrases")}>{say("practice.changePhrases")}</Button>
        </p>
      </div>
      <div className="c-card">
        <h2>{say("practice.limits")}</h2>
        <table className="c-table">
          <tbody>
            {requestKinds.map((one) => (
              <tr key={one.code}>
                <th scope="row">{one[language]}</th>
                <td className="c-num">
                  {one.limit.amount} {say(`limit.${unitOf(one)}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          {say("practice.purposes") + colon(language)}
          {visitPurposes.map((one) => one[language]).join(" · ")}
        </p>
        <p>{say("practice.days", { offline: offlineDays, quiet: quietDays })}</p>
        <p className="c-muted">{consent[language]}</p>
        <p className="c-row">
          <span className="c-muted c-grow">{say("tag.version", { n: version })}</span>
          <Button onClick={() => setEditing("practice")}>{say("practice.change")}</Button>
        </p>
      </div>
      {editing === "phrases" ? <PhrasesDialog kind={kind} phrases={phrases[kind].phrases} close={() => setEditing(null)} /> : null}
      {editing === "practice" ? <PracticeDialog practice={read.data} close={() => setEditing(null)} /> : null}
    </Page>
  );
}

const unitOf = ({ limit }: RequestKind): (typeof UNITS)[number] => UNITS.find((unit) => unit === limit.unit) ?? "workingDay";

function useReason() {
  const say = useSay(consoleWords);
  const needed = useSay(pieces);
  const [reason, setReason] = useState("");
  const missing = reason.trim() === "" ? needed("console.needed", { field: say("tag.reason") }) : null;
  const field = (
    <Field label={say("tag.reason")} required>
      <TextInput value={reason} onChange={setReason} max={300} />
    </Field>
  );
  return { reason: reason.trim(), missing, field };
}

function PhrasesDialog({ kind, phrases, close }: { kind: PhraseKind; phrases: readonly Phrase[]; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const why = useReason();
  const [text, setText] = useState(linesOf(phrases));
  return (
    <FormDialog
      shape="wide"
      title={`${say("practice.changePhrases")} · ${say(`phraseKind.${kind}`)}`}
      close={close}
      submit={async () => why.missing ?? send(`phrases/${kind}`, { phrases: listOf(text), reason: why.reason })}
    >
      <Field label={say("practice.phrases")} hint={say("practice.lines")} required>
        <TextArea value={text} onChange={setText} max={6000} rows={12} autoFocus />
      </Field>
      {why.field}
    </FormDialog>
  );
}

function PracticeDialog({ practice, close }: { practice: PracticeView; close: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const why = useReason();
  const [typed, setTyped] = useState({
    purposes: linesOf(practice.visitPurposes),
    kinds: practice.requestKinds,
    offline: String(practice.offlineDays),
    quiet: String(practice.quietDays),
  });
  const limit = (code: string, change: Partial<RequestKind["limit"]>): void =>
    setTyped((before) => ({
      ...before,
      kinds: before.kinds.map((one) => (one.code === code ? { ...one, limit: { ...one.limit, ...change } } : one)),
    }));
  const submit = async (): Promise<string | null> =>
    why.missing ??
    send("practice", {
      visitPurposes: listOf(typed.purposes),
      requestKinds: typed.kinds,
      rating: practice.rating,
      consent: practice.consent,
      offlineDays: Number(typed.offline),
      quietDays: Number(typed.quiet),
      reason: why.reason,
    });
  return (
    <FormDialog shape="wide" title={say("practice.change")} close={close} submit={submit}>
      {typed.kinds.map((one) => (
        <Field key={one.code} label={one[language]} required group>
          <div className="c-row">
            <input
              className="c-input"
              style={{ maxWidth: "6rem" }}
              type="number"
              min={1}
              max={1000}
              aria-label={`${one[language]} ${say("limit.amount")}`}
              value={one.limit.amount}
              onChange={(event) => limit(one.code, { amount: Number(event.target.value) })}
            />
            <NativeSelect
              label={`${one[language]} ${say("limit.unit")}`}
              value={unitOf(one)}
              options={UNITS.map((unit) => ({ value: unit, label: say(`limit.${unit}`) }))}
              onChange={(unit) => limit(one.code, { unit: unit as RequestKind["limit"]["unit"] })}
            />
          </div>
        </Field>
      ))}
      <Field label={say("practice.purposes")} hint={say("practice.lines")} required>
        <TextArea value={typed.purposes} onChange={(purposes) => setTyped((before) => ({ ...before, purposes }))} max={3000} rows={7} />
      </Field>
      <Field label={say("practice.offline")} hint={say("practice.offlineHint")} required>
        <TextInput type="number" min="1" value={typed.offline} onChange={(offline) => setTyped((before) => ({ ...before, offline }))} />
      </Field>
      <Field label={say("practice.quiet")} required>
        <TextInput type="number" min="1" value={typed.quiet} onChange={(quiet) => setTyped((before) => ({ ...before, quiet }))} />
      </Field>
      {why.field}
    </FormDialog>
  );
}
