import { areasOf } from "#platform/access";
import type { z } from "zod";
import { cityDay } from "#platform/days";
import { readers } from "#platform/reading";
import { readTasks, type GridTask } from "#modules/incidents";
import { placeInWords, places } from "#modules/places";
import { query, type QueryContext } from "#platform/modules";
import { ReadMyDay, type DayIncident, type DayItem, type DayPatrol, type DayRequest, type DayVisit, type MyDay } from "./contract.ts";
import { GRID } from "./permits.ts";
import { readLooked } from "./queries-patrols.ts";
import { readOpenRequests } from "./queries-requests.ts";
import { scopeFor } from "./queries-visible.ts";
import { readOpenVisits } from "./queries-visits.ts";
import { cityPatrols } from "./register-patrols.ts";
import { periodOf } from "./round.ts";

const AT_MOST = 300;

/** The last instant of a day of the city. */
const dayEnd = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();
const PART_END = { morning: "12:00", afternoon: "18:00", evening: "21:00" } as const;
const pointOf = (ctx: Pick<QueryContext, "read">, grid: string) =>
  ctx.read(places).pointOf(grid) ?? ctx.read(places).pointOf(grid.slice(0, 12));

const incidentItem = (task: GridTask): DayIncident => ({
  kind: "incident",
  home: task.home,
  id: task.id,
  grid: task.place,
  placeName: task.placeName,
  number: task.number,
  category: task.category,
  urgency: task.urgency,
  stage: task.stage,
  summary: task.summary,
  task: task.task,
  photos: task.photos,
  followers: task.followers,
  dueAt: task.dueAt,
  provisional: task.provisional,
  late: task.late,
  point: task.point,
});

async function requestItems(ctx: QueryContext, grids: readonly string[]): Promise<DayRequest[]> {
  const found = await readOpenRequests(ctx, grids, AT_MOST);
  return found.map(({ row, need, point }) => ({
    kind: "request",
    home: row.home,
    id: row.id,
    grid: row.grid,
    placeName: row.placeName,
    number: row.number,
    request: row.kind,
    need,
    round: row.round,
    dueAt: row.dueAt,
    provisional: row.provisional,
    late: row.late,
    point: point ?? pointOf(ctx, row.grid),
  }));
}

async function visitItems(ctx: QueryContext, grids: readonly string[]): Promise<DayVisit[]> {
  const found = await readOpenVisits(ctx, grids, AT_MOST);
  return found.map((row) => {
    const on = row.on ?? cityDay(ctx.now);
    const dueAt = row.part === null ? dayEnd(on) : new Date(`${on}T${PART_END[row.part]}:00+08:00`).toISOString();
    return {
      kind: "visit",
      home: row.home,
      id: row.id,
      grid: row.grid,
      placeName: row.placeName,
      purpose: row.purpose,
      on,
      part: row.part,
      where: row.where,
      again: row.again,
      dueAt,
      provisional: false,
      // An agreement between two people: nobody is late to it.
      late: false,
      point: pointOf(ctx, row.grid),
    };
  });
}

async function patrolItems(ctx: QueryContext, grids: readonly string[]): Promise<DayPatrol[]> {
  const known = ctx.read(cityPatrols);
  const plans = [...new Map(grids.flatMap((grid) => known.plansFor(grid)).map((plan) => [plan.id, plan])).values()];
  const looked = await readLooked(ctx, plans);
  return plans.map((plan) => {
    const points = plan.points
      .map((id) => ({ id, looked: looked(plan, id) }))
      .sort((left, right) => Number(left.looked) - Number(right.looked));
    const next = known.point(points.find((one) => !one.looked)?.id ?? plan.points[0] ?? "");
    const dueAt = points.every((one) => one.looked) ? null : dayEnd(periodOf(cityDay(ctx.now), plan.every).to);
    const { home, id, area, zh, en, every } = plan;
    return {
      kind: "patrol",
      home,
      id,
      grid: area,
      placeName: placeInWords(ctx, area),
      zh,
      en,
      every,
      points,
      dueAt,
      provisional: false,
      late: false,
      point: next?.point ?? pointOf(ctx, area),
    };
  });
}

const LAST = "9999";
const byDue = (left: DayItem, right: DayItem): number => {
  const [one, other] = [left.dueAt ?? LAST, right.dueAt ?? LAST];
  return one === other ? (left.id < right.id ? -1 : 1) : one < other ? -1 : 1;
};

/** Grids the reader works in now. */
export const gridsOf = (ctx: Pick<QueryContext, "actor" | "now">): string[] => areasOf(ctx, GRID).sort();

export const readMyDay = query<z.output<typeof ReadMyDay>, MyDay>({
  name: "grid-work.read-my-day",
  route: "GET /api/grid-work/day",
  summary: { zh: "今天要办的事：事件、代办、走访、巡查", en: "What is due: incidents, requests, visits, patrols" },
  input: ReadMyDay,
  allow: readers(GRID, "own grids"),
  scope: (known) => [...new Set(scopeFor(GRID)(known).map((area) => area.slice(0, 12)))],
  run: async (ctx) => {
    const grids = gridsOf(ctx);
    const items: DayItem[] = [
      ...(await readTasks(ctx, grids)).map(incidentItem),
      ...(await requestItems(ctx, grids)),
      ...(await visitItems(ctx, grids)),
      ...(await patrolItems(ctx, grids)),
    ];
    return { at: ctx.now, grids, items: items.sort(byDue).slice(0, AT_MOST) };
  },
});
