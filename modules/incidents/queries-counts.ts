import type { z } from "zod";
import { countedViews, everyOf } from "#platform/figures";
import { query } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { QueueFilter } from "./contract.ts";
import { ListCounts, ListDues, type DueDay } from "./contract/reads.ts";
import { CountsAnswer, DuesAnswer } from "./contract/answers.ts";
import { VIEWS } from "./contract/views.ts";
import { keptViews } from "./queries-desk.ts";
import { dayAfter, dayStart, filtersOf, isOpenStage, reachOf, stepsBetween, viewOf } from "./queries-views.ts";
import { caseReaders, caseScope, visibleIn } from "./queries-visible.ts";

/** What is whole or over waits for nobody; all that is open is the sum of what its steps wait for. */
const COUNTED = VIEWS.filter((view) => view !== "all" && view !== "open" && view !== "ended");

/** What waits in each view, counted no further than a thousand: more is "999+" on any screen. */
export const countIncidents = query<z.output<typeof ListCounts>, Record<string, number>>({
  name: "incidents.count-incidents",
  route: "GET /api/incidents/counts",
  summary: { zh: "各视图待办数（最多数到 1000）", en: "What waits in each view, up to 1000" },
  input: ListCounts,
  output: CountsAnswer,
  allow: caseReaders,
  scope: caseScope,
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    return countedViews(sql, "incidents.incident", COUNTED, (view) =>
      everyOf(sql, [reachOf(sql, { view, area }, ctx), viewOf(sql, view, ctx)]),
    );
  },
});

/** Kept views beyond these stand in the menu without a number. */
const KEPT_AT_MOST = 30;
const PER_VIEW: readonly string[] = [...COUNTED, "open"];

/** What waits in each view somebody kept; what is over waits for nobody, and an address that says nothing of its view is the reader's own. */
export const countKeptViews = query<z.output<typeof ListCounts>, Record<string, number>>({
  name: "incidents.count-views",
  route: "GET /api/views/counts",
  summary: { zh: "所存视图中的待办数（最多数到 1000）", en: "What waits in each kept view, up to 1000" },
  input: ListCounts,
  output: CountsAnswer,
  allow: caseReaders,
  scope: caseScope,
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const kept = (await keptViews(ctx)).slice(0, KEPT_AT_MOST).flatMap(({ id, filter }) => {
      const asked = QueueFilter.safeParse({ ...(area ? { area } : {}), ...Object.fromEntries(new URLSearchParams(filter)) });
      return !filter.startsWith("/") && asked.success && PER_VIEW.includes(asked.data.view) ? [[id, asked.data] as const] : [];
    });
    const filters = new Map(kept);
    return countedViews(sql, "incidents.incident", [...filters.keys()], (id) => {
      const asked = filters.get(id) as z.output<typeof QueueFilter>;
      return everyOf(sql, [reachOf(sql, asked, ctx), viewOf(sql, asked.view, ctx), filtersOf(sql, asked)]);
    });
  },
});

const MONTHS_MS = 100 * 86_400_000;

/** The calendar of dues: what was promised and what single steps owe, by day. A record with two steps due on a day counts once on it. */
export const listDues = query<z.output<typeof ListDues>, DueDay[]>({
  name: "incidents.list-dues",
  route: "GET /api/incidents/dues",
  summary: { zh: "到期日历", en: "Running deadlines by day" },
  input: ListDues,
  output: DuesAnswer,
  allow: caseReaders,
  scope: caseScope,
  run: async (ctx, { area, from, to }) => {
    if (to < from || Date.parse(to) - Date.parse(from) > MONTHS_MS)
      throw refuse.fields([{ path: "to", code: "incidents.span-too-long", params: { days: 100 } }]);
    const sql = ctx.db;
    const visible = visibleIn(sql, ctx, area);
    return sql<DueDay[]>`
      select ((at at time zone 'Asia/Shanghai')::date)::text as day,
        (count(*) filter (where promised))::int as due, (count(*) filter (where promised and at < ${ctx.now}))::int as late,
        (count(distinct (home, id)) filter (where not promised))::int as steps,
        (count(distinct (home, id)) filter (where not promised and at < ${ctx.now}))::int as "stepsLate"
      from (
        select home, id, due_at as at, true as promised from incidents.incident
        where ${visible} and ${isOpenStage(sql)} and stage <> 'suspended' and due_key >= ${dayStart(from)} and due_key < ${dayAfter(to)}
        union all select home, id, at, false from (${stepsBetween(sql, visible, dayStart(from), dayAfter(to))}) as step
      ) as owed group by 1 order by 1`;
  },
});
