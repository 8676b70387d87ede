import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Dialog, Empty, Go, instant, newId, orThrow, ReadProblem, showToast, useConsole, useLanguage, useSay, Waiting } from "#web/console";
import type { ImportView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { downloadFrom } from "./files.ts";
import { words } from "./words.ts";

/** What one brought before, how far it is, and every row that was not taken. */
export function MyImports() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const read = useQuery({
    queryKey: ["imports"],
    queryFn: async () => orThrow(await api.get<ImportView[]>("/api/imports/results")),
    refetchInterval: ({ state }) => (state.data?.some(({ stage }) => stage === "running") ? 1_500 : false),
  });
  const columns = ["what", "at", "progress", "result", "do"] as const;
  return (
    <section style={{ marginTop: 28 }}>
      <h2>{say("imports.mine")}</h2>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.data?.length === 0 ? <Empty text={say("imports.none")} /> : null}
      {read.data && read.data.length > 0 ? (
        <div className="c-scroll" tabIndex={0} role="region" aria-label={say("imports.mine")}>
          <table className="c-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {say(`imports.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {read.data.map((row) => (
                <ImportLine key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

function ImportLine({ row }: { row: ImportView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const ended = row.stage === "ended";
  return (
    <tr>
      <td>{say(`imports.kind.${row.kind}`)}</td>
      <td>{instant(row.startedAt, language)}</td>
      <td>
        <progress value={row.done} max={row.rows} aria-label={say("imports.column.progress")} />{" "}
        {say(ended ? "imports.ended" : "imports.running", { done: row.done, rows: row.rows })}
      </td>
      <td>
        {ended ? say("imports.result", { changed: row.changed, unchanged: row.unchanged, failed: row.failures.length }) : "—"}
        {row.failures.length > 0 ? (
          <ul>
            {row.failures.slice(0, 10).map((failure, index) => (
              <li key={`${failure.at} ${index}`}>
                <span className="c-mono">{failure.at}</span> {failure.message}
              </li>
            ))}
          </ul>
        ) : null}
      </td>
      <td>
        {ended && row.opened > 0 ? <Passwords row={row} /> : null}
        {ended && row.kind === "grids" ? <Go to="/grids">{say("imports.toGrids")}</Go> : null}
      </td>
    </tr>
  );
}

function Passwords({ row }: { row: ImportView }) {
  const say = useSay(consoleWords);
  const name = useSay(words);
  const language = useLanguage();
  const [sure, setSure] = useState(false);
  const give = async () => {
    setSure(false);
    const problem = await downloadFrom(
      `/api/imports/${row.home}/${row.id}/passwords`,
      {},
      newId(),
      name("imports.title.passwords"),
      language,
    );
    if (problem !== null) showToast({ tone: "bad", text: problem });
  };
  const label = say("imports.passwords", { n: row.opened });
  return (
    <>
      <button type="button" className="c-link" onClick={() => setSure(true)}>
        {label}
      </button>
      {sure ? (
        <Dialog title={label} onClose={() => setSure(false)}>
          <div className="c-form">
            <p>{say("imports.passwordsSure")}</p>
            <Button type="primary" onClick={() => void give()}>
              {label}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
