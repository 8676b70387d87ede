import type { z } from "zod";
import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import type { Ending, PublicIncident, PublicPage, Stage } from "./contract.ts";
import { ListPublic } from "./contract/reads.ts";
import { PublicAnswer } from "./contract/answers-public.ts";
import { taxonomy } from "./limits.ts";
import { finest, publish, type Candidate } from "./public-map.ts";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 92;
const AT_MOST = 20_000;
const PAGE = 500;

type Row = {
  home: string;
  id: string;
  category: string;
  stage: Stage;
  ending: Ending | null;
  lon: number;
  lat: number;
  place: string;
  reported_on: string;
};
/** A record as the public may know it, with its own key: for the platform's own doors, never for an answer. */
export type Published = PublicIncident & { home: string; id: string };

/**
 * What may be published of the records reported on these days of the city, newest first. Villages are always weighed whole: a smaller area asked for
 * must not show more than a larger one.
 */
export async function readPublished(
  ctx: QueryContext,
  { area, from, to }: { area: string; from: string; to: string },
): Promise<{ items: Published[]; suppressed: boolean }> {
  if (Date.parse(to) - Date.parse(from) > LONGEST_DAYS * DAY_MS)
    throw refuse.fields([{ path: "from", code: "incidents.span-too-long", params: { days: LONGEST_DAYS } }]);
  const sql = ctx.db;
  const start = new Date(`${from}T00:00:00+08:00`).toISOString();
  const over = new Date(Date.parse(`${to}T00:00:00+08:00`) + DAY_MS).toISOString();
  const rows = await sql<Row[]>`
      select home, id, category, stage, ending, lon, lat, place, reported_on from incidents.incident
      where not sealed and lon is not null and stage not in ('voided', 'merged', 'rejected') and (stage <> 'archived' or ending is not null) and place like ${`${area.slice(0, 9)}%`} and reported_at >= ${start} and reported_at < ${over}
      order by reported_at desc, id desc limit ${AT_MOST + 1}`;
  if (rows.length > AT_MOST) throw refuse.tooLarge("incidents.too-many-points", { limit: AT_MOST });
  const candidates = rows.map(({ home: _home, id, reported_on, place, ...row }): Candidate => ({
    ...row,
    key: ctx.token("public-map", id).slice(0, 16),
    place: finest(place, ctx.read(taxonomy).known(row.category)?.personal === true),
    reportedOn: reported_on,
  }));
  const { items, suppressed } = publish(candidates, ctx.read(places).pointOf);
  const order = new Map(candidates.map(({ key }, index) => [key, index]));
  const found = items
    .filter((item) => item.area.startsWith(area) || area.startsWith(item.area))
    .flatMap((item) => {
      const at = order.get(item.key);
      const row = at === undefined ? undefined : rows[at];
      return at === undefined || row === undefined ? [] : [{ at, published: { ...item, home: row.home, id: row.id } }];
    });
  return { items: found.sort((left, right) => left.at - right.at).map(({ published }) => published), suppressed };
}

export type PublicState = Pick<PublicIncident, "category" | "stage" | "ending" | "reportedOn"> & { home: string; id: string };

/** Where one record stands, for whoever holds its public number: nothing of a sealed kind, nor of what was entered by mistake. */
export async function findPublic(ctx: QueryContext, id: string): Promise<PublicState | null> {
  const sql = ctx.db;
  const [row] = await sql<(Omit<PublicState, "reportedOn"> & { reported_on: string })[]>`
    select home, id, category, stage, ending, reported_on from incidents.incident
    where home in (select home from ledger.stream where id = ${id}) and id = ${id} and not sealed and stage <> 'voided' order by reported_at limit 1`;
  return row
    ? { home: row.home, id: row.id, category: row.category, stage: row.stage, ending: row.ending, reportedOn: row.reported_on }
    : null;
}

/** What was reported, for everybody: no text, no number, no sealed kind, no place with fewer than five, nobody's own matter below its town. */
export const listPublic = query<z.output<typeof ListPublic>, PublicPage>({
  name: "incidents.list-public",
  route: "GET /api/incidents/public",
  summary: { zh: "公开地图：约 200 米精度，不含敏感事项", en: "The public map: about 200 m, no sensitive kinds" },
  input: ListPublic,
  output: PublicAnswer,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { area = "", from, to, cursor }) => {
    const end = to ?? cityDay(ctx.now);
    const begin = from ?? new Date(Date.parse(`${end}T00:00:00Z`) - 30 * DAY_MS).toISOString().slice(0, 10);
    const { items, suppressed } = await readPublished(ctx, { area, from: begin, to: end });
    const wanted = items.map(({ home: _home, id: _id, ...item }): PublicIncident => item);
    const at = cursor ? Number(/^\d{1,6}$/.exec(cursor)?.[0] ?? 0) : 0;
    const page = wanted.slice(at, at + PAGE);
    const names = [...new Set(page.map((item) => item.area))].flatMap((code) => {
      const known = ctx.read(places).area(code);
      return known ? [{ code, zh: known.zh, en: known.en }] : [];
    });
    return { items: page, names, next: wanted.length > at + PAGE ? String(at + PAGE) : null, suppressed };
  },
});
