import { Button } from "antd";
import { useState } from "react";
import { ListPage, PlainTable, useLivePages, useSay } from "#web/console";
import type { AuditList, AuditRow } from "../../contract.ts";
import { auditConsoleWords } from "../audit-console-words.ts";
import { AuditForm, IssueForm } from "./audit-form.tsx";
import { AUDITS, OWN } from "./audit-wire.ts";

type Doing = { row: AuditRow; what: "write" | "issue" };

/** The auditor's report of each year that is over: written and signed by the auditor alone. */
export function AuditsPage() {
  const say = useSay(auditConsoleWords);
  const read = useLivePages<AuditList>(OWN, AUDITS, {});
  const [doing, setDoing] = useState<Doing | null>(null);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const mayWrite = read.data?.pages[0]?.mayWrite ?? false;
  const close = () => setDoing(null);
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={rows.length > 0 ? null : say("none")}
      beside={
        doing === null ? null : doing.what === "write" ? (
          <AuditForm row={doing.row} close={close} />
        ) : (
          <IssueForm row={doing.row} close={close} />
        )
      }
    >
      <PlainTable label={say("title")} columns={[say("year"), say("stage"), say("issuedOn"), ""]}>
        {rows.map((row) => (
          <tr key={row.year}>
            <th scope="row">{row.year}</th>
            <td>{say(`stage.${row.stage}`)}</td>
            <td>{row.issuedOn ?? ""}</td>
            <td>
              <Acts row={row} mayWrite={mayWrite} act={(what) => setDoing({ row, what })} />
            </td>
          </tr>
        ))}
      </PlainTable>
    </ListPage>
  );
}

function Acts({ row, mayWrite, act }: { row: AuditRow; mayWrite: boolean; act: (what: Doing["what"]) => void }) {
  const say = useSay(auditConsoleWords);
  const button = (what: Doing["what"], words: string) => (
    <Button size="small" onClick={() => act(what)} aria-label={`${words} ${row.year}`}>
      {words}
    </Button>
  );
  if (row.stage === "issued")
    return (
      <a href={`/privacy/audits/${row.year}`} aria-label={`${say("open")} ${row.year}`}>
        {say("open")}
      </a>
    );
  if (!mayWrite || row.stage === "counting") return null;
  return (
    <div className="c-row" style={{ flexWrap: "wrap" }}>
      {button("write", say(row.stage === "none" ? "write" : "rewrite"))}
      {row.stage === "drafted" ? button("issue", say("issue")) : null}
    </div>
  );
}
