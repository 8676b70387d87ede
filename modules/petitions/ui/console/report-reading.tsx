import { Button } from "antd";
import { useState } from "react";
import { Dialog, useLanguage, useSay } from "#web/console";
import { PapersCard } from "#parts/documents";
import type { ReportRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { useSend } from "./wire.ts";

/** What the office wrote, for whoever issues it and whoever reads it afterwards; the paper with the numbers once it is issued. */
export function ReportReading({ row, title, close }: { row: ReportRow; title: string; close: () => void }) {
  const say = useSay(consoleWords);
  const speak = useSay(words);
  const language = useLanguage();
  return (
    <Dialog title={title} onClose={close} shape="wide">
      {row.stage === "issued" ? <PapersCard record={row} /> : <p className="c-muted">{say("reports.counting")}</p>}
      <h3>{say("reports.proposals")}</h3>
      {row.proposals.length === 0 ? <p>{say("reports.noProposals")}</p> : null}
      <ol>
        {row.proposals.map((one, index) => (
          <li key={index} style={{ marginBottom: 12 }}>
            <strong>{`${speak(`petitions.proposal.${one.kind}`)} · ${one.toName[language]}`}</strong>
            <p>{one.text}</p>
            <p className="c-muted">{`${say("reports.fate")}${language === "zh" ? "：" : ": "}${speak(`petitions.fate.${one.fate}`)}`}</p>
          </li>
        ))}
      </ol>
      <h3>{say("reports.others")}</h3>
      <p style={{ whiteSpace: "pre-line" }}>{row.other ?? say("reports.noOther")}</p>
      {row.stage === "drafted" ? <Issue row={row} close={close} /> : null}
    </Dialog>
  );
}

function Issue({ row, close }: { row: ReportRow; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [problem, setProblem] = useState<string | null>(null);
  if (row.own) return <p className="c-muted">{say("reports.own")}</p>;
  const issue = async (): Promise<void> => {
    const refused = await send(`reports/${row.home}/${row.id}/issuing`, { unit: row.unit });
    setProblem(refused);
    if (refused === null) close();
  };
  return (
    <>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <Button type="primary" onClick={() => void issue()}>
        {say("reports.issue")}
      </Button>
    </>
  );
}
