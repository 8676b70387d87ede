import type { z } from "zod";
import { cityDay } from "#platform/days";
import { everyOf, type Fragment, type Tag } from "#platform/figures";
import { isUuid, receiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { PAGE } from "#platform/paging";
import { readers, stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import {
  ListPatrolPlans,
  ListPatrolPoints,
  ListPatrols,
  ReadPatrol,
  ReadTagSheet,
  type PatrolPage,
  type PatrolRow,
  type PatrolView,
  type PlanRow,
  type PointRow,
  type TagSheet,
} from "./contract.ts";
import { placeInWords } from "#modules/places";
import { patrol } from "./patrol.ts";
import { grantAt, KEEPERS, LOOKERS } from "./permits.ts";
import { scopeFor, visibleIn } from "./queries-visible.ts";
import { cityPatrols, type CityPlan } from "./register-patrols.ts";
import { periodOf } from "./round.ts";
import { tagText } from "./tag.ts";

type StoredPoint = Omit<PointRow, "placeName" | "grid" | "en" | "point" | "lastLookedAt" | "days" | "asDemo"> & {
  place: string;
  en: string | null;
  lon: number;
  lat: number;
  looked_at: string | null;
  demo: boolean;
};

const DAY_MS = 86_400_000;

/** Points with when each was last looked at, longest ago first. By place: who looked stands nowhere. */
export const listPatrolPoints = query<z.output<typeof ListPatrolPoints>, PointRow[]>({
  name: "grid-work.list-patrol-points",
  route: "GET /api/grid-work/points",
  summary: { zh: "巡查点和多久没看", en: "Patrol points and how long nobody looked" },
  input: ListPatrolPoints,
  allow: readers(LOOKERS),
  scope: scopeFor(LOOKERS),
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const rows = await sql<StoredPoint[]>`
      select p.home, p.id, p.place, p.zh, p.en, p.kind, p.look, p.lon, p.lat, p.tag, p.closed, p.demo, l.looked_at
      from (select * from grid_work.patrol_point where ${visibleIn(sql, ctx, LOOKERS, area)}) p
      left join (select point, max(looked_at) as looked_at from grid_work.round where looked_at is not null group by point) l on l.point = p.id
      order by p.closed, l.looked_at nulls first, p.place, p.zh limit 500`;
    return rows.map(({ place, lon, lat, looked_at, demo, en, ...row }) => ({
      ...row,
      en: en ?? row.zh,
      grid: place,
      placeName: placeInWords(ctx, place),
      point: { lon, lat },
      lastLookedAt: looked_at,
      days: looked_at === null ? null : Math.floor((Date.parse(ctx.now) - Date.parse(looked_at)) / DAY_MS),
      asDemo: demo,
    }));
  },
});

/** Points of plans looked at in the plans' present period. */
export async function readLooked(ctx: QueryContext, plans: readonly CityPlan[]): Promise<(plan: CityPlan, point: string) => boolean> {
  const today = cityDay(ctx.now);
  const rows = await ctx.db<{ point: string; every: string; from_on: string }[]>`
    select point, every, from_on from grid_work.round
    where looked_at is not null and due_on >= ${today}::date and point = any(${[...new Set(plans.flatMap(({ points }) => points))]}::uuid[])`;
  const looked = new Set(rows.map(({ point, every, from_on }) => `${point} ${every} ${from_on}`));
  return (plan, point) => looked.has(`${point} ${plan.every} ${periodOf(today, plan.every).from}`);
}

export const listPatrolPlans = query<z.output<typeof ListPatrolPlans>, PlanRow[]>({
  name: "grid-work.list-patrol-plans",
  route: "GET /api/grid-work/plans",
  summary: { zh: "巡查计划和本周期进度", en: "Patrol plans and how far this period is" },
  input: ListPatrolPlans,
  allow: readers(LOOKERS),
  scope: scopeFor(LOOKERS),
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const rows = await sql<(CityPlan & { place: string; closed: boolean })[]>`
      select home, id, place, place as area, zh, coalesce(en, zh) as en, every, points, closed, demo from grid_work.patrol_plan
      where ${visibleIn(sql, ctx, LOOKERS, area)} order by closed, place, zh, id limit 500`;
    const looked = await readLooked(ctx, rows);
    return rows.map((row) => ({
      home: row.home,
      id: row.id,
      area: row.place,
      placeName: placeInWords(ctx, row.place),
      zh: row.zh,
      en: row.en,
      every: row.every,
      points: [...row.points],
      looked: row.points.filter((point) => looked(row, point)).length,
      periodEndsOn: periodOf(cityDay(ctx.now), row.every).to,
      closed: row.closed,
      asDemo: row.demo,
    }));
  },
});

