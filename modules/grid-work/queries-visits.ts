import type { z } from "zod";
import { everyOf, type Fragment, type Tag } from "#platform/figures";
import { query, type QueryContext } from "#platform/modules";
import { PAGE } from "#platform/paging";
import { readers, stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { placeInWords } from "#modules/places";
import { ListVisits, ReadVisit, type VisitPage, type VisitRow, type VisitView } from "./contract.ts";
import { grantAt, GRID, LOOKERS } from "./permits.ts";
import { scopeFor, visibleIn } from "./queries-visible.ts";
import { isUuid } from "#platform/ids";
import { facts, visit } from "./visit.ts";

type Stored = {
  home: string;
  id: string;
  place: string;
  stage: VisitRow["stage"];
  purpose: string | null;
  visit_on: string | null;
  part: VisitRow["part"];
  phrases: string[];
  again: boolean;
  demo: boolean;
};

const columns = (sql: Tag): Fragment => sql`home, id, place, stage, purpose, visit_on, part, phrases, again, demo`;

const rowOf = (ctx: Pick<QueryContext, "read">, row: Stored): VisitRow => ({
  home: row.home,
  id: row.id,
  grid: row.place,
  placeName: placeInWords(ctx, row.place),
  stage: row.stage,
  purpose: row.purpose,
  phrases: row.phrases,
  on: row.visit_on,
  part: row.part,
  asDemo: row.demo,
});

/** Newest first by the time-ordered id: refused ones have no day of their own to be sorted by. */
export const listVisits = query<z.output<typeof ListVisits>, VisitPage>({
  name: "grid-work.list-visits",
  route: "GET /api/grid-work/visits",
  summary: { zh: "走访列表（已遮蔽）", en: "Home visits, masked" },
  input: ListVisits,
  allow: readers(LOOKERS),
  scope: scopeFor(LOOKERS),
  run: async (ctx, { area, stage, from, cursor }) => {
    const sql = ctx.db;
    if (cursor && !isUuid(cursor)) throw refuse.fields([{ path: "cursor", code: "platform.no-such-page" }]);
    const where = everyOf(sql, [
      visibleIn(sql, ctx, LOOKERS, area),
      stage ? sql`stage = ${stage}` : sql`true`,
      from ? sql`visit_on >= ${from}::date` : sql`true`,
      cursor ? sql`id < ${cursor}::uuid` : sql`true`,
    ]);
    const found = await sql<Stored[]>`select ${columns(sql)} from grid_work.visit where ${where} order by id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    return {
      rows: rows.map((row) => ({ ...rowOf(ctx, row), mine: grantAt(ctx, GRID, row.place) !== null })),
      next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/** Visits to come in these grids, for the workers who will go: with the door. */
export async function readOpenVisits(
  ctx: QueryContext,
  grids: readonly string[],
  limit: number,
): Promise<(VisitRow & { where: string | null; again: boolean })[]> {
  const sql = ctx.db;
  const rows = await sql<Stored[]>`
    select ${columns(sql)} from grid_work.visit
    where stage in ('agreed', 'absent') and visit_on is not null
      and (place like any(${grids.map((grid) => `${grid}%`)}::text[]) or place = any(${grids.map((grid) => grid.slice(0, 12))}::text[]))
    order by visit_on, id limit ${limit}`;
  const found: { row: Stored; field: string | null }[] = [];
  for (const row of rows) {
    const state = await stateOf(ctx, visit, row);
    if (state && state.stage !== "refused") found.push({ row, field: facts(state).where });
  }
  const asks = found.flatMap(({ row, field }) => (field === null ? [] : [{ stream: { home: row.home, id: row.id }, field }]));
  const texts = await ctx.unseal(asks, "", "list");
  const where = new Map(asks.map(({ stream }, index) => [stream.id, texts[index] ?? null]));
  return found.map(({ row }) => ({ ...rowOf(ctx, row), where: where.get(row.id) ?? null, again: row.again }));
}

import { VISIT_DAYS } from "./purposes.ts";

export const readVisit = query<z.output<typeof ReadVisit>, VisitView>({
  name: "grid-work.read-visit",
  route: "GET /api/grid-work/visits/{home}/{id}",
  summary: { zh: "一次走访（本网格工作人员）", en: "One home visit, for the grid's own workers" },
  input: ReadVisit,
  allow: readers(GRID, "in one's own grid"),
  scope: scopeFor(GRID),
  run: async (ctx, key) => {
    const sql = ctx.db;
    const [row] = await sql<Stored[]>`select ${columns(sql)} from grid_work.visit where home = ${key.home} and id = ${key.id}`;
    const state = row && grantAt(ctx, GRID, row.place) ? await stateOf(ctx, visit, key) : null;
    if (!row || !state) throw refuse.notFound("grid-work.not-found");
    if (state.stage === "refused") return { ...rowOf(ctx, row), where: null, notes: [], expiresOn: null, withdrawn: false };
    const { where, notes } = facts(state);
    const texts = await textsOf(ctx, key, [where, ...notes]);
    const last = state.said
      .map(({ at }) => at)
      .sort()
      .at(-1);
    const expiresOn = last ? new Date(Date.parse(last) + VISIT_DAYS * 86_400_000).toISOString().slice(0, 10) : null;
    const withdrawn = state.said.some(({ type }) => type === "grid-work.consent-withdrawn");
    return { ...rowOf(ctx, row), where: texts(where), notes: notes.flatMap((field) => texts(field) ?? []), expiresOn, withdrawn };
  },
});
