import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  dateIn,
  Dialog,
  Empty,
  Go,
  holdsRole,
  Icon,
  instant,
  newId,
  orThrow,
  Page,
  PlainTable,
  ReadProblem,
  refusalText,
  showToast,
  useConsole,
  useLanguage,
  useSay,
  useUrl,
  Waiting,
  SealsShut,
} from "#web/console";
import type { ExportList, ExportView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";
import { Second } from "./second.tsx";
import { words } from "./words.ts";

const OVERSEERS = ["auditor", "supervisor", "dpo"];
const DAY = 86_400_000;
const WAITING_MS = 5_000;

/** One's own exports with their state and end; for those who oversee, everybody's. */
export function ExportsPage() {
  const say = useSay(consoleWords);
  const { api, session } = useConsole();
  const read = useQuery({
    queryKey: ["exports"],
    queryFn: async () => orThrow(await api.get<ExportList>("/api/exports")),
    // While it waits for a second person's answer the page asks now and then, so that nobody has to reload it.
    refetchInterval: ({ state }) =>
      state.data?.busy ? 1_500 : state.data?.exports.some(({ stage }) => stage === "held") ? WAITING_MS : false,
  });
  const rows = read.data?.exports ?? [];
  return (
    <Page title={say("exports.title")} wide>
      <p className="c-muted">{say("exports.lead", { days: read.data?.days ?? 7 })}</p>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.isSuccess && rows.length === 0 ? (
        <Empty text={say("exports.empty")}>
          <Go to="/incidents">{say("exports.toQueue")}</Go>
        </Empty>
      ) : null}
      {rows.length > 0 ? <ExportTable rows={rows} own label={say("exports.title")} /> : null}
      {holdsRole(session, OVERSEERS) ? <AreaExports /> : null}
    </Page>
  );
}

function AreaExports() {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const { params, set } = useUrl();
  const from = params.get("from") ?? dateIn(Date.now() - 30 * DAY);
  const to = params.get("to") ?? dateIn(Date.now());
  const read = useQuery({
    queryKey: ["exports", "area", from, to],
    queryFn: async () => orThrow(await api.get<ExportView[]>("/api/exports/area", { from, to })),
  });
  return (
    <section style={{ marginTop: 28 }}>
      <h2>{say("exports.all")}</h2>
      <search className="c-row" style={{ marginBlock: 12 }}>
        <label>
          {say("exports.from")}{" "}
          <input
            className="c-input"
            style={{ width: 150 }}
            type="date"
            value={from}
            onChange={(event) => set({ from: event.target.value }, true)}
          />
        </label>
        <label>
          {say("exports.to")}{" "}
          <input
            className="c-input"
            style={{ width: 150 }}
            type="date"
            value={to}
            onChange={(event) => set({ to: event.target.value }, true)}
          />
        </label>
      </search>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.data?.length === 0 ? <Empty text={say("exports.allEmpty")} /> : null}
      {read.data && read.data.length > 0 ? <ExportTable rows={read.data} label={say("exports.all")} /> : null}
    </section>
  );
}

function ExportTable({ rows, own = false, label }: { rows: readonly ExportView[]; own?: boolean; label: string }) {
  const say = useSay(consoleWords);
  const columns = [
    "list",
    ...(own ? [] : ["by" as const]),
    "why",
    "at",
    "stage",
    "rows",
    "until",
    "downloads",
    ...(own ? ["do" as const] : []),
  ] as const;
  return (
    <>
      <SealsShut shut={rows.some(({ shut }) => shut)} />
      <PlainTable name="exports" label={label} columns={columns.map((column) => say(`exports.column.${column}`))}>
        {rows.map((row) => (
          <ExportLine key={row.id} row={row} own={own} />
        ))}
      </PlainTable>
    </>
  );
}

function ExportLine({ row, own }: { row: ExportView; own: boolean }) {
  const say = useSay(consoleWords);
  const name = useSay(words);
  const language = useLanguage();
  const failure = row.failure && row.failure in words ? name(row.failure as keyof typeof words, { limit: "10,000" }) : null;
  return (
    <tr>
      <td>
        {name(`exports.subject.${row.subject}`)} <span className="c-muted">{row.areaName[language]}</span>
      </td>
      {own ? null : <td>{row.byName}</td>}
      <td>
        {name(`exports.purpose.${row.purpose}`)} {row.why ? <span className="c-muted">{row.why}</span> : null}
      </td>
      <td>{instant(row.requestedAt, language)}</td>
      <td>
        {name(`exports.stage.${row.stage}`)}{" "}
        {row.stage === "requested" && row.rows > 0 ? <span className="c-muted">{say("exports.soFar", { n: row.rows })}</span> : null}
        {row.stage === "held" ? <div className="c-muted">{say("exports.heldRows", { n: row.rows })}</div> : null}
        {row.approver ? <div className="c-muted">{say("exports.byApprover", { name: row.approver })}</div> : null}
        {row.refusal ? <div className="c-muted">{row.refusal}</div> : null}
        {failure ? <div className="c-muted">{failure}</div> : null}
        {row.mayApprove ? <Second row={row} /> : null}
      </td>
      <td>{row.stage === "ready" ? row.rows : "—"}</td>
      <td>{row.stage === "ready" && row.expiresAt ? instant(row.expiresAt, language) : "—"}</td>
      <td>{row.downloads}</td>
      {own ? <td>{["ready", "requested", "held"].includes(row.stage) ? <Deeds row={row} /> : null}</td> : null}
    </tr>
  );
}

function Deeds({ row }: { row: ExportView }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const reload = () => void client.invalidateQueries({ queryKey: ["exports"] });
  // Asked first, so that a proof grown old opens a question here and not a page of refusal in the browser's downloads.
  const download = async () => {
    const reply = await api.get("/api/session/proof");
    if (!reply.ok) return showToast({ tone: "bad", text: refusalText(reply) });
    window.location.assign(`/api/exports/${row.home}/${row.id}/file`);
    setTimeout(reload, 1_500);
  };
  const remove = async () => {
    const reply = await api.post(`/api/exports/${row.home}/${row.id}/deletion`, { account: row.account }, { id: newId() });
    setSure(false);
    showToast(reply.ok ? { tone: "good", text: say("exports.deleted") } : { tone: "bad", text: refusalText(reply) });
    reload();
  };
  return (
    <span className="c-row">
      {row.stage === "ready" ? (
        <button type="button" className="c-link" onClick={() => void download()}>
          <Icon name="download" size={14} /> {say("exports.download")}
        </button>
      ) : null}
      <button type="button" className="c-link" onClick={() => setSure(true)}>
        {say("exports.delete")}
      </button>
      {sure ? (
        <Dialog title={say("exports.delete")} onClose={() => setSure(false)}>
          <div className="c-form">
            <p>{say("exports.deleteSure")}</p>
            <Button danger onClick={() => void remove()}>
              {say("exports.delete")}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </span>
  );
}
