import { cityDay } from "#platform/days";
import { everyOf, type Fragment, type Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import type { Ending, PublicIncident, Stage, Urgency } from "./contract.ts";
import { incident } from "./evolve.ts";
import type { IncidentEvent } from "./event.ts";
import { isOpen, type Incident } from "./incident.ts";
import { publish, type Candidate } from "./public-map.ts";
import { dayStart, isOpenStage } from "./queries-views.ts";

// What the screens of command rooms read. Everything here leaves sealed kinds out, whoever asks: walls hang where visitors stand.

const SOON_MS = 2 * 86_400_000;
const DAY_MS = 86_400_000;
const WEIGHED_DAYS = 30;
const CANDIDATES = 20_000;
const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** Records of an area that are not sealed, as a condition an index can begin with. */
const shown = (sql: Tag, area: string): Fragment =>
  area.length >= 9
    ? sql`not sealed and town = ${area.slice(0, 9)} and place like ${`${area}%`}`
    : area.length === 6
      ? sql`not sealed and county = ${area}`
      : sql`not sealed and place like ${`${area}%`}`;

export type OpenCount = { area: string; group: string; stage: Stage; open: number; late: number; soon: number; red: number };

/** What is open now, by place (cut to so many digits), group and stage. */
export async function countOpen(ctx: QueryContext, area: string, digits: number): Promise<OpenCount[]> {
  const sql = ctx.db;
  const running = sql`stage <> 'suspended' and due_at`;
  return sql<OpenCount[]>`
    select left(place, ${digits}) as area, grp as "group", stage, count(*)::int as open,
      (count(*) filter (where ${running} < ${ctx.now}))::int as late,
      (count(*) filter (where ${running} >= ${ctx.now} and due_at < ${later(ctx.now, SOON_MS)}))::int as soon,
      (count(*) filter (where urgency = 'red'))::int as red
    from incidents.incident where ${everyOf(sql, [shown(sql, area), isOpenStage(sql)])} group by 1, 2, 3`;
}

export type DayCount = { area: string; group: string; hour: number; reported: number; ended: number };

/** What came in and what ended on a day, by place, group and hour of the city's time. */
export async function countDay(ctx: QueryContext, area: string, digits: number, day: string): Promise<DayCount[]> {
  const sql = ctx.db;
  const [from, to] = [dayStart(day), later(dayStart(day), DAY_MS)];
  return sql<DayCount[]>`
    select left(place, ${digits}) as area, grp as "group", extract(hour from at at time zone 'Asia/Shanghai')::int as hour,
      sum(came)::int as reported, sum(went)::int as ended
    from (
      select place, grp, reported_at as at, 1 as came, 0 as went from incidents.incident
      where ${shown(sql, area)} and reported_at >= ${from} and reported_at < ${to} and stage not in ('voided', 'merged')
      union all
      select place, grp, ended_at, 0, 1 from incidents.incident where ${shown(sql, area)} and ended_on = ${day}::date
    ) as moves group by 1, 2, 3`;
}

type Row = {
  home: string;
  id: string;
  category: string;
  urgency: Urgency;
  stage: Stage;
  ending: Ending | null;
  summary: string | null;
  lon: number | null;
  lat: number | null;
  place: string;
  lead: string | null;
  reported_at: string;
  reported_on: string;
  due_at: string | null;
  ended_at: string | null;
};

/** One record as a wall may show it: at about 200 m, in an area with five or more, without number or name. `own` is for signed-in staff alone. */
export type WallItem = Omit<PublicIncident, "ending"> & {
  ending: Ending | null;
  urgency: Urgency;
  late: boolean;
  soon: boolean;
  unit: string | null;
  dueAt: string | null;
  reportedAt: string;
  endedAt: string | null;
  own: { home: string; id: string; summary: string | null; place: string };
};

const columns = (sql: Tag): Fragment =>
  sql`home, id, category, urgency, stage, ending, summary, lon, lat, place, lead, reported_at, reported_on, due_at, ended_at`;

/** The last 30 days of an area as they may be published, weighed as the public map weighs them, with what a wall adds. */
export async function readWallItems(ctx: QueryContext, area: string): Promise<{ items: WallItem[]; suppressed: boolean }> {
  const sql = ctx.db;
  const weighed = area.slice(0, 9);
  const since = later(ctx.now, -WEIGHED_DAYS * DAY_MS);
  const rows = await sql<Row[]>`
    select ${columns(sql)} from incidents.incident
    where ${shown(sql, weighed)} and stage not in ('voided', 'merged', 'rejected') and reported_at >= ${since}
    order by reported_at desc, id desc limit ${CANDIDATES + 1}`;
  if (rows.length > CANDIDATES) throw refuse.tooLarge("incidents.too-many-points", { limit: CANDIDATES });
  const all = ctx.read(places);
  const byKey = new Map(rows.map((row) => [ctx.token("public-map", row.id).slice(0, 16), row]));
  const candidates = [...byKey].map(([key, row]): Candidate => {
    const middle = all.pointOf(row.place.slice(0, 12)) ?? all.pointOf(row.place.slice(0, 9)) ?? { lon: 0, lat: 0 };
    const { lon, lat } = row.lon === null || row.lat === null ? middle : { lon: row.lon, lat: row.lat };
    return {
      key,
      category: row.category,
      stage: row.stage,
      ending: row.ending,
      lon,
      lat,
      reportedOn: row.reported_on,
      place: row.place.slice(0, 12),
    };
  });
  const { items, suppressed } = publish(candidates, all.pointOf);
  return {
    suppressed,
    items: items.flatMap((item): WallItem[] => {
      const row = byKey.get(item.key);
      if (!row || !(item.area.startsWith(area) || area.startsWith(item.area))) return [];
      const running = row.due_at !== null && row.stage !== "suspended" && row.ended_at === null;
      return [
        {
          ...item,
          urgency: row.urgency,
          late: running && (row.due_at ?? "") < ctx.now,
          soon: running && (row.due_at ?? "") >= ctx.now && (row.due_at ?? "") < later(ctx.now, SOON_MS),
          unit: row.lead,
          dueAt: row.due_at,
          reportedAt: row.reported_at,
          endedAt: row.ended_at,
          own: { home: row.home, id: row.id, summary: row.summary, place: row.place },
        },
      ];
    }),
  };
}

export type ReplayFrame = { at: string; reported: number; ended: number; open: Record<string, number>; late: Record<string, number> };

/** A record's history up to the end of the day that is replayed. */
type History = readonly (IncidentEvent & { seq: number; at: string; by: string; role: string; unit: string })[];

/** Counts at each moment of a day, folded from the events themselves: what was open, what was late, what had come in and ended so far. */
export function replayOf(histories: readonly History[], moments: readonly string[], begin: string, digits: number): ReplayFrame[] {
  const frames = moments.map((at): ReplayFrame => ({ at, reported: 0, ended: 0, open: {}, late: {} }));
  const add = (counts: Record<string, number>, area: string): void => void (counts[area] = (counts[area] ?? 0) + 1);
  for (const history of histories) {
    let state: Incident = incident.initial;
    let next = 0;
    let reported = false;
    let ended = false;
    for (const frame of frames) {
      for (let event = history[next]; event && event.at <= frame.at; event = history[next]) {
        state = incident.evolve(state, event);
        if (event.at >= begin && event.type === "incidents.reported") reported = true;
        if (event.at >= begin && event.type === "incidents.ended") ended = true;
        if (event.type === "incidents.reopened") ended = false;
        next += 1;
      }
      if (state.stage === "none") continue;
      if (reported) frame.reported += 1;
      if (ended) frame.ended += 1;
      if (!isOpen(state)) continue;
      const area = state.place.slice(0, digits);
      add(frame.open, area);
      if (state.stage !== "suspended" && state.due && state.due.dueAt < frame.at) add(frame.late, area);
    }
  }
  return frames;
}

const STEP_MS = 15 * 60_000;
const EVENTS_MOST = 120_000;
export const REPLAY_DAYS = 31;

/** The moments of a day, every quarter of an hour; today's last one is now. */
export function momentsOf(day: string, now: string): string[] {
  const begin = Date.parse(dayStart(day));
  const end = Math.min(begin + DAY_MS, Date.parse(now));
  const count = Math.floor((end - begin) / STEP_MS);
  const quarters = Array.from({ length: count + 1 }, (_, index) => new Date(begin + index * STEP_MS).toISOString());
  return begin + count * STEP_MS < end ? [...quarters, now] : quarters;
}

type StoredEvent = {
  home: string;
  stream: string;
  seq: number;
  type: string;
  data: object;
  at: string;
  by: string;
  role: string;
  unit: string;
};

export async function readReplay(ctx: QueryContext, area: string, digits: number, day: string): Promise<ReplayFrame[]> {
  const today = cityDay(ctx.now);
  if (day > today || Date.parse(day) < Date.parse(today) - REPLAY_DAYS * DAY_MS)
    throw refuse.fields([{ path: "day", code: "incidents.span-too-long", params: { days: REPLAY_DAYS } }]);
  const sql = ctx.db;
  const [begin, end] = [dayStart(day), later(dayStart(day), DAY_MS)];
  // Whatever could have been open on that day: open still, ended since, or declined and merged not long after it came.
  const candidates = sql`
    select home, id from incidents.incident where ${shown(sql, area)} and reported_at < ${end} and ${isOpenStage(sql)}
    union select home, id from incidents.incident where ${shown(sql, area)} and reported_at < ${end} and ended_on >= ${day}::date
    union select home, id from incidents.incident
      where ${shown(sql, area)} and reported_at < ${end} and reported_at >= ${later(begin, -REPLAY_DAYS * DAY_MS)} and ended_on is null and not (${isOpenStage(sql)})`;
  const rows = await sql<StoredEvent[]>`
    select e.home, e.stream, e.seq, e.type, e.data, e.at, e.actor as by, e.role, e.unit
    from (${candidates}) as i cross join lateral (
      select * from ledger.event where home = i.home and stream = i.id and at < ${end} order by seq) e limit ${EVENTS_MOST + 1}`;
  if (rows.length > EVENTS_MOST) throw refuse.tooLarge("incidents.too-many-events", { limit: EVENTS_MOST });
  const histories = [...Map.groupBy(rows, ({ home, stream }) => `${home} ${stream}`).values()].map(
    (events) =>
      events
        .toSorted((left, right) => left.seq - right.seq)
        .map(({ data, seq, type, at, by, role, unit }) => ({ role, unit, ...data, type, seq, at, by })) as unknown as History,
  );
  return replayOf(histories, momentsOf(day, ctx.now), begin, digits);
}
