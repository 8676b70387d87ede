import { Button } from "antd";
import { useState } from "react";
import {
  dayOf,
  Go,
  holdsRole,
  ListPage,
  NativeSelect,
  PlainTable,
  shortInstant,
  useConsole,
  useLanguage,
  useSay,
  useUnitName,
  useUrl,
} from "#web/console";
import { VIEWS, type RequestRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { rightWords } from "../right-words.ts";
import { TakeForm } from "./take-form.tsx";
import { useRequests } from "./wire.ts";

const TAKERS = ["intakeClerk", "dispatcher", "recorder", "dpo"];

/** Requests of persons about their own data, the newest first. */
export function RequestsPage() {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const { params, set } = useUrl();
  const [taking, setTaking] = useState(false);
  const view = params.get("view") === "all" ? "all" : "open";
  const read = useRequests({ area: area.slice(0, 9), view });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      read={read}
      empty={rows.length > 0 ? null : say(view === "open" ? "none" : "noneAtAll")}
      tools={
        holdsRole(session, TAKERS) ? (
          <Button type="primary" onClick={() => setTaking(true)}>
            {say("take")}
          </Button>
        ) : null
      }
      filters={
        <NativeSelect
          label={say("view")}
          value={view}
          onChange={(next) => set({ view: next === "all" ? "all" : null })}
          options={VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
        />
      }
      beside={taking ? <TakeForm close={() => setTaking(false)} /> : null}
    >
      <PlainTable
        label={say("title")}
        columns={(["number", "right", "behalf", "unit", "at", "due", "stage"] as const).map((name) => say(name))}
      >
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </PlainTable>
    </ListPage>
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
