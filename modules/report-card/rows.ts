import { at, dayOf, leafText, toSql, treeOf, type Catalogued, type Fragment, type Leaf, type Tag, type Tree } from "#platform/figures";
import { anchorsOf, proveEntries, type Anchor } from "#platform/log";
import type { QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import {
  blinded,
  bodyOf,
  figureDigest,
  pieceKey,
  rowHash,
  type FigureBody,
  type FigureFile,
  type FigureRow,
  type FigureValue,
} from "#web/proof";
import { unnamedTowns } from "#modules/incidents";
import { places } from "#modules/places";
import { columnOf, withinDays } from "./counting.ts";
import type { Span } from "./span.ts";

/** Beyond this many rows a browser holds them no more: the rows of a card then lie in several files (`split.ts`). */
export const MOST_ROWS = 100_000;

/** A figure as it is asked for, with its conditions taken apart. */
export type Asked = {
  entry: Catalogued;
  area: string;
  span: Span;
  leaves: readonly Leaf[];
  numerator: Tree;
  denominator: Tree | null;
};

export function askedOf(now: Catalogued, area: string, span: Span): Asked {
  const entry = at(now, span.to);
  const leaves: Leaf[] = [];
  const numerator = treeOf(entry.numerator.where, leaves);
  const denominator = entry.denominator ? treeOf(entry.denominator.where, leaves) : null;
  return { entry, area: area === "" ? cityCode() : area, span, leaves, numerator, denominator };
}

export type Row = {
  home: string;
  id: string;
  place: string;
  day: string;
  facts: boolean[];
  part: number | null;
  hush: boolean;
  piece: string;
  name: string | null;
};

const orElse = (sql: Tag, column: string | undefined, otherwise: string): Fragment =>
  column === undefined ? sql.unsafe(otherwise) : sql`${sql(column)}`;

/** The records of numerator and denominator in the area and on the days asked for. */
export function memberIn(sql: Tag, { entry, area, span }: Asked): Fragment {
  const { numerator, denominator } = entry;
  const member = denominator ? sql`(${toSql(sql, numerator.where)} or ${toSql(sql, denominator.where)})` : toSql(sql, numerator.where);
  return sql`${member} and ${withinDays(sql, entry, span)} and ${columnOf(sql, entry)} like ${`${area}%`}`;
}

/** Only some of them: kept closed or not, and after the last of those read before. */
export type Which = { hush?: boolean; after?: Pick<Row, "day" | "id" | "piece"> | null };

/** Each record with what it satisfies. */
export async function readRows(ctx: QueryContext, asked: Asked, most: number, { hush, after = null }: Which = {}): Promise<Row[]> {
  const sql = ctx.db;
  const { entry, leaves } = asked;
  const { numerator } = entry;
  const facts = leaves.map((leaf) => toSql(sql, leaf)).reduce((left, right) => sql`${left}, ${right}`);
  const day = sql`${sql(dayOf(entry))}`;
  const id = orElse(sql, entry.stream, "id");
  const piece = numerator.each === undefined ? sql`''::text` : sql`${sql(numerator.each)}::text`;
  const closed = entry.veiled ? sql`true` : orElse(sql, entry.hush, "false");
  const only = hush === undefined ? sql`true` : sql`${closed} = ${hush}`;
  const next = after === null ? sql`true` : sql`(${day}, ${id}, ${piece}) > (${after.day}::date, ${after.id}::uuid, ${after.piece}::text)`;
  return sql<Row[]>`
    select home, ${id} as id, ${columnOf(sql, entry)} as place, ${day}::text as day, array[${facts}]::bool[] as facts,
      ${orElse(sql, numerator.spread, "null::int4")} as part, ${closed} as hush, ${piece} as piece, ${orElse(sql, entry.name, "null::text")} as name
    from ${sql(numerator.table)} where ${memberIn(sql, asked)} and ${only} and ${next}
    order by ${day}, ${id}, ${piece} limit ${most}`;
}

/** The first two digits of a whole number, as the counters keep it. */
const bucket = (value: number): number => value - (value % 10 ** Math.max(0, String(value).length - 2));

type Towns = ReadonlyMap<string, readonly { area: string; n: number }[]>;

/** How many records each town has in each month. */
const townsOf = (rows: readonly Row[]): Towns =>
  new Map(
    [...Map.groupBy(rows, ({ day }) => day.slice(0, 7))].map(([month, some]) => [
      month,
      [...Map.groupBy(some, ({ place }) => place.slice(0, 9))].map(([area, { length }]) => ({ area, n: length })),
    ]),
  );

/** How exactly a record's place is told: never finer than the figure allows, and a town with a few records of one month only by its county. */
export function placer({ counted, finest }: Catalogued, towns: Towns): (row: Row) => string {
  if (counted === "standing" || finest === 6) return ({ place }) => place.slice(0, finest);
  const unnamed = new Map([...towns].map(([month, some]) => [month, unnamedTowns(some)]));
  return ({ place, day }) => place.slice(0, unnamed.get(day.slice(0, 7))?.has(place.slice(0, 9)) ? 6 : 9);
}

/** Months of which the public is not told this figure: their records count, in the span and the area, and can be told apart by no one. */
export type Closed = { months: ReadonlySet<string>; span: string; area: string };

async function masked(
  row: Row,
  anchor: Anchor | undefined,
  entry: Catalogued,
  place: (row: Row) => string,
  closed: Closed,
): Promise<FigureRow> {
  const facts = row.facts.map((fact) => (fact ? "1" : "0")).join("");
  const piece = row.piece !== "" && anchor ? { piece: await pieceKey(anchor.salt, anchor.hash, row.piece) } : {};
  const part = { ...piece, ...(row.part === null ? {} : { part: bucket(row.part) }) };
  // A record kept closed counts, in its month and county; its place in the log would tell the minute it was written.
  const shut = closed.months.has(row.day.slice(0, 7));
  if (shut || row.hush || !anchor) {
    const key = anchor ? await blinded(anchor.salt, anchor.hash) : "";
    const told = shut ? { place: closed.area, day: closed.span } : { place: row.place.slice(0, 6), day: row.day.slice(0, 7) };
    return { row: key, ...told, facts, ...part };
  }
  const sealed = anchor.sealed ? { log: anchor.sealed.log, entry: anchor.sealed.index, kind: anchor.sealed.kind } : {};
  const day = entry.counted === "standing" || entry.finest > 6 ? row.day : row.day.slice(0, 7);
  return {
    row: anchor.hash.toString("base64"),
    ...sealed,
    place: place(row),
    day,
    facts,
    ...part,
    ...(row.name ? { name: row.name } : {}),
  };
}

/** By content, not by the order they were written in: the order would tell what is masked. */
export const inOrder = (rows: readonly FigureRow[]): FigureRow[] =>
  rows.toSorted((left, right) => (left.day === right.day ? (left.row < right.row ? -1 : 1) : left.day < right.day ? -1 : 1));

/** The rows as the public has them. */
export async function shownRows(
  ctx: QueryContext,
  { entry, area, span }: Asked,
  rows: readonly Row[],
  place: (row: Row) => string,
  months: ReadonlySet<string>,
): Promise<FigureRow[]> {
  const anchors = new Map((await anchorsOf(ctx.db, rows)).map((one) => [`${one.home} ${one.id}`, one]));
  const closed = { months, span: `${span.from.slice(0, 7)}/${span.to.slice(0, 7)}`, area };
  return Promise.all(rows.map((row) => masked(row, anchors.get(`${row.home} ${row.id}`), entry, place, closed)));
}

/** Rows with what proves each of them. The keys of the logs are the server's to add. */
export async function provenRows(ctx: QueryContext, rows: FigureRow[]): Promise<Pick<FigureFile, "rows" | "rowHashes" | "logs">> {
  const wanted = new Map<string, number[]>();
  for (const { log, entry } of rows) {
    if (log === undefined || entry === undefined) continue;
    const known = wanted.get(log);
    if (known) known.push(entry);
    else wanted.set(log, [entry]);
  }
  const logs = (await proveEntries(ctx.db, wanted)).map((one) => ({ ...one, keys: [] }));
  return { rows, rowHashes: await Promise.all(rows.map(rowHash)), logs };
}

/** What a figure says, before any row. `within`: the areas its rows lie in. */
export function bodyFor(ctx: QueryContext, asked: Asked, value: FigureValue, within: Iterable<string>): FigureBody {
  const { entry, area, span, leaves, numerator, denominator } = asked;
  const { figure, owner, excluded, caveat, counted } = entry;
  const { code, zh, en, definition, version, unit } = figure;
  const names = ctx.read(places);
  return {
    format: "zuji-figure/1",
    code,
    zh,
    en,
    definition,
    version,
    owner,
    excluded,
    caveat,
    unit,
    counted,
    area,
    areaName: names.names(area),
    ...span,
    computedAt: ctx.now,
    value,
    places: Object.fromEntries([...new Set(within)].sort().map((one) => [one, names.names(one)])),
    conditions: leaves.map(leafText),
    numerator,
    denominator,
    ...(entry.numerator.each === undefined ? {} : { pieces: true as const }),
  };
}

/**
 * A figure as a file that proves itself: the masked rows, the conditions, the number they give, and the way of every row into the public log.
 * `value` is what the counters say; the rows are counted again beside it.
 */
export async function figureFile(
  ctx: QueryContext,
  entry: Catalogued,
  area: string,
  span: Span,
  value: FigureValue,
  months: ReadonlySet<string> = new Set(),
): Promise<FigureFile> {
  const asked = askedOf(entry, area, span);
  const rows = await readRows(ctx, asked, MOST_ROWS + 1);
  if (rows.length > MOST_ROWS) throw refuse.tooLarge("report-card.too-many-rows", { limit: MOST_ROWS });
  const shown = inOrder(await shownRows(ctx, asked, rows, placer(entry, townsOf(rows)), months));
  const body = bodyFor(
    ctx,
    asked,
    value,
    shown.map(({ place }) => place),
  );
  return { ...body, ...(await provenRows(ctx, shown)) };
}

export const digestOf = (file: FigureFile): Promise<string> => figureDigest(bodyOf(file), file.rowHashes, file.parts);
