import { useState } from "react";
import {
  Field,
  FormDialog,
  instant,
  NativeSelect,
  PhotoField,
  TextArea,
  TextInput,
  Typed,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import type { ApplicationView, May } from "../../contract.ts";
import { REVOCATIONS } from "../../contract/stages.ts";
import { checklistWords } from "../checklist-words.ts";
import { consoleWords } from "../console-words.ts";
import { WAYS } from "./inspect-form.tsx";
import { OpenLines } from "./lines.tsx";
import { useSend } from "./wire.ts";

export type Plain = Exclude<May, "inspect" | "recheck" | "resubmit" | "renew">;
type Asked =
  | "reason"
  | "measures"
  | "text"
  | "document"
  | "ground"
  | "upheld"
  | "year"
  | "photos"
  | "account"
  | "entry"
  | "count"
  | "way"
  | "incident";
const STEPS: Readonly<Record<Plain, { path: string; asks: readonly Asked[]; sure?: true }>> = {
  admit: { path: "admission", asks: [] },
  return: { path: "return", asks: ["reason"] },
  void: { path: "voiding", asks: ["reason"] },
  withdraw: { path: "withdrawal", asks: ["reason"] },
  draw: { path: "draw", asks: ["count"] },
  recuse: { path: "recusals", asks: ["account", "reason"] },
  countersign: { path: "countersignature", asks: [] },
  rectify: { path: "rectification", asks: ["measures", "photos"] },
  publicise: { path: "publicity", asks: [] },
  award: { path: "award", asks: [] },
  refuse: { path: "refusal", asks: ["reason"] },
  reinspect: { path: "reinspection", asks: ["reason"] },
  "decide-objection": { path: "objection-decisions", asks: ["entry", "upheld", "reason"] },
  "self-report": { path: "self-reports", asks: ["year", "text"] },
  warn: { path: "warnings", asks: ["document", "reason"] },
  "order-check": { path: "checks", asks: ["way", "incident", "reason", "count"] },
  mend: { path: "mending", asks: ["measures", "photos"] },
  restore: { path: "restoration", asks: ["reason"] },
  revoke: { path: "revocation", asks: ["ground", "document", "reason"] },
  appeal: { path: "appeal", asks: ["reason"] },
  "decide-appeal": { path: "appeal-decision", asks: ["upheld", "reason"] },
};

/** What ends something, or takes it away. */
const GRAVE: ReadonlySet<Plain> = new Set<Plain>(["void", "withdraw", "refuse", "warn", "revoke"]);

type Given = Partial<Record<Exclude<Asked, "photos">, string>> & { photos: readonly string[] };
const open = (view: ApplicationView) => view.objections.filter(({ upheld }) => upheld === null);

/** Whoever was drawn steps aside alone; who decides sets aside any of them. */
const asideOf = ({ inspectors }: ApplicationView, me: string) => (inspectors.some(({ id }) => id === me) ? inspectors.filter(({ id }) => id === me) : inspectors); // prettier-ignore
/** At random only what was drawn; after an incident whatever it concerns. */
const waysOf = ({ toCheck }: ApplicationView) => WAYS.filter((way) => toCheck || way === "incident");
const incidentOf = ({ way, incident = "" }: Given): string | null => (way === "incident" ? incident.trim() || null : null);

function bodyOf(view: ApplicationView, step: Plain, asks: readonly Asked[], typed: Given): Record<string, unknown> {
  const { photos, ...texts } = typed;
  const own = Object.fromEntries(asks.filter((name) => name !== "photos").map((name) => [name, texts[name as keyof typeof texts] ?? ""]));
  return {
    ...own,
    ...(asks.includes("photos") ? { photos } : {}),
    ...(asks.includes("upheld") ? { upheld: typed.upheld === "yes" } : {}),
    ...(asks.includes("year") ? { year: Number(typed.year) } : {}),
    ...(asks.includes("count") ? { count: Number(typed.count) } : {}),
    ...(step === "draw" || step === "recuse" ? { scheme: view.scheme, round: view.check?.round ?? view.round } : {}),
    ...(step === "award" && view.renews ? { renews: { home: view.renews.home, id: view.renews.id } } : {}),
    ...(step === "order-check" ? { scheme: view.scheme, round: view.checkRound, incident: undefined, document: incidentOf(typed) } : {}),
  };
}

/** One step with what it needs; the refusal stays above what was typed. */
export function StepDialog({ view, step, close }: { view: ApplicationView; step: Plain; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const me = useConsole().session.account.id;
  const [typed, setTyped] = useState<Given>({
    year: String(new Date().getFullYear()),
    upheld: "",
    ground: REVOCATIONS[0],
    account: asideOf(view, me)[0]?.id ?? "",
    entry: open(view)[0]?.entry ?? "",
    count: "2",
    way: view.toCheck ? "unannounced" : "incident",
    photos: [],
  });
  const { path, asks } = STEPS[step];
  const submit = async () => {
    if (asks.includes("upheld") && typed.upheld === "") return say("ask.upheldFirst");
    const body = bodyOf(view, step, asks, typed);
    return send(`/api/cells/applications/${view.home}/${view.id}/${path}`, body, say("cells.saved"));
  };
  return (
    <FormDialog title={say(`step.${step}`)} action={say(`step.${step}`)} danger={GRAVE.has(step)} submit={submit} close={close}>
      <p className="c-muted">{say(step === "award" && view.renews?.stage === "awarded" ? "about.award-renewing" : `about.${step}`)}</p>
      {step === "rectify" ? <OpenLines view={view} /> : null}
      {step === "mend" || step === "restore" || step === "appeal" ? (
        <Said view={view} of={step === "restore" ? ["cells.mended"] : DECIDED} />
      ) : null}
      {step === "decide-appeal" ? <Said view={view} of={["cells.appealed"]} /> : null}
      {step === "decide-objection" ? (
        <p className="c-note cells-said">
          <Typed text={textOf(view, typed.entry) ?? say("cells.notForYou")} />
        </p>
      ) : null}
      {asks
        .filter((name) => name !== "incident" || typed.way === "incident")
        .map((name) => (
          <AskField key={name} name={name} view={view} typed={typed} put={(part) => setTyped((before) => ({ ...before, ...part }))} />
        ))}
    </FormDialog>
  );
}

const DECIDED = ["cells.warned", "cells.revoked", "cells.refused"];
const textOf = (view: ApplicationView, entry: string | undefined): string | null =>
  view.objections.find((one) => one.entry === entry)?.text ?? null;

/** What this step answers, beside what is written now. */
function Said({ view, of }: { view: ApplicationView; of: readonly string[] }) {
  const said = view.entries.findLast(({ type }) => of.includes(type));
  return said?.text ? (
    <p className="c-note cells-said">
      <Typed text={[said.text, said.document].filter(Boolean).join("\n")} />
    </p>
  ) : null;
}

type AskProps = { name: Asked; view: ApplicationView; typed: Given; put: (part: Partial<Given>) => void };

function AskField({ name, view, typed, put }: AskProps) {
  const say = useSay(consoleWords);
  const how = useSay(checklistWords);
  const language = useLanguage();
  const me = useConsole().session.account.id;
  const choices: Partial<Record<Asked, { value: string; label: string }[]>> = {
    upheld: [
      { value: "no", label: say("cells.rejected") },
      { value: "yes", label: say("cells.upheld") },
    ],
    // Only who was warned and let the days go by can lose a title for that.
    ground: REVOCATIONS.filter((one) => one !== "not-mended" || view.stage === "warned").map((one) => ({
      value: one,
      label: how(`ground.${one}`),
    })),
    account: asideOf(view, me).map(({ id, name: called, office }) => ({ value: id, label: [office, called].filter(Boolean).join(" · ") })),
    entry: open(view).map((one) => ({ value: one.entry, label: `${instant(one.at, language)} ${(one.text ?? "").slice(0, 20)}` })),
    way: waysOf(view).map((value) => ({ value, label: say(`way.${value}`) })),
    count: ["2", "3", "4", "5"].map((value) => ({ value, label: value })),
  };
  if (name === "photos")
    return (
      <Field label={say("ask.photos")}>
        <PhotoField papers value={typed.photos} onChange={(photos) => put({ photos })} />
      </Field>
    );
  const options = choices[name];
  const value = typed[name] ?? "";
  const change = (next: string) => put({ [name]: next });
  return (
    <Field label={say(`ask.${name}`)} required>
      {options ? (
        <NativeSelect value={value} onChange={change} options={options} {...(name === "upheld" ? { blank: say("apply.choose") } : {})} />
      ) : name === "document" || name === "incident" || name === "year" ? (
        <TextInput value={value} max={200} onChange={change} />
      ) : (
        <TextArea value={value} max={name === "reason" ? 1000 : 2000} rows={4} onChange={change} />
      )}
    </Field>
  );
}
