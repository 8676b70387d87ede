import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { weekMinute } from "./contract/week.ts";
import { ListSites, ReadNear, type Near, type NearRow, type SiteList } from "./contract/reads.ts";
import type { PointKind } from "./contract/standard.ts";
import { askedOf, basisOf, within, worldIn } from "./covering.ts";
import type { Answer, World } from "./circle.ts";
import { areaOf, nowIn } from "./queries-coverage.ts";
import { namingIn, pointView, siteView, trailOf, type Naming, type SiteRow } from "./views.ts";

const PAGE = 100;

const sitesOf = (
  { db }: Pick<QueryContext, "db">,
  ask: { area: string; kind: string | null; stage: string | null; after: string; limit: number },
): Promise<SiteRow[]> => db<SiteRow[]>`
  select home, id, kind, stage, measure, village, moment, owner, note, planned_at as "plannedAt", due_at as "dueAt",
    first_due_at as "firstDueAt", postponements, promised, document, point_home as "pointHome", point_id as "pointId",
    opened_at as "openedAt", opened_by as "openedBy", finding, reason
  from service_circle.site
  where village like ${`${ask.area}%`} and (${ask.kind}::text is null or kind = ${ask.kind}) and (${ask.stage}::text is null or stage = ${ask.stage})
    and id::text > ${ask.after}
  order by id limit ${ask.limit}`;

export const listSites = query<z.output<typeof ListSites>, SiteList>({
  name: "service-circle.list-sites",
  route: "GET /api/service-circle/sites",
  summary: { zh: "补点计划：谁、何时、到哪一步", en: "The plan that closes the gaps: who, until when, how far" },
  input: ListSites,
  allow: everybody,
  run: async (ctx, { area = "", kind = null, stage = null, cursor = "" }) => {
    const rows = await sitesOf(ctx, { area, kind, stage, after: cursor, limit: PAGE + 1 });
    const [counts] = await ctx.db<{ total: number; late: number }[]>`
      select count(*)::int as total, (count(*) filter (where stage in ('planned', 'funded') and due_at < ${ctx.now}))::int as late
      from service_circle.site
      where village like ${`${area}%`} and (${kind}::text is null or kind = ${kind}) and (${stage}::text is null or stage = ${stage})`;
    const naming = namingIn(ctx);
    return {
      rows: rows.slice(0, PAGE).map((row) => siteView(row, naming, ctx.actor, ctx.now)),
      next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null,
      total: counts?.total ?? 0,
      late: counts?.late ?? 0,
    };
  },
});

function nearestIn(answer: Answer, index: number, naming: Naming): NearRow["any"] {
  const seconds = answer.reached.seconds[index]!;
  const point = answer.open[answer.reached.point[index]!];
  return point && seconds < Infinity ? { minutes: Math.ceil((seconds - 0.01) / 60), point: pointView(point, naming) } : null;
}

function nearRow(
  world: World,
  kind: PointKind,
  index: number,
  moment: { at: string; holiday: boolean },
  naming: Naming,
): Omit<NearRow, "plan"> {
  const mode = world.mode(kind.mode);
  const now = world.answer(kind, mode, weekMinute(moment.at), moment.holiday);
  const any = world.anyHour(kind, mode);
  const named = ({ code, zh, en }: { code: string; zh: string; en: string }) => ({ code, zh, en });
  return {
    kind: named(kind),
    mode: named(mode),
    direction: mode.direction,
    limit: kind.minutes,
    open: nearestIn(now, index, naming),
    any: nearestIn(any, index, naming),
    covered: within(now.reached.seconds[index]!, kind.minutes),
  };
}

export const readNear = query<z.output<typeof ReadNear>, Near>({
  name: "service-circle.read-near",
  route: "GET /api/service-circle/near",
  summary: { zh: "我村附近有什么服务点", en: "What serves my village" },
  input: ReadNear,
  allow: everybody,
  run: async (ctx, input) => {
    const world = worldIn(ctx);
    const village = areaOf(world, input.village);
    const index = world.villages.findIndex(({ area }) => area.code === village.code);
    const now = nowIn(ctx);
    const moment = input.at === undefined ? now : { at: input.at, holiday: false };
    const naming = namingIn(ctx);
    const plans = await sitesOf(ctx, { area: village.code.slice(0, 6), kind: null, stage: null, after: "", limit: 500 });
    const kinds = index < 0 ? [] : world.standard.kinds.filter(({ retired }) => !retired);
    const first = world.standard.kinds[0];
    const basis = first && basisOf(askedOf(world, { kind: first.code, at: moment.at }));
    const trail = trailOf(world.places, village.code.slice(0, 9));
    return {
      village: { code: village.code, zh: village.zh, en: village.en },
      trailZh: trail.zh,
      trailEn: trail.en,
      at: moment.at,
      holiday: moment.holiday,
      offNetwork: first !== undefined && world.seen(world.mode(first.mode))?.villages[index]?.foot === null,
      basis: {
        standard: world.standard.version,
        roads: basis?.roads ?? null,
        local: world.standard.local,
        synthetic: basis?.synthetic ?? false,
      },
      rows: kinds.map((kind): NearRow => {
        const plan = plans.find(
          (row) => row.kind === kind.code && ["planned", "funded"].includes(row.stage) && row.promised.villages.includes(village.code),
        );
        return { ...nearRow(world, kind, index, moment, naming), plan: plan ? siteView(plan, naming, ctx.actor, ctx.now) : null };
      }),
    };
  },
});
