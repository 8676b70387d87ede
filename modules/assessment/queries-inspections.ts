import { areasOf } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import type { z } from "zod";
import { cityDay } from "#platform/days";
import { query } from "#platform/modules";
import { inAreas, readers, stateOf, statesOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import * as c from "./contract.ts";
import { inspection, isOver, type KnownInspection } from "./inspection.ts";
import { drawView } from "./inspection-draw.ts";
import { inspectionRights } from "./inspection-may.ts";
import { inspectionKey } from "./keys.ts";
import { READ } from "./permits.ts";
import { answersForOne, INSPECT } from "./permits-inspections.ts";
import { heldScheme, staff } from "./queries-visible.ts";

type Row = Omit<c.VisitRow, "rectifyDue" | "revisitDue"> & { rectifyDue: Date | string | null; revisitDue: Date | string | null };

export const visitColumns = (sql: Tag): Fragment =>
  sql`home, id::text, inspection::text, scheme::text, subject, spot as place, site, name, visited_on::text as on, findings, unanswered, unseen,
    rectify_due as "rectifyDue", revisit_due as "revisitDue", demo`;
const instant = (value: Date | string | null): string | null => (value === null ? null : new Date(value).toISOString());
export const visitRow = (row: Row): c.VisitRow => ({ ...row, rectifyDue: instant(row.rectifyDue), revisitDue: instant(row.revisitDue) });

function inspectionRow(id: string, state: KnownInspection): c.InspectionRow {
  const { kind, name, stage, from, until, drawn, visited, demo } = state;
  return { inspection: id, kind, name, stage, from, until, drawn: drawn.length, visited: visited.length, demo };
}

const inspectors = readers(INSPECT, "over the scheme's area; before its day nobody who answers for one of its units");

/** Whoever answers for a unit that could be drawn finds nothing here until it is over. */
const isHidden = (held: ReturnType<typeof heldScheme>, state: KnownInspection, known: Parameters<typeof answersForOne>[1]): boolean =>
  !isOver(state, cityDay(known.now)) && answersForOne(held.facts.subjects, known);

export const listInspections = query<z.output<typeof c.InspectionsOf>, { rows: c.InspectionRow[] }>({
  name: "assessment.list-inspections",
  route: "GET /api/assessment/schemes/{scheme}/inspections",
  summary: { zh: "一个办法下的暗访抽查", en: "Inspections of a scheme" },
  input: c.InspectionsOf,
  allow: inspectors,
  scope: (known) => areasOf(known, INSPECT),
  run: async (ctx, { scheme }) => {
    const held = heldScheme(ctx, scheme);
    const keys = await ctx.db<{ home: string; id: string }[]>`
      select home, id::text from assessment.inspection where scheme = ${scheme} and ${inAreas(ctx.db, areasOf(ctx, INSPECT))}
      order by from_on desc, id desc limit 300`;
    const states = await statesOf(ctx, inspection, keys);
    return {
      rows: keys.flatMap(({ id }) => {
        const state = states.get(id);
        return state && !isHidden(held, state, ctx) ? [inspectionRow(id, state)] : [];
      }),
    };
  },
});

export const readInspection = query<z.output<typeof c.ReadInspection>, c.InspectionView>({
  name: "assessment.read-inspection",
  route: "GET /api/assessment/schemes/{scheme}/inspections/{inspection}",
  summary: { zh: "一次暗访抽查：候选、抽取、查看", en: "One inspection: its places, its draw, what was seen" },
  input: c.ReadInspection,
  allow: inspectors,
  scope: (known) => areasOf(known, INSPECT),
  run: async (ctx, { scheme, inspection: id }) => {
    const held = heldScheme(ctx, scheme);
    const state = await stateOf(ctx, inspection, inspectionKey(id));
    const inside = areasOf(ctx, INSPECT).some((area) => held.facts.area.startsWith(area));
    if (!state || state.scheme !== scheme || !inside || isHidden(held, state, ctx)) throw refuse.notFound("assessment.no-such-inspection");
    const rows = await ctx.db<
      Row[]
    >`select ${visitColumns(ctx.db)} from assessment.visit where inspection = ${id} order by visited_on, spot`;
    return {
      ...inspectionRow(id, state),
      scheme,
      document: state.document,
      draw: drawView({ id, ...state }, state.seed),
      drawnOn: state.drawnAt && cityDay(state.drawnAt),
      ended: state.ended,
      seen: rows.map(visitRow),
      ...inspectionRights(state, held, ctx),
    };
  },
});

/** What was seen at places of one's own units: from the day of the visit on, since there is no row before. */
export const listVisits = query<z.output<typeof c.InspectionsOf>, { rows: c.VisitRow[] }>({
  name: "assessment.list-visits",
  route: "GET /api/assessment/schemes/{scheme}/visits",
  summary: { zh: "到本地区各点位暗访的情况", en: "What was seen at places of one's area" },
  input: c.InspectionsOf,
  allow: staff,
  scope: (known) => areasOf(known, READ),
  run: async (ctx, { scheme }) => {
    heldScheme(ctx, scheme);
    const rows = await ctx.db<Row[]>`
      select ${visitColumns(ctx.db)} from assessment.visit where scheme = ${scheme} and ${inAreas(ctx.db, areasOf(ctx, READ))}
      order by visited_on desc, id limit 300`;
    return { rows: rows.map(visitRow) };
  },
});