/** The secrets of a plan's tags, to be printed: for whoever keeps the points, never for phones. */
export const readTagSheet = query<z.output<typeof ReadTagSheet>, TagSheet>({
  name: "grid-work.read-tag-sheet",
  route: "GET /api/grid-work/plans/{home}/{id}/tag-sheet",
  summary: { zh: "打印巡查点标签", en: "Tags of a plan's points, for printing" },
  input: ReadTagSheet,
  allow: readers(KEEPERS, "over the plan's area"),
  scope: scopeFor(KEEPERS),
  ratePerMinute: 30,
  run: async (ctx, { id, home }) => {
    const plan = ctx.read(cityPatrols).plan(id);
    if (plan?.home !== home || !grantAt(ctx, KEEPERS, plan.area)) throw refuse.notFound("grid-work.no-such-plan");
    const tags = plan.points.flatMap((pointId) => {
      const point = ctx.read(cityPatrols).point(pointId);
      return point && point.tag !== null
        ? [{ point: point.id, zh: point.zh, en: point.en, version: point.tag, tag: tagText(ctx, point, point.tag) }]
        : [];
    });
    return { zh: plan.zh, en: plan.en, placeName: placeInWords(ctx, plan.area), tags };
  },
});

type StoredPatrol = {
  home: string;
  id: string;
  place: string;
  plan: string | null;
  patrol_on: string;
  points: number;
  findings: number;
  finished: boolean;
  demo: boolean;
};
const columns = (sql: Tag): Fragment => sql`home, id, place, plan, patrol_on, points, findings, finished, demo`;

function rowOf(ctx: Pick<QueryContext, "read">, row: StoredPatrol): PatrolRow {
  const plan = row.plan === null ? undefined : ctx.read(cityPatrols).plan(row.plan);
  return {
    home: row.home,
    id: row.id,
    grid: row.place,
    placeName: placeInWords(ctx, row.place),
    plan: row.plan,
    planZh: plan?.zh ?? null,
    planEn: plan?.en ?? null,
    on: row.patrol_on,
    points: row.points,
    findings: row.findings,
    finished: row.finished,
    asDemo: row.demo,
  };
}

export const listPatrols = query<z.output<typeof ListPatrols>, PatrolPage>({
  name: "grid-work.list-patrols",
  route: "GET /api/grid-work/patrols",
  summary: { zh: "巡查记录，按地点", en: "Patrols, by place" },
  input: ListPatrols,
  allow: readers(LOOKERS),
  scope: scopeFor(LOOKERS),
  run: async (ctx, { area, cursor }) => {
    const sql = ctx.db;
    if (cursor && !isUuid(cursor)) throw refuse.fields([{ path: "cursor", code: "platform.no-such-page" }]);
    const where = everyOf(sql, [visibleIn(sql, ctx, LOOKERS, area), cursor ? sql`id < ${cursor}::uuid` : sql`true`]);
    const found = await sql<StoredPatrol[]>`select ${columns(sql)} from grid_work.patrol where ${where} order by id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    return { rows: rows.map((row) => rowOf(ctx, row)), next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null };
  },
});

export const readPatrol = query<z.output<typeof ReadPatrol>, PatrolView>({
  name: "grid-work.read-patrol",
  route: "GET /api/grid-work/patrols/{home}/{id}",
  summary: { zh: "一次巡查：看过的点和发现", en: "One patrol: points looked at, and findings" },
  input: ReadPatrol,
  allow: readers(LOOKERS),
  scope: scopeFor(LOOKERS),
  run: async (ctx, key) => {
    const sql = ctx.db;
    const [row] = await sql<StoredPatrol[]>`select ${columns(sql)} from grid_work.patrol where home = ${key.home} and id = ${key.id}`;
    const state = row && grantAt(ctx, LOOKERS, row.place) ? await stateOf(ctx, patrol, key) : null;
    if (!row || !state) throw refuse.notFound("grid-work.not-found");
    const texts = await textsOf(
      ctx,
      key,
      state.findings.map(({ text }) => text),
    );
    const all = ctx.read(cityPatrols);
    return {
      ...rowOf(ctx, row),
      looks: state.looks.map(({ point, counted, lookedAt }) => ({
        point,
        zh: all.point(point)?.zh ?? "—",
        en: all.point(point)?.en ?? "—",
        at: lookedAt,
        counted,
      })),
      found: state.findings.map(({ entry, point, phrases, text, photos, incident }) => ({
        id: entry,
        point,
        phrases,
        text: texts(text),
        photos,
        incident: incident && { ...incident, number: receiptNumber(incident.id) },
      })),
    };
  },
});

/** Who may look at the photos of a finding: whoever may open the patrol. */
export async function maySeePatrol(ctx: QueryContext, key: { home: string; id: string }): Promise<boolean> {
  const state = await stateOf(ctx, patrol, key);
  return state !== null && grantAt(ctx, LOOKERS, state.grid) !== null;
}
