import { everyOf, type Fragment, type Tag } from "#platform/figures";
import { isUuid, receiptNumber } from "#platform/ids";
import { alongIndexes } from "#platform/database";
import { query, type QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import { placeInWords } from "#modules/places";
import { QueueFilter, type Ending, type QueuePage, type QueueRow, type Stage, type SupervisionLevel, type Urgency } from "./contract.ts";
import { QueueAnswer } from "./contract/answers.ts";
import { canAccept } from "./staffed.ts";
import { byNumber, FEW, filtersOf, isOpenStage, joined, OPEN, reachOf, standing, viewOf, type Filter } from "./queries-views.ts";
import { caseReaders, caseScope, lanesOf, unitsOf, type Lanes } from "./queries-visible.ts";

export type StoredIncident = {
  home: string;
  id: string;
  category: string;
  urgency: Urgency;
  stage: Stage;
  ending: Ending | null;
  summary: string | null;
  place: string;
  lead: string | null;
  reported_at: string;
  due_at: string | null;
  provisional: boolean;
  late: boolean;
  followers: number;
  photos: number;
  supervised: SupervisionLevel | null;
  returned_times: number;
  reopened_times: number;
  seq: number;
  lon: number | null;
  lat: number | null;
};

export const columns = (sql: Tag): Fragment =>
  sql`home, id, category, urgency, stage, ending, summary, place, lead, reported_at, due_at, provisional, late, followers, photos, supervised, returned_times, reopened_times, seq, lon, lat`;

export function rowOf(ctx: Pick<QueryContext, "read" | "now">, row: StoredIncident): QueueRow {
  const running = OPEN.includes(row.stage) && row.stage !== "suspended";
  return {
    home: row.home,
    id: row.id,
    number: receiptNumber(row.id),
    category: row.category,
    urgency: row.urgency,
    stage: row.stage,
    ending: row.ending,
    summary: row.summary,
    place: row.place,
    placeName: placeInWords(ctx, row.place, "zh"),
    placeNameEn: placeInWords(ctx, row.place, "en"),
    lead: row.lead,
    unstaffed: row.stage === "dispatched" && row.lead !== null && !canAccept(ctx.read(people), row.lead, ctx.now),
    reportedAt: row.reported_at,
    dueAt: row.due_at,
    provisional: row.provisional,
    late: running ? row.due_at !== null && row.due_at < ctx.now : row.late,
    followers: row.followers,
    photos: row.photos,
    supervised: row.supervised,
    returned: row.returned_times,
    reopened: row.reopened_times > 0,
    seq: row.seq,
    point: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
  };
}

type Place = { at: string; id: string; past: boolean };

const encode = (place: Place): string => Buffer.from(JSON.stringify([place.at, place.id, place.past])).toString("base64url");

function decode(cursor: string | undefined): Place | null {
  if (cursor === undefined || cursor === "") return null;
  const told = /^\["(\d{4}-\d{2}-\d{2}T[\d:.]+Z|infinity)","([0-9a-f-]{36})",(true|false)\]$/.exec(
    Buffer.from(cursor, "base64url").toString("utf8"),
  );
  const at = told?.[1] ?? "";
  if (!told || (at !== "infinity" && Number.isNaN(Date.parse(at))) || !isUuid(told[2] ?? ""))
    throw refuse.fields([{ path: "cursor", code: "platform.no-such-page" }]);
  return { at, id: told[2] ?? "", past: told[3] === "true" };
}

const PAGE = 50;
type Found = StoredIncident & { at: string };
type Order = "due" | "newest" | "oldest";

type Stretch = { lanes: Lanes | null; where: Fragment; order: Order; from: Place | null; limit: number };

/** The order of a stretch: its column, where it goes on, and how it is sorted inside a lane and over all of them. */
function orderOf(sql: Tag, order: Order, from: Place | null): { at: Fragment; after: Fragment; by: Fragment } {
  const column = order === "due" ? sql`due_key` : sql`reported_at`;
  const place = from ? sql`(${from.at}::timestamptz, ${from.id}::uuid)` : null;
  const [after, way] = order === "newest" ? [sql`<`, sql`desc`] : [sql`>`, sql``];
  return {
    at: column,
    after: place ? sql`(${column}, id) ${after} ${place}` : sql`true`,
    by: sql`${column} ${way}, id ${way}`,
  };
}

/**
 * What stands in these stages (null: what is over), straight along an index that begins with them: of each lane of the reader's area no more than a page. No
 * count, no offset, and nothing is read that could not be on the page, but for what a further filter takes out.
 */
function section(sql: Tag, stages: readonly Stage[] | null, { lanes, where, order, from, limit }: Stretch): Fragment {
  const { at, after, by } = orderOf(sql, order, from);
  const inSection = stages === null ? sql`not (${isOpenStage(sql)})` : isOpenStage(sql);
  const rows = (lane: Fragment): Fragment => sql`
    select ${columns(sql)}, due_key, ${at} as sort_at from incidents.incident
    where ${lane} and ${inSection} and ${where} and ${after} order by ${by} limit ${limit}`;
  if (lanes === null) return rows(sql`true`);
  const codes = sql`unnest(${lanes.codes as string[]}::text[]) as lane (code)`;
  if (lanes.by === "unit")
    return sql`
      select r.* from ${codes} cross join lateral (${rows(sql`lead = lane.code`)}) r union all
      (${rows(sql`(home, id) in (${joined(sql, lanes.codes)}) and (lead is null or not lead = any(${lanes.codes as string[]}::text[]))`)})`;
  if (lanes.by === "town") return sql`select r.* from ${codes} cross join lateral (${rows(sql`town = lane.code`)}) r`;
  // One stage or two are looked up; more of them are most of what is open, and passed on the way.
  if (stages === null || stages.length > 2) return sql`select r.* from ${codes} cross join lateral (${rows(sql`county = lane.code`)}) r`;
  return sql`
    select r.* from ${codes} cross join unnest(${stages as string[]}::text[]) as step (stage)
    cross join lateral (${rows(sql`county = lane.code and incident.stage = step.stage`)}) r`;
}

async function stretch(sql: Tag, sections: readonly (readonly Stage[] | null)[], read: Stretch): Promise<Found[]> {
  const { by } = orderOf(sql, read.order, null);
  const parts = sections.map((stages) => section(sql, stages, read)).map((part) => sql`(${part})`);
  const [first, ...more] = parts;
  if (!first) return [];
  return sql<Found[]>`
    select ${columns(sql)}, coalesce(to_char(nullif(sort_at, 'infinity') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity') as at
    from (${more.reduce((left, right) => sql`${left} union all ${right}`, first)}) as found order by ${by} limit ${read.limit}`;
}

type Placed = Found & { past: boolean };

/** What is over has no due date: by due date come the open records first, then the others, newest first unless said. */
async function byDue(
  sql: Tag,
  { stages, over }: ReturnType<typeof standing>,
  read: Omit<Stretch, "order">,
  order: Order = "newest",
): Promise<Placed[]> {
  const found: Placed[] = [];
  if (stages.length > 0 && !read.from?.past) {
    const open = await stretch(sql, [stages], { ...read, order: "due" });
    found.push(...open.map((row) => ({ ...row, past: false })));
  }
  if (over && found.length < read.limit) {
    const from = read.from?.past ? read.from : null;
    const past = await stretch(sql, [null], { ...read, order, from, limit: read.limit - found.length });
    found.push(...past.map((row) => ({ ...row, past: true })));
  }
  return found;
}

/** `also`: a further condition on the rows; `rows`: how many a page holds. */
export async function readQueue(
  ctx: QueryContext,
  filter: Filter,
  { also, rows: size = PAGE }: { also?: Fragment; rows?: number } = {},
): Promise<QueuePage> {
  const sql = ctx.db;
  const where = everyOf(sql, [
    reachOf(sql, filter, ctx),
    // What a unit was asked is what `reachOf` says; its open records are entered by the unit.
    filter.view === "unit" ? isOpenStage(sql) : viewOf(sql, filter.view, ctx),
    filtersOf(sql, filter),
    ...(also ? [also] : []),
  ]);
  const byUnit: Lanes = { by: "unit", codes: unitsOf(ctx) };
  const lanes = filter.view === "unit" ? byUnit : FEW.includes(filter.view) || byNumber(filter) ? null : lanesOf(ctx, filter.area);
  const read = { lanes, where, from: decode(filter.cursor), limit: size + 1 };
  const { stages, over } = standing(filter);
  // Words are found by an index that only a plan of their own would use.
  if (!filter.q) alongIndexes(sql);
  const sections = [...(stages.length > 0 ? [stages] : []), ...(over ? [null] : [])];
  const found =
    filter.sort === "due"
      ? await byDue(sql, { stages, over }, read, filter.view === "callBack" ? "oldest" : "newest")
      : (await stretch(sql, sections, { ...read, order: filter.sort })).map((row) => ({ ...row, past: false }));
  const page = found.slice(0, size);
  const last = page.at(-1);
  return {
    rows: page.map((row) => rowOf(ctx, row)),
    next: found.length > size && last ? encode({ at: last.at, id: last.id, past: last.past }) : null,
  };
}

export const listIncidents = query<Filter, QueuePage>({
  name: "incidents.list-incidents",
  route: "GET /api/incidents",
  summary: { zh: "事项队列", en: "A queue of records" },
  input: QueueFilter,
  output: QueueAnswer,
  allow: caseReaders,
  scope: caseScope,
  run: (ctx, filter) => readQueue(ctx, filter),
});
