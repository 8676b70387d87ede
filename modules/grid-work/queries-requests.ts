import type { z } from "zod";
import { countedViews, everyOf, type Fragment, type Tag } from "#platform/figures";
import { parseReceiptNumber, receiptNumber } from "#platform/ids";
import { veiled } from "#platform/masking";
import { opensWith, query, type KeptFile, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { readers, stateOf, statesOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { people } from "#modules/people";
import {
  CountServiceRequests,
  ListServiceRequests,
  ReadRequestContact,
  ReadServiceRequest,
  type RequestContact,
  type RequestEntry,
  type RequestPage,
  type RequestRow,
  type RequestView,
} from "./contract.ts";
import { placeInWords } from "#modules/places";
import { grantAt, LOOKERS, SERVERS, TAKERS } from "./permits.ts";
import { scopeFor, visibleIn } from "./queries-visible.ts";
import { endingOf, type KnownRequest, request } from "./request.ts";

type Key = { home: string; id: string };

export type StoredRequest = {
  home: string;
  id: string;
  place: string;
  kind: string;
  stage: RequestRow["stage"];
  ending: RequestRow["ending"];
  taken_at: string;
  due_at: string;
  provisional: boolean;
  ended_at: string | null;
  round: number;
  differ: boolean;
  satisfied: number | null;
  demo: boolean;
};
export const columns = (sql: Tag): Fragment =>
  sql`home, id, place, kind, stage, ending, taken_at, due_at, provisional, ended_at, round, differ, satisfied, demo`;

export const rowOf = (ctx: Pick<QueryContext, "read" | "now">, row: StoredRequest): RequestRow => ({
  home: row.home,
  id: row.id,
  number: receiptNumber(row.id),
  kind: row.kind,
  grid: row.place,
  placeName: placeInWords(ctx, row.place),
  stage: row.stage,
  ending: row.ending,
  takenAt: row.taken_at,
  dueAt: row.due_at,
  provisional: row.provisional,
  late: (row.ended_at ?? ctx.now) > row.due_at,
  endedAt: row.ended_at,
  round: row.round,
  differ: row.differ,
  satisfied: row.satisfied,
  asDemo: row.demo,
});

type Filter = z.output<typeof ListServiceRequests>;

function filters(sql: Tag, ctx: QueryContext, { view, kind, q }: Filter): Fragment {
  const parts: Fragment[] = [];
  const add = (part: Fragment): void => void parts.push(part);
  if (view === "open" || view === "overdue") add(sql`stage = 'open'`);
  if (view === "overdue") add(sql`due_at < ${ctx.now}`);
  if (view === "ended") add(sql`stage = 'ended'`);
  if (kind) add(sql`kind = ${kind}`);
  if (q) add(sql`number = ${parseReceiptNumber(q) ?? ""}`);
  return everyOf(sql, parts);
}

/** Open ones by their promised date, the others newest first; along an index, no count, no offset. */
export const listServiceRequests = query<Filter, RequestPage>({
  name: "grid-work.list-service-requests",
  route: "GET /api/grid-work/requests",
  summary: { zh: "服务代办队列", en: "Service requests" },
  input: ListServiceRequests,
  allow: readers(LOOKERS),
  scope: scopeFor(LOOKERS),
  run: async (ctx, filter) => {
    const sql = ctx.db;
    const from = decodePlace(filter.cursor);
    const where = everyOf(sql, [visibleIn(sql, ctx, LOOKERS, filter.area), filters(sql, ctx, filter)]);
    const byDue = filter.view === "open" || filter.view === "overdue";
    const stamp = (column: string): Fragment => sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;
    const found = byDue
      ? await sql<(StoredRequest & { at: string })[]>`
          select ${columns(sql)}, ${stamp("due_at")} from grid_work.service_request
          where ${where} and ${from ? sql`(due_at, id) > (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`} order by due_at, id limit ${PAGE + 1}`
      : await sql<(StoredRequest & { at: string })[]>`
          select ${columns(sql)}, ${stamp("taken_at")} from grid_work.service_request
          where ${where} and ${from ? sql`(taken_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`} order by taken_at desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    return { rows: rows.map((row) => rowOf(ctx, row)), next: found.length > PAGE && last ? encodePlace(last) : null };
  },
});

/** What waits in each view; what is over waits for nobody. */
export const countServiceRequests = query<z.output<typeof CountServiceRequests>, Record<string, number>>({
  name: "grid-work.count-service-requests",
  route: "GET /api/grid-work/request-counts",
  summary: { zh: "代办各视图待办数（最多数到 1000）", en: "What waits in each view of service requests, up to 1000" },
  input: CountServiceRequests,
  allow: readers(LOOKERS),
  scope: scopeFor(LOOKERS),
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const reach = visibleIn(sql, ctx, LOOKERS, area);
    return countedViews(sql, "grid_work.service_request", ["open", "overdue"], (view) =>
      everyOf(sql, [reach, filters(sql, ctx, { view, area })]),
    );
  },
});

/** Open requests in these grids by promised date. */
export async function readOpenRequests(
  ctx: QueryContext,
  grids: readonly string[],
  limit: number,
): Promise<{ row: RequestRow; need: string | null; point: { lon: number; lat: number } | null }[]> {
  const sql = ctx.db;
  const rows = await sql<StoredRequest[]>`
    select ${columns(sql)} from grid_work.service_request
    where stage = 'open' and (place like any(${grids.map((grid) => `${grid}%`)}::text[]) or place = any(${grids.map((grid) => grid.slice(0, 12))}::text[]))
    order by due_at, id limit ${limit}`;
  const states = await statesOf(ctx, request, rows);
  const asks = rows.flatMap((row) => {
    const field = states.get(row.id)?.need;
    return field ? [{ stream: { home: row.home, id: row.id }, field }] : [];
  });
  const texts = await ctx.unseal(asks, "", "list");
  const needs = new Map(asks.map(({ stream }, index) => [stream.id, texts[index] ?? null]));
  return rows.map((row) => ({ row: rowOf(ctx, row), need: needs.get(row.id) ?? null, point: states.get(row.id)?.point ?? null }));
}

type StoredEvent = { type: string; data: Record<string, unknown>; at: string; actor: string };
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** What happened, told with the texts this reader may open. `names`: who of the staff did it. */
export async function entriesOf(ctx: QueryContext, key: Key, types: readonly string[], names: boolean): Promise<RequestEntry[]> {
  const events = await ctx.db<StoredEvent[]>`
    select type, data, at, actor from ledger.event where home = ${key.home} and stream = ${key.id} and type = any(${types as string[]}::text[]) order by seq`;
  const texts = await textsOf(
    ctx,
    key,
    events.flatMap(({ data }) => [text(data["text"]), text(data["to"]), text(data["acceptedBy"])]),
  );
  return events.map(({ type, data, at, actor }) => {
    const parts = [texts(text(data["to"])), texts(text(data["acceptedBy"])), texts(text(data["text"]))].filter((part) => part !== null);
    return {
      at,
      type,
      byName: names ? ctx.read(people).name(actor) : "",
      text: parts.length > 0 ? parts.join(" · ") : null,
      ending: (text(data["ending"]) as RequestEntry["ending"]) ?? (type === "grid-work.request-withdrawn" ? "withdrawn" : null),
      photos: Array.isArray(data["photos"]) ? data["photos"].map(String) : [],
    };
  });
}

const STAFF_SEES = ["taken", "noted", "ended", "withdrawn", "rated", "reopened", "due-recomputed", "reminded", "lapsed"].map(
  (name) => `grid-work.request-${name}`,
);

async function openedBy(ctx: QueryContext, key: Key, roles: readonly string[]): Promise<KnownRequest> {
  const state = await stateOf(ctx, request, key);
  if (!state || !grantAt(ctx, roles, state.grid)) throw refuse.notFound("grid-work.not-found");
  return state;
}

const REQUEST_READERS = [...TAKERS, "supervisor"] as const;

export const readServiceRequest = query<z.output<typeof ReadServiceRequest>, RequestView>({
  name: "grid-work.read-service-request",
  route: "GET /api/grid-work/requests/{home}/{id}",
  summary: { zh: "一件服务代办", en: "One service request" },
  input: ReadServiceRequest,
  allow: readers(REQUEST_READERS),
  scope: scopeFor(REQUEST_READERS),
  run: async (ctx, key) => {
    const state = await openedBy(ctx, key, REQUEST_READERS);
    const sql = ctx.db;
    const [row] = await sql<
      StoredRequest[]
    >`select ${columns(sql)} from grid_work.service_request where home = ${key.home} and id = ${key.id}`;
    if (!row) throw refuse.notFound("grid-work.not-found");
    const texts = await textsOf(ctx, key, [state.need, state.address, state.rating?.text ?? null]);
    const serves = grantAt(ctx, SERVERS, state.grid) !== null;
    return {
      ...rowOf(ctx, row),
      need: texts(state.need),
      address: texts(state.address),
      contact: { name: veiled(state.name), phone: veiled(state.phone) },
      point: state.point,
      photos: state.need !== null && texts(state.need) === null ? [...(await ctx.erasedFiles(state.photos))] : [...state.photos],
      entries: await entriesOf(ctx, key, STAFF_SEES, true),
      rating: state.rating && { satisfied: state.rating.satisfied, solved: state.rating.solved, text: texts(state.rating.text) },
      may: [
        ...(serves ? (["note"] as const) : []),
        ...(serves && endingOf(state) === null ? (["finish", "hand-over"] as const) : []),
        ...((state.name ?? state.phone) && grantAt(ctx, TAKERS, state.grid) ? (["contact"] as const) : []),
      ],
    };
  },
});

/** The resident's name and number, whole: the opening is recorded with its reason before anything is shown. */
export const readRequestContact = query<z.output<typeof ReadRequestContact>, RequestContact>({
  name: "grid-work.read-request-contact",
  // In the body: a reason in somebody's own words may name people.
  route: "POST /api/grid-work/requests/{home}/{id}/contact",
  summary: { zh: "查看联系方式（记录在案）", en: "Open the contact; the opening is recorded" },
  input: ReadRequestContact,
  allow: readers(TAKERS),
  scope: scopeFor(TAKERS),
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const state = await openedBy(ctx, { home, id }, TAKERS);
    const asks = [state.name, state.phone].flatMap((field) => (field === null ? [] : [{ stream: { home, id }, field }]));
    const texts = await ctx.unseal(asks, reason);
    const of = (field: string | null): string | null => texts[asks.findIndex((ask) => ask.field === field)] ?? null;
    return { name: of(state.name), phone: of(state.phone) };
  },
});

/** Whether this reader opens the request at all. */
export async function mayReadRequest(ctx: QueryContext, key: Key): Promise<boolean> {
  const state = await stateOf(ctx, request, key);
  return state !== null && grantAt(ctx, REQUEST_READERS, state.grid) !== null;
}

/** Who may look at a request's photos: its readers, as they may read what was asked for. */
export async function maySeeRequest(ctx: QueryContext, key: Key, { erasedAt }: KeptFile): Promise<boolean> {
  const state = await stateOf(ctx, request, key);
  return state !== null && grantAt(ctx, REQUEST_READERS, state.grid) !== null && (erasedAt !== null || opensWith(ctx, key, state.need));
}
