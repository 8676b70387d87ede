import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import {
  DueBadge,
  Empty,
  Go,
  instant,
  NativeSelect,
  orThrow,
  Page,
  ReadProblem,
  useConsole,
  useLanguage,
  useMinute,
  useSay,
  useUrl,
  Waiting,
} from "#web/console";
import type { RequestPage, RequestRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { words } from "../words.ts";
import { FigureByArea, Tabs } from "./parts.tsx";
import { api, usePractice } from "./wire.ts";

const VIEWS = ["open", "overdue", "ended", "all"] as const;
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
  const { api: client, area } = useConsole();
  const { params, set } = useUrl();
  const practice = usePractice();
  const view = VIEWS.find((one) => one === params.get("view")) ?? "open";
  const [kind, q] = [params.get("kind") ?? "", params.get("q") ?? ""];
  const read = useInfiniteQuery({
    queryKey: ["grid-work", "requests", view, kind, q, area],
    initialPageParam: "",
    queryFn: async ({ pageParam }) =>
      orThrow(
        await client.get<RequestPage>(api("requests"), {
          view,
          kind: kind || undefined,
          q: q || undefined,
          area,
          cursor: pageParam || undefined,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  });
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={say("requests.title")} wide>
      <p className="c-muted">{say("requests.lead")}</p>
      <div className="c-row">
        <Tabs<View>
          label={say("views")}
          value={view}
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
        <input
          className="c-input"
          style={{ maxWidth: "14rem" }}
          type="search"
          aria-label={say("find")}
          placeholder={say("find")}
          defaultValue={q}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) set({ q: event.currentTarget.value.trim() });
          }}
        />
      </div>
      {read.error ? <ReadProblem error={read.error} retry={() => void read.refetch()} /> : null}
      {read.isPending ? <Waiting /> : null}
      {read.isSuccess && rows.length === 0 ? <Empty text={say("requests.empty")} /> : null}
      {rows.length > 0 ? <RequestTable rows={rows} /> : null}
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("more")}
        </Button>
      ) : null}
      <FigureByArea code="svc.ontime" area={area ?? ""} />
    </Page>
  );
}

function RequestTable({ rows }: { rows: readonly RequestRow[] }) {
  const say = useSay(consoleWords);
  const practice = usePractice();
  const language = useLanguage();
  const now = useMinute();
  return (
    <div className="c-scroll">
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{say("number")}</th>
            <th scope="col">{say("kind")}</th>
            <th scope="col">{say("place")}</th>
            <th scope="col">{say("due")}</th>
            <th scope="col">{say("state")}</th>
            <th scope="col">{say("taken")}</th>
          </tr>
        </thead>
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
      </table>
    </div>
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
