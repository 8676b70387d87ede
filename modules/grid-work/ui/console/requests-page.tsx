import {
  DueBadge,
  Go,
  instant,
  ListPage,
  NativeSelect,
  SearchBox,
  Table,
  Tabs,
  useConsole,
  useLanguage,
  useMinute,
  usePages,
  useSay,
  useUrl,
  useViewsCounted,
} from "#web/console";
import { ExportButton } from "#parts/exports";
import type { RequestPage, RequestRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { FigureByArea } from "./parts.tsx";
import { api, usePractice } from "./wire.ts";

const VIEWS = ["open", "overdue", "ended", "all"] as const;
const COLUMNS = ["number", "kind", "place", "due", "state", "taken"] as const;
type View = (typeof VIEWS)[number];

export const dueFact = (row: RequestRow, working: boolean) =>
  ({
    dueAt: row.dueAt,
    provisional: row.provisional,
    state: row.endedAt === null ? "running" : row.late ? "endedLate" : "ended",
    working,
  }) as const;

/** The queue of service requests; its address is the queue: view, kind and search stay when one comes back. */
export function RequestsPage() {
  const say = useSay(consoleWords);
  const { area } = useConsole();
  const { params, set } = useUrl();
  const practice = usePractice();
  const counts = useViewsCounted("grid-work", "/api/grid-work/request-counts", area);
  const view = VIEWS.find((one) => one === params.get("view")) ?? "open";
  const [kind, q] = [params.get("kind") ?? "", params.get("q") ?? ""];
  const read = usePages<RequestPage>(["grid-work", "requests"], api("requests"), { view, kind, q, area }, 60_000);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <ListPage
      title={say("requests.title")}
      tools={
        <ExportButton
          subject="grid-work.requests"
          filter={{ view, ...(kind ? { kind } : {}), ...(q ? { q } : {}), ...(area ? { area } : {}) }}
        />
      }
      lead={say("requests.lead")}
      read={read}
      empty={rows.length === 0 ? say("requests.empty") : null}
      beside={<FigureByArea code="svc.ontime" area={area ?? ""} kind="grid-work.service-request" />}
      filters={
        <>
          <Tabs<View>
            label={say("views")}
            value={view}
            counts={counts}
            options={VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
            onChange={(next) => set({ view: next })}
          />
          <NativeSelect
            label={say("kind")}
            value={kind}
            blank={say("kind.all")}
            options={practice.kinds.map(({ code }) => ({ value: code, label: practice.kind(code) }))}
            onChange={(next) => set({ kind: next })}
          />
          <SearchBox label={say("find")} />
        </>
      }
    >
      <RequestTable rows={rows} />
    </ListPage>
  );
}

function RequestTable({ rows }: { rows: readonly RequestRow[] }) {
  const say = useSay(consoleWords);
  const practice = usePractice();
  const language = useLanguage();
  const now = useMinute();
  return (
    <Table name="requests" label={say("requests.title")} columns={COLUMNS.map((id) => ({ id, label: say(id) }))}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Go to={`/requests/${row.home}/${row.id}`} className="c-mono">
                {row.number}
              </Go>
            </td>
            <td>{practice.kind(row.kind)}</td>
            <td>{row.placeName}</td>
            <td>
              <DueBadge fact={dueFact(row, practice.working(row.kind))} now={now} />
            </td>
            <td>
              <RequestState row={row} />
            </td>
            <td className="c-muted">{instant(row.takenAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Where it stands in words, and what somebody should look at. */
export function RequestState({ row }: { row: RequestRow }) {
  const say = useSay(consoleWords);
  const state = useSay(words);
  return (
    <>
      {row.ending ? state(`grid-work.ending.${row.ending}`) : say("open")}
      {row.round > 0 ? ` · ${say("round", { n: row.round })}` : ""}
      {row.satisfied === null ? "" : ` · ${say("satisfied", { n: row.satisfied })}`}
      {row.differ ? <strong> · {say("differ")}</strong> : null}
    </>
  );
}
