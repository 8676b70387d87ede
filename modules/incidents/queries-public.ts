import type { z } from "zod";
import type { Tag } from "#platform/figures";
import { query } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import type { Ending, PublicIncident, Stage } from "./contract.ts";
import { ListPublic } from "./contract/reads.ts";
import { PublicAnswer } from "./contract/answers.ts";
import { cityDate } from "./due.ts";
import { publish, type Candidate } from "./public-map.ts";
import { everybody } from "./queries-visible.ts";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 92;
const AT_MOST = 20_000;
const PAGE = 500;

type Row = {
  id: string;
  category: string;
  stage: Stage;
  ending: Ending | null;
  lon: number;
  lat: number;
  place: string;
  reported_on: string;
};
type PublicPage = { items: PublicIncident[]; next: string | null; suppressed: boolean };

/** What was reported, for everybody: no text, no number, no sealed kind, no place with fewer than five. */
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
    const end = to ?? cityDate(ctx.now);
    const begin = from ?? new Date(Date.parse(`${end}T00:00:00Z`) - 30 * DAY_MS).toISOString().slice(0, 10);
    if (Date.parse(end) - Date.parse(begin) > LONGEST_DAYS * DAY_MS)
      throw refuse.fields([{ path: "from", code: "incidents.span-too-long", params: { days: LONGEST_DAYS } }]);
    const sql = ctx.db as unknown as Tag;
    const start = new Date(`${begin}T00:00:00+08:00`).toISOString();
    const over = new Date(Date.parse(`${end}T00:00:00+08:00`) + DAY_MS).toISOString();
    // Villages are always weighed whole: a smaller area asked for must not show more than a larger one.
    const weighed = area.slice(0, 9);
    const rows = await sql<Row[]>`
      select id, category, stage, ending, lon, lat, place, reported_on from incidents.incident
      where not sealed and lon is not null and stage not in ('voided', 'merged', 'rejected') and (stage <> 'archived' or ending is not null) and place like ${`${weighed}%`} and reported_at >= ${start} and reported_at < ${over}
      order by reported_at desc, id desc limit ${AT_MOST + 1}`;
    if (rows.length > AT_MOST) throw refuse.tooLarge("incidents.too-many-points", { limit: AT_MOST });
    const all = ctx.read(places);
    const candidates = rows.map(({ id, reported_on, place, ...row }): Candidate => ({
      ...row,
      key: ctx.token("public-map", id).slice(0, 16),
      place: place.slice(0, 12),
      reportedOn: reported_on,
    }));
    const { items, suppressed } = publish(candidates, all.pointOf);
    const order = new Map(candidates.map(({ key }, index) => [key, index]));
    const wanted = items
      .filter((item) => item.area.startsWith(area) || area.startsWith(item.area))
      .sort((left, right) => (order.get(left.key) ?? 0) - (order.get(right.key) ?? 0));
    const at = cursor ? Number(/^\d{1,6}$/.exec(cursor)?.[0] ?? 0) : 0;
    return { items: wanted.slice(at, at + PAGE), next: wanted.length > at + PAGE ? String(at + PAGE) : null, suppressed };
  },
});
