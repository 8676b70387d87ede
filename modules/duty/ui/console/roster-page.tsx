import { Button } from "antd";
import { useState } from "react";
import {
  Empty,
  holdsRole,
  Icon,
  Page,
  PlainTable,
  ReadProblem,
  shortInstant,
  showToast,
  useConsole,
  useLanguage,
  useSay,
  Waiting,
  Typed,
} from "#web/console";
import type { DutyRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { DutyLogs } from "./logs.tsx";
import { AddShift, ChangePerson } from "./shift-forms.tsx";
import { useRoster, useSend } from "./wire.ts";

const keepers = ["admin", "supervisor", "commandRoom", "dispatcher", "approver"];

/** Who answers which duty phone, from when to when, and whether they have said that they are there. */
export function RosterPage() {
  const say = useSay(consoleWords);
  const { session, area } = useConsole();
  const roster = useRoster(area);
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<DutyRow | null>(null);
  const tools = holdsRole(session, keepers) ? (
    <Button type="primary" onClick={() => setAdding(true)}>
      {say("duty.add")}
    </Button>
  ) : null;
  return (
    <Page title={say("duty.page")} tools={tools} wide>
      <p className="c-muted">{say("duty.lead")}</p>
      {roster.error ? <ReadProblem error={roster.error} retry={() => void roster.refetch()} /> : null}
      {roster.isPending ? <Waiting /> : null}
      {roster.data?.rows.length === 0 ? <Empty text={say("duty.empty")} /> : null}
      {roster.data && roster.data.rows.length > 0 ? <RosterTable rows={roster.data.rows} change={setChanging} /> : null}
      <DutyLogs />
      {adding ? <AddShift close={() => setAdding(false)} /> : null}
      {changing ? <ChangePerson row={changing} close={() => setChanging(null)} /> : null}
    </Page>
  );
}

function RosterTable({ rows, change }: { rows: readonly DutyRow[]; change: (row: DutyRow) => void }) {
  const say = useSay(consoleWords);
  return (
    <PlainTable
      name="duty"
      label={say("duty.page")}
      columns={[...(["unit", "person", "phone", "from", "to", "state"] as const).map((name) => say(`duty.${name}`)), ""]}
    >
      {rows.map((row) => (
        <RosterLine key={row.id} row={row} change={() => change(row)} />
      ))}
    </PlainTable>
  );
}

function RosterLine({ row, change }: { row: DutyRow; change: () => void }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const send = useSend();
  const step = async (path: string, done: "duty.acknowledged" | "duty.cancelled") => {
    const problem = await send(`/api/duty/shifts/${row.home}/${row.id}/${path}`, {}, say(done));
    if (problem) showToast({ tone: "bad", text: problem });
  };
  return (
    <tr>
      <td>{language === "zh" ? row.unitZh : row.unitEn}</td>
      <td>
        <Typed text={row.person.name} />
      </td>
      <td className="c-mono c-nowrap">{row.phone}</td>
      <td className="c-nowrap">{shortInstant(row.from, language)}</td>
      <td className="c-nowrap">{shortInstant(row.to, language)}</td>
      <td className="c-nowrap">
        {row.state === "missing" ? <Icon name="alert" /> : row.state === "acknowledged" ? <Icon name="check" /> : null}{" "}
        {say(`duty.state.${row.state}`, { time: row.acknowledgedAt ? shortInstant(row.acknowledgedAt, language) : "" })}
      </td>
      <td>
        {row.mayAcknowledge ? (
          <Button size="small" type="primary" onClick={() => void step("acknowledgement", "duty.acknowledged")}>
            {say("duty.acknowledge")}
          </Button>
        ) : null}{" "}
        {row.mayChange ? (
          <>
            <Button size="small" onClick={change}>
              {say("duty.handOver")}
            </Button>{" "}
            <Button size="small" onClick={() => void step("cancellation", "duty.cancelled")}>
              {say("duty.cancel")}
            </Button>
          </>
        ) : null}
      </td>
    </tr>
  );
}
