import { comma } from "#web/words";
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
import type { DisputePage, DisputeRow } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { typeWords } from "../state-words.ts";
import { api, useCode } from "./wire.ts";

const VIEWS = ["open", "mine", "overdue", "following", "ended", "all"] as const;
const COLUMNS = ["number", "type", "place", "state", "due", "mediators", "registered"] as const;
const TYPES = Object.keys(typeWords).map((key) => key.slice("type.".length));

/** The mediator's queue; its address is the queue. */
export function QueuePage() {
  const say = useSay(consoleWords);
  const code = useCode();
  const { area } = useConsole();
  const { params, set } = useUrl();
  const counts = useViewsCounted("mediation", "/api/mediation/counts", area);
  const view = VIEWS.find((one) => one === params.get("view")) ?? "open";
  const [type, q] = [params.get("type") ?? "", params.get("q") ?? ""];
  const read = usePages<DisputePage>(["mediation", "disputes"], api("disputes"), { view, type, q, area }, 60_000);
  const rows = read.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <ListPage
      title={say("title")}
      lead={say("lead")}
      tools={<Go to="/mediation/new">{say("add")}</Go>}
      read={read}
      empty={rows.length === 0 ? say("empty") : null}
      filters={
        <>
          <Tabs
            label={say("views")}
            value={view}
            counts={counts}
            options={VIEWS.map((value) => ({ value, label: say(`view.${value}`) }))}
            onChange={(next) => set({ view: next })}
          />
          <NativeSelect
            label={say("type")}
            value={type}
            blank={say("type.all")}
            options={TYPES.map((value) => ({ value, label: code("type", value) }))}
            onChange={(next) => set({ type: next })}
          />
          <SearchBox label={say("find")} />
        </>
      }
    >
      <DisputeTable rows={rows} />
    </ListPage>
  );
}

const dueFact = ({ dueAt, provisional, working }: DisputeRow, why: string | null) =>
  ({ dueAt, provisional, working, state: dueAt === null ? "paused" : "running", why }) as const;

function DisputeTable({ rows }: { rows: readonly DisputeRow[] }) {
  const say = useSay(consoleWords);
  const code = useCode();
  const language = useLanguage();
  const now = useMinute();
  return (
    <Table name="mediation" label={say("title")} columns={COLUMNS.map((id) => ({ id, label: say(id) }))}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Go to={`/mediation/${row.home}/${row.id}`} className="c-mono">
                {row.number}
              </Go>
            </td>
            <td>
              {code("type", row.type)}
              {row.urgency === "ordinary" ? "" : ` · ${code("urgency", row.urgency)}`}
            </td>
            <td>{row.placeName}</td>
            <td>{code("stage", row.stage)}</td>
            <td>
              {row.dueAt || row.adjournedFor ? (
                <>
                  <DueBadge fact={dueFact(row, row.adjournedFor && code("adjourn", row.adjournedFor))} now={now} />{" "}
                  {row.dueRule ? <span className="c-muted">{code("rule", row.dueRule)}</span> : null}
                </>
              ) : (
                "—"
              )}
            </td>
            <td>{row.mediators.join(comma(language)) || "—"}</td>
            <td className="c-muted">{instant(row.registeredAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
