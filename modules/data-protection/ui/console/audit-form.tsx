import { useState } from "react";
import { Field, FormDialog, TextArea, useSay } from "#web/console";
import type { AuditRow } from "../../contract.ts";
import { auditConsoleWords } from "../audit-console-words.ts";
import { AUDITS, useSendAudit } from "./audit-wire.ts";

const PARTS = ["findings", "recommendations"] as const;
const MOST = { zh: 6000, en: 18_000 } as const;

/** What the auditor writes: findings and recommendations. The numbers come by themselves. */
export function AuditForm({ row, close }: { row: AuditRow; close: () => void }) {
  const say = useSay(auditConsoleWords);
  const send = useSendAudit();
  const [said, setSaid] = useState({ findings: row.findings, recommendations: row.recommendations });
  const submit = () => send(AUDITS, { year: row.year, ...said }, say("saved"));
  return (
    <FormDialog title={say("of", { year: row.year })} submit={submit} close={close} shape="wide">
      {PARTS.flatMap((part) =>
        (["zh", "en"] as const).map((language) => (
          <Field key={`${part}.${language}`} label={say(`${part}.${language}`)} hint={say("nobody")} required={language === "zh"}>
            <TextArea
              value={said[part][language]}
              max={MOST[language]}
              rows={6}
              onChange={(value) => setSaid((before) => ({ ...before, [part]: { ...before[part], [language]: value } }))}
            />
          </Field>
        )),
      )}
    </FormDialog>
  );
}

/** Read once more before it is signed: afterwards nobody changes it. */
export function IssueForm({ row, close }: { row: AuditRow; close: () => void }) {
  const say = useSay(auditConsoleWords);
  const send = useSendAudit();
  const submit = () => send(`${AUDITS}/${row.year}/issuing`, {}, say("signed"));
  return (
    <FormDialog title={say("of", { year: row.year })} action={say("issue")} submit={submit} close={close} shape="wide">
      <p>{say("issueLead")}</p>
      {PARTS.map((part) => (
        <section key={part}>
          <h3>{say(`${part}.zh`)}</h3>
          <p style={{ whiteSpace: "pre-line" }}>{row[part].zh}</p>
          {row[part].en === "" ? null : (
            <p lang="en" style={{ whiteSpace: "pre-line" }}>
              {row[part].en}
            </p>
          )}
        </section>
      ))}
    </FormDialog>
  );
}
