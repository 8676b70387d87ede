import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  Empty,
  instant,
  newId,
  orThrow,
  PlainTable,
  ReadProblem,
  refusalText,
  SealsShut,
  showToast,
  useConsole,
  useLanguage,
  useSay,
  useSending,
  VerdictForm,
  Waiting,
} from "#web/console";
import type { GlassList as GlassAnswer, GlassRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

type Look = (of: { home: string; id: string }) => void;
const COLUMNS = ["who", "what", "why", "when", "person", "review", "do"] as const;

/** One's own openings; for those who oversee, everybody's of their area. */
export function GlassList({ look }: { look: Look }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const read = useQuery({ queryKey: ["glass"], queryFn: async () => orThrow(await api.get<GlassAnswer>("/api/glass")) });
  const rows = read.data?.rows ?? [];
  return (
    <section style={{ marginTop: 24 }}>
      <h2>{say("list")}</h2>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.isSuccess && rows.length === 0 ? <Empty text={say("empty")} /> : null}
      <SealsShut shut={rows.length > 0 && read.data?.shut === true} />
      {rows.length > 0 ? (
        <PlainTable label={say("list")} columns={COLUMNS.map((column) => say(`col.${column}`))}>
          {rows.map((row) => (
            <GlassLine key={row.id} row={row} look={look} />
          ))}
        </PlainTable>
      ) : null}
    </section>
  );
}

function GlassLine({ row, look }: { row: GlassRow; look: Look }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [reviewing, setReviewing] = useState(false);
  const reload = () => void client.invalidateQueries({ queryKey: ["glass"], exact: true });
  const close = async () => {
    const reply = await api.post(`/api/glass/${row.home}/${row.id}/closing`, {}, { id: newId() });
    showToast(reply.ok ? { tone: "good", text: say("closed") } : { tone: "bad", text: refusalText(reply) });
    reload();
  };
  const until = instant(row.until, language);
  return (
    <tr>
      <td>
        {row.byName} <span className="c-muted">{row.unitName?.[language] ?? ""}</span>
      </td>
      <td>{row.number === null ? <span className="c-muted">{say("hidden")}</span> : `${row.kindTitle?.[language] ?? ""} ${row.number}`}</td>
      <td>{row.reason ?? "—"}</td>
      <td>
        {instant(row.openedAt, language)} <span className="c-muted">{say(row.stage === "open" ? "running" : "ended", { until })}</span>
      </td>
      <td>{row.told ? say("told") : say("told.not", { why: row.quiet ?? "—" })}</td>
      <td>
        {row.review ? (
          <>
            {say(row.review.upheld ? "upheld" : "objected", { name: row.review.byName })}{" "}
            <span className="c-muted">{row.review.words ?? ""}</span>
          </>
        ) : (
          say("waiting")
        )}
      </td>
      <td>
        <span className="c-row">
          {row.may.includes("open") ? (
            <button type="button" className="c-link" onClick={() => look(row)}>
              {say("look")}
            </button>
          ) : null}
          {row.may.includes("close") ? (
            <button type="button" className="c-link" onClick={() => void close()}>
              {say("close")}
            </button>
          ) : null}
          {row.may.includes("review") ? (
            <button type="button" className="c-link" onClick={() => setReviewing(true)}>
              {say("review")}
            </button>
          ) : null}
        </span>
        {reviewing ? (
          <ReviewDialog
            row={row}
            close={() => {
              setReviewing(false);
              reload();
            }}
          />
        ) : null}
      </td>
    </tr>
  );
}

function ReviewDialog({ row, close }: { row: GlassRow; close: () => void }) {
  const say = useSay(consoleWords);
  const send = useSending("glass");
  return (
    <VerdictForm
      title={say("review.title")}
      action={say("review.go")}
      words={{ verdict: say("review.verdict"), yes: say("review.yes"), no: say("review.no"), remark: say("review.words") }}
      always
      max={300}
      hint={say("review.hint")}
      send={(upheld, words) => send(`/api/glass/${row.home}/${row.id}/review`, { upheld, words }, say("review.done"))}
      close={close}
    />
  );
}
