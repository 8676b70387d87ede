import { dayOf, Go, holdsRole, PlainTable, shortInstant, useConsole, useLanguage, useSay, useUnitName } from "#web/console";
import type { RequestRow } from "../../contract.ts";
import { TAKERS } from "../../contract/roles.ts";
import { consoleWords } from "../console-words.ts";
import { rightWords } from "../right-words.ts";
import { RegisterList, useAsked } from "./register-list.tsx";
import { TakeForm } from "./take-form.tsx";
import { useRequests } from "./wire.ts";

/** Requests of persons about their own data, the newest first. */
export function RequestsPage() {
  const say = useSay(consoleWords);
  const { session } = useConsole();
  const asked = useAsked();
  const read = useRequests(asked);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  const begin = { label: say("take"), form: (close: () => void) => <TakeForm close={close} /> };
  return (
    <RegisterList say={say} asked={asked} read={read} rows={rows.length} begin={holdsRole(session, TAKERS) ? begin : null}>
      <PlainTable
        label={say("title")}
        columns={(["number", "right", "behalf", "unit", "at", "due", "stage"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </PlainTable>
    </RegisterList>
  );
}

function Line({ row }: { row: RequestRow }) {
  const say = useSay(consoleWords);
  const named = useSay(rightWords);
  const language = useLanguage();
  const unit = useUnitName();
  return (
    <tr>
      <td>
        <Go to={`/data-requests/${row.home}/${row.id}`}>{row.number}</Go>
      </td>
      <td>{named(`right.${row.right}`)}</td>
      <td>{named(`behalf.${row.behalf}`)}</td>
      <td>{unit(row.unit)}</td>
      <td>{shortInstant(row.at, language)}</td>
      <td>
        <span className="c-nowrap">{dayOf(row.due)}</span> {row.late ? <b>{say("late")}</b> : null}
      </td>
      <td>{say(`stage.${row.stage}`)}</td>
    </tr>
  );
}
