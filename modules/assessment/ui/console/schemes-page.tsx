import { Empty, Go, holdsRole, ListPage, PlainTable, useConsole, useLanguage, useSay } from "#web/console";
import type { SchemeRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRead } from "./wire.ts";

/** Every scheme with the way to its points, its result and its rule. */
export function SchemesPage() {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const read = useRead<{ rows: readonly SchemeRow[] }>("schemes");
  const rows = read.data?.rows ?? [];
  return (
    <ListPage
      title={say("page")}
      lead={say("lead")}
      read={read}
      tools={holdsRole(session, ["assessor"]) ? <Go to="/assessment/new">{say("draftNew")}</Go> : null}
      empty={read.data && rows.length === 0 ? <Empty text={say("none")} /> : null}
    >
      <Rows rows={rows} />
    </ListPage>
  );
}

function Rows({ rows }: { rows: readonly SchemeRow[] }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  return (
    <PlainTable
      name="schemes"
      label={say("page")}
      columns={(["year", "name", "level", "stage", "days", "subjects", "result", "ledger"] as const).map((name) => say(name))}
    >
      {rows.map((row) => (
        <tr key={row.scheme}>
          <td className="c-mono">{row.year}</td>
          <td>
            <Go to={`/assessment/${row.scheme}`}>{row[language]}</Go>
            {row.demo ? <span className="c-muted c-nowrap"> {say("sample")}</span> : null}
          </td>
          <td>{say(`level.${row.level}`)}</td>
          <td>{say(row.running ? "stage.running" : `stage.${row.stage}`)}</td>
          <td className="c-mono">
            {row.from} – {row.until}
          </td>
          <td className="c-num">{row.subjects}</td>
          <td>{row.result ? <Go to={`/assessment/${row.scheme}/result`}>{say(`result.${row.result}`)}</Go> : say("result.none")}</td>
          <td>
            <Go to={`/assessment/ledger?of=${row.scheme}`}>{say("ledger")}</Go>
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
