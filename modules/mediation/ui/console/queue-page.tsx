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
import type { DisputePage, DisputeRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { typeWords } from "../state-words.ts";
import { api, useCode } from "./wire.ts";

const VIEWS = ["open", "mine", "overdue", "following", "ended", "all"] as const;
const TYPES = Object.keys(typeWords).map((key) => key.slice("type.".length));

/** The mediator's queue; its address is the queue. */
export function QueuePage() {
  const say = useSay(consoleWords);
  const code = useCode();
  const { api: client, area } = useConsole();
  const { params, set } = useUrl();
  const view = VIEWS.find((one) => one === params.get("view")) ?? "open";
  const [type, q] = [params.get("type") ?? "", params.get("q") ?? ""];
  const read = useInfiniteQuery({
    queryKey: ["mediation", "disputes", view, type, q, area],
    initialPageParam: "",
    queryFn: async ({ pageParam }) =>
      orThrow(
        await client.get<DisputePage>(api("disputes"), {
          view,
          type: type || undefined,
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
    <Page title={say("title")} wide tools={<Go to="/mediation/new">{say("add")}</Go>}>
      <p className="c-muted">{say("lead")}</p>
      <div className="c-row">
        <div className="c-row" role="group" aria-label={say("views")}>
          {VIEWS.map((one) => (
            <Button
              key={one}
              size="small"
              type={one === view ? "primary" : "default"}
              aria-pressed={one === view}
              onClick={() => set({ view: one })}
            >
              {say(`view.${one}`)}
            </Button>
          ))}
        </div>
        <NativeSelect
          label={say("type")}
          value={type}
          blank={say("type.all")}
          options={TYPES.map((value) => ({ value, label: code("type", value) }))}
          onChange={(next) => set({ type: next })}
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
      {read.isSuccess && rows.length === 0 ? <Empty text={say("empty")} /> : null}
      {rows.length > 0 ? <DisputeTable rows={rows} /> : null}
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say("more")}
        </Button>
      ) : null}
    </Page>
  );
}

function DisputeTable({ rows }: { rows: readonly DisputeRow[] }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const now = useMinute();
  return (
    <div className="c-scroll">
      <table className="c-table">
        <thead>
          <tr>
            {(["number", "type", "place", "state", "due", "mediators", "registered"] as const).map((name) => (
              <th key={name} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Go to={`/mediation/${row.home}/${row.id}`} className="c-mono">
                  {row.number}
                </Go>
              </td>
              <td>{code("type", row.type)}</td>
              <td>{row.placeName}</td>
              <td>{code("stage", row.stage)}</td>
              <td>
                {row.dueAt ? (
                  <>
                    <DueBadge fact={{ dueAt: row.dueAt, provisional: row.provisional, state: "running", working: false }} now={now} />{" "}
                    <span className="c-muted">{code("rule", row.dueRule ?? "")}</span>
                  </>
                ) : (
                  "—"
                )}
              </td>
              <td>{row.mediators.join("、") || "—"}</td>
              <td className="c-muted">{instant(row.registeredAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
