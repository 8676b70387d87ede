import { Button } from "antd";
import { useState } from "react";
import { Dialog, FactList, ReadProblem, Typed, useSay, Waiting } from "#web/console";
import type { VisitRow, VisitView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { usePractice, useRead, useSend } from "./wire.ts";

/** One visit, for whoever works in its grid: what was promised, and the way to take the consent back. */
export function VisitDialog({ row, close }: { row: VisitRow; close: () => void }) {
  const say = useSay(consoleWords);
  const practice = usePractice();
  const read = useRead<VisitView>(`visits/${row.home}/${row.id}`);
  const { data } = read;
  return (
    <Dialog title={say("visit.one")} onClose={close} shape="middle">
      {read.isPending ? <Waiting /> : null}
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {data ? (
        <>
          <FactList
            facts={[
              [say("place"), data.placeName],
              [say("purpose"), data.purpose ? practice.purpose(data.purpose) : null],
              [say("day"), data.on],
              [say("visit.door"), data.where === null ? null : <Typed text={data.where} />],
              [say("visit.notes"), data.notes.length === 0 ? null : <Typed text={data.notes.join("\n")} />],
              [say("visit.expires"), data.expiresOn],
            ]}
          />
          {data.withdrawn ? <p role="status">{say("visit.withdrawn")}</p> : <Withdrawal row={row} close={close} />}
        </>
      ) : null}
    </Dialog>
  );
}

function Withdrawal({ row, close }: { row: VisitRow; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSend();
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const withdraw = async (): Promise<void> => {
    setBusy(true);
    const refused = await send(`visits/${row.id}/consent-withdrawal`, { grid: row.grid, seenAt: new Date().toISOString() });
    setBusy(false);
    setProblem(refused);
    if (refused === "") close();
  };
  if (!sure)
    return (
      <p className="c-row">
        <Button onClick={() => setSure(true)}>{say("visit.withdraw")}</Button>
      </p>
    );
  return (
    <>
      {problem ? (
        <p role="alert" className="c-problem">
          {problem}
        </p>
      ) : null}
      <p role="status">{say("visit.withdrawSure")}</p>
      <p className="c-row">
        <Button danger type="primary" loading={busy} onClick={() => void withdraw()}>
          {say("visit.withdrawDo")}
        </Button>
        <Button onClick={() => setSure(false)}>{say("visit.withdrawNot")}</Button>
      </p>
    </>
  );
}
