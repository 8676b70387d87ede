import { areasOf } from "#platform/access";
import { cityDay } from "#platform/days";
import { at, dayOf, leafText, toSql, treeOf, type Catalogued, type Leaf, type Tree } from "#platform/figures";
import type { z } from "zod";
import { isUuid } from "#platform/ids";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import type { FigureFile } from "#web/proof";
import { places } from "#modules/places";
import { areaOf, nameIn } from "./areas.ts";
import { heldAgainst } from "#web/periods";
import { comparedWith } from "./comparing.ts";
import * as c from "./contract/catalogue.ts";
import { columnOf, countFigure, countOne, hiddenAreas, withheld, withinDays, type Digits } from "./counting.ts";
import { figureFile } from "./rows.ts";
import { toldRow } from "./queries-told.ts";
import { monthEnd, type Span } from "./span.ts";

const YEARS_MS = 6 * 366 * 86_400_000;
const PAGE = 50;

export const entryOf = (ctx: Pick<QueryContext, "catalogue">, code: string): Catalogued => {
  const entry = ctx.catalogue.find(code);
  if (!entry) throw refuse.notFound("report-card.no-such-figure");
  return entry;
};

const said = (tree: Tree, leaves: readonly Leaf[]): string => {
  if (typeof tree === "number") {
    const leaf = leaves[tree];
    return leaf ? leafText(leaf) : "";
  }
  if ("all" in tree) return tree.all.map((one) => said(one, leaves)).join(" ∧ ");
  if ("any" in tree) return `(${tree.any.map((one) => said(one, leaves)).join(" ∨ ")})`;
  return `¬(${said(tree.not, leaves)})`;
};

/** What stands does so at the end of the period asked for, whichever that is. */
const END = "∎";

export function rowOf(now: Catalogued): c.CatalogueRow {
  const entry = at(now, END);
  const leaves: Leaf[] = [];
  const { figure, owner, excluded, caveat, module, counted, finest } = entry;
  const { code, zh, en, definition, version, unit, higherIsBetter, revisions = [] } = figure;
  const numerator = said(treeOf(entry.numerator.where, leaves), leaves);
  const denominator = entry.denominator ? said(treeOf(entry.denominator.where, leaves), leaves) : null;
  return {
    code,
    zh,
    en,
    definition,
    version,
    revisions: [...revisions],
    owner,
    excluded,
    caveat,
    module,
    unit,
    counted,
    finest,
    higherIsBetter,
    numerator,
    denominator,
  };
}

/** Every figure there is, counted ones first. */
export const catalogueRows = ({ catalogue }: Pick<QueryContext, "catalogue">): c.CatalogueRow[] => [
  ...catalogue.all.map(rowOf),
  ...catalogue.told.map((figure) => toldRow(figure)),
];

export const listCatalogue = query<z.output<typeof c.ListCatalogue>, { rows: c.CatalogueRow[] }>({
  name: "report-card.list-catalogue",
  route: "GET /api/catalogue",
  summary: { zh: "指标目录：定义、口径、不计入的、责任部门", en: "Every figure with its definition, owner and what is left out" },
  input: c.ListCatalogue,
  allow: everybody,
  scope: () => [""],
  run: async (ctx) => ({ rows: catalogueRows(ctx) }),
});

/** The public gets one calendar month at a time, as /figures gives it: months share no record. Staff get any days of six years. */
function spanFor(ctx: QueryContext, entry: Catalogued, { from, to }: Span): Span {
  const today = cityDay(ctx.now);
  if (to < from) throw refuse.fields([{ path: "to", code: "report-card.span" }]);
  if (Date.parse(to) - Date.parse(from) > YEARS_MS) throw refuse.fields([{ path: "to", code: "report-card.span-too-long" }]);
  const until = to > today ? today : to;
  if (ctx.actor.kind !== "resident" || entry.counted === "standing") return { from, to: until };
  if (from.slice(0, 7) !== to.slice(0, 7)) throw refuse.fields([{ path: "to", code: "report-card.one-month" }]);
  const last = monthEnd(from);
  return { from: `${from.slice(0, 7)}-01`, to: last > today ? today : last };
}

/** A number that is withheld stays so: with the residents beside it, the number for so many of them would tell it. */
function perResidents(ctx: QueryContext, { figure }: Catalogued, area: string, value: c.ShownValue, day: string): c.PerResidents | null {
  const count = figure.per === undefined ? null : ctx.read(places).residents(area, day);
  if (!count || count.residents === 0 || figure.per === undefined || value.hidden) return null;
  return { ...count, of: figure.per, value: Math.round((value.numerator / count.residents) * figure.per * 100) / 100 };
}

/** The period before and that of the year before, each withheld from the public by the rule of its own month: months share no record. */
async function compared(ctx: QueryContext, entry: Catalogued, area: string, span: Span, now: c.ShownValue) {
  const open = ctx.actor.kind !== "resident";
  if (!open && entry.counted === "period" && span.to !== monthEnd(span.to)) return { previous: null, lastYear: null };
  const against = async (then: Span): Promise<c.Compared> => {
    const value = await countOne(ctx, entry, area, then);
    const hidden = !open && (await hiddenAreas(ctx, entry, area, area.length as Digits, then)).has(area);
    return comparedWith(entry.figure.unit, now, then, hidden ? withheld : value);
  };
  const { previous, lastYear } = heldAgainst(span);
  return { previous: await against(previous), lastYear: await against(lastYear) };
}

