import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import type { NearIncident, Stage } from "./contract.ts";
import { ListNear } from "./contract/reads.ts";
import { NearAnswer } from "./contract/answers.ts";
import { cityDate } from "./due.ts";
import { isOpenStage } from "./queries-queue.ts";
import { everybody } from "./queries-visible.ts";

const NEAR_M = 200;
const RECENT_MS = 30 * 86_400_000;
const AT_MOST = 10;
const M_PER_DEGREE = 111_320;

type Row = {
  home: string;
  id: string;
  category: string;
  stage: Stage;
  reported_at: string;
  followers: number;
  summary: string | null;
  lon: number | null;
  lat: number | null;
};

/** Metres between two points a few streets apart: a plane is exact enough. */
function metresBetween(left: { lon: number; lat: number }, right: { lon: number; lat: number }): number {
  const eastM = (left.lon - right.lon) * M_PER_DEGREE * Math.cos((left.lat * Math.PI) / 180);
  return Math.hypot(eastM, (left.lat - right.lat) * M_PER_DEGREE);
}

export type NearAsk = { lon?: number | undefined; lat?: number | undefined; area?: string | undefined; category?: string | undefined };

/** Open records of the last 30 days, of the same kind or group, within 200 m or in the same village. Sealed kinds are never matched. */
export async function readNear(ctx: QueryContext, ask: NearAsk): Promise<NearIncident[]> {
  const sql = ctx.db;
  const since = new Date(Date.parse(ctx.now) - RECENT_MS).toISOString();
  const kind = ask.category ? sql`grp = ${ask.category.slice(0, 2)}` : sql`true`;
  const { lon, lat } = ask;
  if (lon !== undefined && lat !== undefined) {
    const latitude = NEAR_M / M_PER_DEGREE;
    const longitude = latitude / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
    const rows = await sql<Row[]>`
      select home, id, category, stage, reported_at, followers, summary, lon, lat from incidents.incident
      where not sealed and lon is not null and ${isOpenStage(sql)} and lon between ${lon - longitude}::float8 and ${lon + longitude}::float8 and lat between ${lat - latitude}::float8 and ${lat + latitude}::float8
        and reported_at >= ${since} and ${kind}
      limit 200`;
    return rows
      .map((row) => nearOf(row, metresBetween({ lon, lat }, { lon: row.lon ?? lon, lat: row.lat ?? lat })))
      .filter(({ metres }) => metres <= NEAR_M)
      .sort((left, right) => Number(right.category === ask.category) - Number(left.category === ask.category) || left.metres - right.metres)
      .slice(0, AT_MOST);
  }
  if (!ask.area || ask.area.length < 9) return [];
  const rows = await sql<Row[]>`
    select home, id, category, stage, reported_at, followers, summary, lon, lat from incidents.incident
    where not sealed and ${isOpenStage(sql)} and town = ${ask.area.slice(0, 9)} and place like ${`${ask.area.slice(0, 12)}%`} and reported_at >= ${since} and ${kind}
    order by reported_at desc, id desc limit ${AT_MOST}`;
  return rows.map((row) => nearOf(row, 0));
}

const nearOf = ({ home, id, category, stage, reported_at, followers, summary }: Row, metres: number): NearIncident => ({
  home,
  id,
  category,
  stage,
  metres: Math.round(metres),
  reportedOn: cityDate(reported_at),
  followers,
  summary,
});

export const listNear = query<z.output<typeof ListNear>, NearIncident[]>({
  name: "incidents.list-near",
  route: "GET /api/incidents/near",
  summary: { zh: "附近是否已有人反映", en: "What was reported nearby" },
  input: ListNear,
  output: NearAnswer,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: (ctx, ask) => readNear(ctx, { ...ask, category: ask.category || undefined }),
});
