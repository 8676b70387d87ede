import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { Empty, Go, instant, newId, Page, useLanguage, useSay, Waiting } from "#web/console";
import { colon, comma } from "#web/words";
import { PapersCard } from "#parts/documents";
import type { MandateView } from "../../contract.ts";
import { consoleWords, type ConsoleWord } from "../console-words.ts";
import { words } from "../words.ts";
import { StepDialog } from "./step-dialog.tsx";
import { AGENT_DID, FILING, filingBody, VISIT, type Ask } from "./steps.ts";
import { api, useRead, useSend } from "./wire.ts";

const PATHS: Readonly<Record<string, string>> = {
  "accept-mandate": "acceptance",
  "refuse-mandate": "refusal",
  report: "reports",
  "end-mandate": "ending",
  "revoke-at-window": "window-revocation",
  "visit-principal": "visits",
};
const PAPER = { zh: "信访代理委托书", en: "Mandate" };
const REASON: readonly Ask[] = [{ name: "reason", label: "reason", kind: "text" }];
const TEXT: readonly Ask[] = [{ name: "text", label: "text", kind: "text" }];
const ASKS: Readonly<Record<string, readonly Ask[]>> = {
  "file-for-principal": FILING,
  "accept-mandate": [],
  report: [AGENT_DID, ...TEXT],
  "end-mandate": TEXT,
  "visit-principal": VISIT,
};
const asksOf = (step: string): readonly Ask[] => ASKS[step] ?? REASON;

/** One mandate: what was given, what was told, and the next step. */
export function MandatePage() {
  const { home = "", id = "" } = useParams({ strict: false });
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const language = useLanguage();
  const send = useSend();
  const [step, setStep] = useState<string | null>(null);
  const read = useRead<MandateView>(`mandates/${home}/${id}`);
  if (read.isPending) return <Waiting />;
  const row = read.data;
  if (!row) return <Empty text={say("notFound")} />;
  const submit = (typed: Readonly<Record<string, string>>): Promise<string | null> =>
    step === "file-for-principal"
      ? send("for-principal", filingBody(typed, newId(), { home, id }))
      : send(`mandates/${home}/${id}/${PATHS[step ?? ""]}`, typed);
  return (
    <Page title={say("mandate", { number: row.number })} tools={<Go to="/mandates">{say("back")}</Go>}>
      <div className="c-card">
        <h2>{speak(`petitions.mandate.${row.stage}` as keyof typeof words)}</h2>
        <p>
          {say("principal")}
          {colon(language)}
          {row.principal ?? "—"} · {say("powers")}
          {colon(language)}
          {row.powers.map((power) => speak(`petitions.power.${power}`)).join(comma(language))}
        </p>
        <p style={{ whiteSpace: "pre-wrap" }}>
          {say("matter")}
          {colon(language)}
          {row.matter}
        </p>
        <p>
          {say("mandate.until")}
          {colon(language)}
          {row.until}
          {row.over ? ` · ${say("mandate.over")}` : ""}
        </p>
        {row.feedback ? (
          <p>
            {say(row.feedback.visited ? "mandate.visited" : "mandate.rated", { day: row.feedback.on })}
            {colon(language)}
            {say(`grade.${row.feedback.score}` as ConsoleWord)}
            {row.feedback.text ? ` · ${row.feedback.text}` : ""}
          </p>
        ) : null}
        {row.petitions.length > 0 ? (
          <p>
            {say("mandate.filed")}
            {colon(language)}
            {row.petitions.map(({ id: filed, number }) => (
              <span key={filed} className="c-mono">
                {number}{" "}
              </span>
            ))}
          </p>
        ) : null}
        {row.reportDueAt ? (
          <p>
            {say("reportDue")}
            {colon(language)}
            {instant(row.reportDueAt, language)}
          </p>
        ) : null}
        <div className="c-row">
          {row.may.map((one) => (
            <Button key={one} onClick={() => setStep(one)}>
              {say(`step.${one}` as ConsoleWord)}
            </Button>
          ))}
        </div>
      </div>
      <div className="c-card">
        <h2>{say("reports")}</h2>
        {row.reports.map((one) => (
          <p key={one.at}>
            {instant(one.at, language)} · {speak(`petitions.task.${one.did}`)}
            {colon(language)}
            {one.text}
          </p>
        ))}
      </div>
      {row.stage === "asked" || row.stage === "refused" ? null : (
        <PapersCard
          record={row}
          missing={
            row.may.includes("report")
              ? [
                  {
                    kind: "petitions.mandate",
                    seq: null,
                    title: PAPER,
                    path: api(`mandates/${home}/${id}/papers`),
                    body: { unit: row.unit },
                  },
                ]
              : []
          }
        />
      )}
      {step ? (
        <StepDialog key={step} title={say(`step.${step}` as ConsoleWord)} asks={asksOf(step)} submit={submit} close={() => setStep(null)} />
      ) : null}
    </Page>
  );
}
