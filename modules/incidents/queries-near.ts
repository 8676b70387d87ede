import type { z } from "zod";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import type { NearIncident, Stage } from "./contract.ts";
import { ListNear } from "./contract/reads.ts";
import { NearAnswer } from "./contract/answers-public.ts";
import { taxonomy } from "./limits.ts";
import { snapped } from "./public-map.ts";
import { isOpenStage } from "./queries-views.ts";
import { CASE_READERS, holdsAny, maySee } from "./queries-visible.ts";

const NEAR_M = 200;
/** From the asked point to the middle of a record's cell: whatever lies within 100 m is found. */
const NEAR_CELL_M = 250;
const BAND_M = 100;
/** Every record whose cell is that near lies inside it. */
const WINDOW_M = 400;
const RECENT_MS = 30 * 86_400_000;
const AT_MOST = 10;
const LOOKED_AT = 500;
const M_PER_DEGREE = 111_320;

type Point = { lon: number; lat: number };
type Row = {
  home: string;
  id: string;
  category: string;
  place: string;
  stage: Stage;
  reported_at: string;
  followers: number;
  summary: string | null;
  lon: number | null;
  lat: number | null;
};

/** Metres between two points a few streets apart: a plane is exact enough. */
function metresBetween(left: Point, right: Point): number {
  const eastM = (left.lon - right.lon) * M_PER_DEGREE * Math.cos((left.lat * Math.PI) / 180);
  return Math.hypot(eastM, (left.lat - right.lat) * M_PER_DEGREE);
}

export type NearAsk = { lon?: number | undefined; lat?: number | undefined; area?: string | undefined; category?: string | undefined };

/**
 * Open records of the last 30 days, of the same kind or group, within 200 m or in the same village. Sealed kinds are never matched. Who may not open
 * the record learns its kind, its cell of the public map and its day: what is found and how far it is said to be follow from the cell alone, so that
 * no number of questions tells more; and of kinds that are somebody's own, nothing.
 */
export async function readNear(ctx: QueryContext, ask: NearAsk): Promise<NearIncident[]> {
  const at = ask.lon !== undefined && ask.lat !== undefined ? { lon: ask.lon, lat: ask.lat } : null;
  if (at === null && (!ask.area || ask.area.length < 9)) return [];
  const found = (await readRows(ctx, ask, at)).flatMap((row) => nearOf(ctx, row, at));
  const kind = (one: NearIncident): number => Number(one.category === ask.category);
  return (at ? found.toSorted((left, right) => kind(right) - kind(left) || left.metres - right.metres) : found).slice(0, AT_MOST);
}

function readRows(ctx: QueryContext, { area = "", category }: NearAsk, at: Point | null): Promise<Row[]> {
  const sql = ctx.db;
  const since = new Date(Date.parse(ctx.now) - RECENT_MS).toISOString();
  const kind = category ? sql`grp = ${category.slice(0, 2)}` : sql`true`;
  const latitude = WINDOW_M / M_PER_DEGREE;
  const longitude = latitude / Math.max(0.1, Math.cos(((at?.lat ?? 0) * Math.PI) / 180));
  const where = at
    ? sql`lon is not null and lon between ${at.lon - longitude}::float8 and ${at.lon + longitude}::float8 and lat between ${at.lat - latitude}::float8 and ${at.lat + latitude}::float8`
    : sql`town = ${area.slice(0, 9)} and place like ${`${area.slice(0, 12)}%`}`;
  return sql<Row[]>`
    select home, id, category, place, stage, reported_at, followers, summary, lon, lat from incidents.incident
    where not sealed and ${isOpenStage(sql)} and ${where} and reported_at >= ${since} and ${kind}
    order by reported_at desc, id desc limit ${LOOKED_AT}`;
}

function nearOf(ctx: QueryContext, row: Row, at: Point | null): NearIncident[] {
  const { home, id, category, place, stage, reported_at, followers, summary, lon, lat } = row;
  const opens = maySee(ctx, { place, sealed: false, units: [] });
  if (!opens && ctx.read(taxonomy).known(category)?.personal) return [];
  const point = lon === null || lat === null ? null : { lon, lat };
  const away = at === null || point === null ? 0 : metresBetween(at, opens ? point : snapped(point));
  if (away > (opens ? NEAR_M : NEAR_CELL_M)) return [];
  const metres = at === null ? 0 : opens ? Math.round(away) : Math.max(1, Math.ceil(away / BAND_M)) * BAND_M;
  return [{ home, id, category, stage, metres, reportedOn: cityDay(reported_at), followers, summary: opens ? summary : null }];
}

export const listNear = query<z.output<typeof ListNear>, NearIncident[]>({
  name: "incidents.list-near",
  route: "GET /api/incidents/near",
  summary: { zh: "附近是否已有人反映", en: "What was reported nearby" },
  input: ListNear,
  output: NearAnswer,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: (ctx, ask) => {
    // Whoever reports has chosen a kind; a list of everything open in a village is for those who answer for it.
    if (!ask.category && !holdsAny(ctx, CASE_READERS)) throw refuse.fields([{ path: "category", code: "incidents.kind-needed" }]);
    return readNear(ctx, { ...ask, category: ask.category || undefined });
  },
});
