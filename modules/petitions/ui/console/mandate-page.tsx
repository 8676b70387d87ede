import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { dayHeading, Empty, FactList, Go, moment, newId, Page, useLanguage, useSay, Waiting } from "#web/console";
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
        <FactList
          facts={[
            [say("principal"), row.principal ?? "—"],
            [say("powers"), row.powers.map((power) => speak(`petitions.power.${power}`)).join(comma(language))],
            [
              say("matter"),
              <span key="matter" className="c-prose">
                {row.matter}
              </span>,
            ],
            [say("mandate.until"), [dayHeading(row.until, language), row.over ? say("mandate.over") : ""].filter(Boolean).join(" · ")],
            [say("reportDue"), row.reportDueAt ? moment(row.reportDueAt, language) : null],
            [
              say("mandate.filed"),
              row.petitions.length > 0 ? <span className="c-mono">{row.petitions.map(({ number }) => number).join(" ")}</span> : null,
            ],
            [
              say(row.feedback?.visited ? "mandate.visited" : "mandate.rated"),
              row.feedback
                ? [say(`grade.${row.feedback.score}` as ConsoleWord), row.feedback.text, dayHeading(row.feedback.on, language)]
                    .filter(Boolean)
                    .join(" · ")
                : null,
            ],
          ]}
        />
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
            {moment(one.at, language)} · {speak(`petitions.task.${one.did}`)}
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
