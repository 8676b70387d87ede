import { Button } from "antd";
import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Dialog, newId, refusalText, Typed, useConsole, useSay } from "#web/console";
import type { ListedItem } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { emptySorting, SortFields, type Sorting } from "./sort-fields.tsx";
import { at } from "./wire.ts";

type Outcome = { ok: boolean; text: string };

/** Opinions that say the same are sorted together. */
export function BulkSort({ rows, clear }: { rows: readonly ListedItem[]; clear: () => void }) {
  const say = useSay(consoleWords);
  const [sorting, setSorting] = useState<readonly ListedItem[] | null>(null);
  if (rows.length === 0 && sorting === null) return null;
  const close = () => {
    setSorting(null);
    clear();
  };
  return (
    <div className="o-bulk" role="region" aria-label={say("selected", { n: rows.length })}>
      <b>{say("selected", { n: rows.length })}</b>
      <Button size="small" type="primary" onClick={() => setSorting(rows)}>
        {say("sortTogether")}
      </Button>
      <button type="button" className="c-link" onClick={clear}>
        {say("unselect")}
      </button>
      {sorting ? <BulkDialog rows={sorting} close={close} /> : null}
    </div>
  );
}

/** One command a row, one after the other: each row has its own answer, and a refusal never hurts its neighbours. */
function BulkDialog({ rows, close }: { rows: readonly ListedItem[]; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Sorting>(emptySorting);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [running, setRunning] = useState(false);
  const [tried, setTried] = useState(false);
  const start = async () => {
    setTried(true);
    if (typed.topic === "" || typed.nature === "") return;
    setRunning(true);
    for (const row of rows) {
      const body = { topic: typed.topic, nature: typed.nature, unit: typed.unit || null };
      const reply = await api.post(at(row, "classification"), body, { id: newId() });
      const outcome = reply.ok ? { ok: true, text: say("bulk.done") } : { ok: false, text: refusalText(reply) };
      setOutcomes((before) => new Map([...before, [row.id, outcome]]));
    }
    setRunning(false);
    void client.invalidateQueries({ queryKey: ["opinions"] });
  };
  const ok = [...outcomes.values()].filter((one) => one.ok).length;
  return (
    <Dialog title={say("sortTogether")} shape="wide" onClose={running ? undefined : close}>
      {outcomes.size === 0 && !running ? <SortFields typed={typed} put={setTyped} area="" tried={tried} /> : null}
      {outcomes.size > 0 || running ? (
        <p role="status">
          {running ? say("bulk.progress", { done: outcomes.size, n: rows.length }) : say("bulk.ok", { ok, bad: outcomes.size - ok })}
        </p>
      ) : null}
      <ul className="o-way">
        {rows.map((row) => {
          const outcome = outcomes.get(row.id);
          return (
            <li key={row.id}>
              <span className="c-mono">{row.number}</span> {row.text === null ? "—" : <Typed text={row.text} />}{" "}
              <span className={outcome && !outcome.ok ? "o-late" : "c-muted"}>{outcome?.text ?? say("bulk.waiting")}</span>
            </li>
          );
        })}
      </ul>
      <p className="c-row">
        {outcomes.size === rows.length ? (
          <Button type="primary" onClick={close}>
            {say("bulk.close")}
          </Button>
        ) : (
          <Button type="primary" loading={running} onClick={() => void start()}>
            {say("bulk.run", { n: rows.length })}
          </Button>
        )}
      </p>
    </Dialog>
  );
}
