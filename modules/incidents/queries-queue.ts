import type { z } from "zod";
import type { Fragment, Tag } from "#platform/figures";
import { isUuid, receiptNumber, parseReceiptNumber } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { queryTerms } from "#platform/search";
import { placeInWords } from "#modules/places";
import { QueueFilter, type Ending, type QueuePage, type QueueRow, type Stage, type SupervisionLevel, type Urgency } from "./contract.ts";
import { QueueAnswer } from "./contract/answers.ts";
import { both, caseReaders, caseScope, staffId, unitsOf, visibleIn } from "./queries-visible.ts";

export type Filter = z.output<typeof QueueFilter>;
export type View = Filter["view"];

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

export const isOpenStage = (sql: Tag): Fragment =>
  sql`stage in ('reported', 'verified', 'dispatched', 'bounced', 'handling', 'suspended', 'fedBack')`;

const OPEN: readonly string[] = ["reported", "verified", "dispatched", "bounced", "handling", "suspended", "fedBack"];

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

const SOON_MS = 2 * 86_400_000;
const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
export const dayStart = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
export const dayAfter = (day: string): string => later(dayStart(day), 86_400_000);

/** What each view holds, beside the area. Open views name the stages as their indexes do. */
export function viewOf(sql: Tag, view: View, ctx: Pick<QueryContext, "actor" | "now">): Fragment {
  const due = sql`coalesce(due_at, 'infinity'::timestamptz)`;
  const stage = (one: Stage): Fragment => sql`${isOpenStage(sql)} and stage = ${one}`;
  switch (view) {
    case "all":
      return sql`true`;
    case "ended":
      return sql`stage in ('ended', 'archived') and ending is not null`;
    case "verify":
      return stage("reported");
    case "dispatch":
      return sql`${isOpenStage(sql)} and stage in ('verified', 'bounced')`;
    case "mine":
      return sql`${isOpenStage(sql)} and handler = ${staffId(ctx.actor)}`;
    case "unit":
      return sql`${isOpenStage(sql)} and (home, id) in (select home, id from incidents.unit_task where unit = any(${unitsOf(ctx)}::text[]) and stage in ('asked', 'accepted', 'fedBack'))`;
    case "check":
      return stage("fedBack");
    case "bounced":
      return stage("bounced");
    case "suspended":
      return stage("suspended");
    case "overdue":
      return sql`${isOpenStage(sql)} and stage <> 'suspended' and ${due} < ${ctx.now}`;
    case "soon":
      return sql`${isOpenStage(sql)} and stage <> 'suspended' and ${due} >= ${ctx.now} and ${due} < ${later(ctx.now, SOON_MS)}`;
    case "supervised":
      return sql`${isOpenStage(sql)} and supervised is not null`;
    case "reopened":
      return sql`${isOpenStage(sql)} and reopened_times > 0`;
  }
}

function filtersOf(sql: Tag, filter: Filter): Fragment {
  const parts: Fragment[] = [];
  const add = (part: Fragment): void => void parts.push(part);
  if (filter.stage) add(sql`stage = ${filter.stage}`);
  if (filter.group) add(sql`grp = ${filter.group}`);
  if (filter.category) add(sql`category = ${filter.category}`);
  if (filter.urgency) add(sql`urgency = ${filter.urgency}`);
  if (filter.unit) add(sql`(lead = ${filter.unit} or co_units @> ${[filter.unit]}::text[])`);
  if (filter.dueOn) {
    const due = sql`coalesce(due_at, 'infinity'::timestamptz)`;
    add(sql`${isOpenStage(sql)} and ${due} >= ${dayStart(filter.dueOn)} and ${due} < ${dayAfter(filter.dueOn)}`);
  }
  if (filter.q) {
    const number = parseReceiptNumber(filter.q);
    const terms = queryTerms(number ?? filter.q);
    add(terms.length === 0 ? sql`false` : sql`terms @> ${terms}::text[]`);
  }
  return both(sql, parts);
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

/** One stretch of a queue, straight along an index: no count, no offset, no sort. */
async function stretch(sql: Tag, where: Fragment, order: "due" | "newest" | "oldest", from: Place | null, limit: number): Promise<Found[]> {
  if (order === "due") {
    const after = from ? sql`(coalesce(due_at, 'infinity'::timestamptz), id) > (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`;
    return sql<Found[]>`
      select ${columns(sql)}, coalesce(to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity') as at from incidents.incident
      where ${where} and ${after} order by coalesce(due_at, 'infinity'::timestamptz), id limit ${limit}`;
  }
  if (order === "oldest") {
    const after = from ? sql`(reported_at, id) > (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`;
    return sql<Found[]>`
      select ${columns(sql)}, to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from incidents.incident
      where ${where} and ${after} order by reported_at, id limit ${limit}`;
  }
  const before = from ? sql`(reported_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`;
  return sql<Found[]>`
    select ${columns(sql)}, to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from incidents.incident
    where ${where} and ${before} order by reported_at desc, id desc limit ${limit}`;
}

/** What is over has no due date: by due date come the open records first, then the others, newest first. */
async function byDue(sql: Tag, where: Fragment, view: View, from: Place | null, page: number): Promise<(Found & { past: boolean })[]> {
  const found: (Found & { past: boolean })[] = [];
  if (view !== "ended" && !from?.past) {
    const open = await stretch(sql, both(sql, [where, isOpenStage(sql)]), "due", from, page + 1);
    found.push(...open.map((row) => ({ ...row, past: false })));
  }
  if ((view === "all" || view === "ended") && found.length <= page) {
    const over = await stretch(
      sql,
      both(sql, [where, sql`not (${isOpenStage(sql)})`]),
      "newest",
      from?.past ? from : null,
      page + 1 - found.length,
    );
    found.push(...over.map((row) => ({ ...row, past: true })));
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
  const from = decode(filter.cursor);
  const where = both(sql, [
    visibleIn(sql, ctx, filter.area),
    viewOf(sql, filter.view, ctx),
    filtersOf(sql, filter),
    ...(also ? [also] : []),
  ]);
  const found =
    filter.sort === "due"
      ? await byDue(sql, where, filter.view, from, size)
      : (await stretch(sql, where, filter.sort, from, size + 1)).map((row) => ({ ...row, past: false }));
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