async function opened(ctx: QueryContext, ask: c.OpenFigure): Promise<c.OpenedFigure> {
  const entry = entryOf(ctx, ask.code);
  const [area, span] = [areaOf(ctx, entry.finest, ask.area), spanFor(ctx, entry, ask)];
  const value = await countOne(ctx, entry, area, span);
  const below = ({ 4: 6, 6: 9, 9: 12 } as const)[area.length as 4 | 6 | 9];
  const inside =
    below !== undefined && below <= entry.finest ? await countFigure(ctx, entry, area, below, span) : new Map<string, c.ShownValue>();
  const open = ctx.actor.kind !== "resident";
  const finest = (inside.size > 0 ? below : area.length) as Digits;
  const hidden = open ? new Set<string>() : await hiddenAreas(ctx, entry, area, finest, span);
  const shown = (code: string, one: c.ShownValue): c.ShownValue & { per: c.PerResidents | null } => {
    const told = hidden.has(code) ? withheld : one;
    return { ...told, per: perResidents(ctx, entry, code, told, span.to) };
  };
  const { per, ...whole } = shown(area, value);
  return {
    ...rowOf(entry),
    area,
    areaName: nameIn(ctx, area),
    ...span,
    value: whole,
    per,
    ...(await compared(ctx, entry, area, span, whole)),
    below: [...inside].map(([code, one]) => ({ area: code, ...nameIn(ctx, code), ...shown(code, one) })),
  };
}

export const openFigure = query<c.OpenFigure, c.OpenedFigure>({
  name: "report-card.open-figure",
  route: "GET /api/catalogue/{code}",
  summary: { zh: "一个指标：分子、分母、不计入的，按地区", en: "One figure: numerator, denominator, exclusions, by area" },
  input: c.OpenFigure,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: opened,
});

export const readFigureRows = query<c.OpenFigure, FigureFile>({
  name: "report-card.read-figure-rows",
  route: "GET /api/catalogue/{code}/rows",
  summary: { zh: "指标的明细（已遮蔽），可重算、可核验", en: "The masked rows of a figure, to be recomputed and proved" },
  input: c.ReadRows,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, ask) => {
    const entry = entryOf(ctx, ask.code);
    const [area, span] = [areaOf(ctx, entry.finest, ask.area), spanFor(ctx, entry, ask)];
    // Files are for everybody, whoever asks: what the public is not shown leaves in none.
    const months = span.from.slice(0, 7) === span.to.slice(0, 7);
    if (entry.counted === "period" && (!months || (await hiddenAreas(ctx, entry, area, area.length as Digits, span)).has(area)))
      throw refuse.forbidden("report-card.too-few");
    return figureFile(ctx, entry, area, span, await countOne(ctx, entry, area, span));
  },
});

type Case = { home: string; id: string; place: string; day: string; above: boolean; below: boolean; hush: boolean };

/** The records themselves, for those whose role reads them, in their own area; row-level security stands behind it. */
export const listCases = query<z.output<typeof c.ListCases>, c.CasePage>({
  name: "report-card.list-cases",
  route: "GET /api/catalogue/{code}/cases",
  summary: { zh: "指标背后的事项（有权限的工作人员）", en: "The records behind a figure, for staff who may open them" },
  input: c.ListCases,
  allow: { roles: ["staff"], condition: "whose role reads such records, in one's area", admits: ({ actor }) => actor.kind === "staff" },
  scope: (known, { code }) => {
    const areas = areasOf(known, known.catalogue.find(code)?.readers ?? []);
    return areas.length > 0 ? areas : ["-"];
  },
  run: async (ctx, ask) => {
    const known = entryOf(ctx, ask.code);
    const areas = areasOf(ctx, known.readers);
    if (areas.length === 0) throw refuse.forbidden("access.not-yours");
    const sql = ctx.db;
    const span = spanFor(ctx, known, ask);
    const entry = at(known, span.to);
    const { numerator, denominator } = entry;
    const place = columnOf(sql, entry);
    const on = sql`${sql(dayOf(entry))}`;
    const above = toSql(sql, numerator.where);
    const below = denominator ? toSql(sql, denominator.where) : sql`false`;
    const [last = "", id = ""] = (ask.cursor ?? "").split("~");
    if (ask.cursor !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(last) && isUuid(id)))
      throw refuse.fields([{ path: "cursor", code: "platform.no-such-page" }]);
    const after = ask.cursor === undefined ? sql`true` : sql`(${on}, id) > (${last}::date, ${id}::uuid)`;
    const hush = entry.hush === undefined ? sql`false` : sql`${sql(entry.hush)}`;
    const found = await sql<Case[]>`
      select home, id, ${place} as place, ${on}::text as day, ${above} as above, ${below} as below, ${hush} as hush from ${sql(numerator.table)}
      where (${above} or ${below}) and ${withinDays(sql, entry, span)} and ${place} like ${`${ask.area}%`}
        and ${place} like any(${areas.map((area) => `${area}%`)}::text[]) and ${after} order by ${on}, id limit ${PAGE + 1}`;
    const end = found[PAGE - 1];
    const rows = found.slice(0, PAGE).map((row): c.CaseRow => ({
      home: row.home,
      id: row.hush ? "" : row.id,
      place: nameIn(ctx, row.hush ? row.place.slice(0, 6) : row.place.slice(0, 12)),
      day: row.day,
      counted: denominator === null ? "numerator" : row.above ? (row.below ? "both" : "numerator") : "denominator",
      path: row.hush || !entry.path ? null : entry.path(row),
    }));
    return { rows, next: found.length > PAGE && end ? `${end.day}~${end.id}` : null };
  },
});
