import { leafText, toSql, treeOf, type Catalogued, type Fragment, type Leaf, type Tag } from "#platform/figures";
import { anchorsOf, proveEntries, type Anchor } from "#platform/log";
import type { QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { blinded, bodyOf, figureDigest, pieceKey, rowHash, type FigureFile, type FigureRow, type FigureValue } from "#web/proof";
import { unnamedTowns } from "#modules/incidents";
import { places } from "#modules/places";
import { columnOf, withinDays } from "./counting.ts";
import type { Span } from "./span.ts";

/** Beyond this many rows a figure is published without its rows: a browser cannot hold them. */
export const MOST_ROWS = 100_000;

type Found = {
  home: string;
  id: string;
  place: string;
  day: string;
  facts: boolean[];
  part: number | null;
  hush: boolean;
  piece: string | null;
  name: string | null;
};

const orElse = (sql: Tag, column: string | undefined, otherwise: string): Fragment =>
  column === undefined ? sql.unsafe(otherwise) : sql`${sql(column)}`;

/** The records of numerator and denominator, each with what it satisfies. */
async function found(ctx: QueryContext, entry: Catalogued, area: string, span: Span, leaves: readonly Leaf[]): Promise<Found[]> {
  const sql = ctx.db;
  const { numerator, denominator } = entry;
  const member = denominator ? sql`(${toSql(sql, numerator.where)} or ${toSql(sql, denominator.where)})` : toSql(sql, numerator.where);
  const facts = leaves.map((leaf) => toSql(sql, leaf)).reduce((left, right) => sql`${left}, ${right}`);
  const day = sql`${sql(numerator.day)}`;
  const said =
    entry.counted === "standing" ? sql`to_char(${day}::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD')` : sql`${day}::text`;
  const id = orElse(sql, entry.stream, "id");
  return sql<Found[]>`
    select home, ${id} as id, ${columnOf(sql, entry)} as place, ${said} as day, array[${facts}]::bool[] as facts,
      ${orElse(sql, numerator.spread, "null::int4")} as part, ${orElse(sql, entry.hush, "false")} as hush,
      ${numerator.each === undefined ? sql`null::text` : sql`${sql(numerator.each)}::text`} as piece, ${orElse(sql, entry.name, "null::text")} as name
    from ${sql(numerator.table)}
    where ${member} and ${withinDays(sql, entry, numerator, span)} and ${columnOf(sql, entry)} like ${`${area}%`}
    order by ${day}, ${id} limit ${MOST_ROWS + 1}`;
}

/** The first two digits of a whole number, as the counters keep it. */
const bucket = (value: number): number => value - (value % 10 ** Math.max(0, String(value).length - 2));

/** How exactly a record's place is told: never finer than the figure allows, and a town with a few records of one month only by its county. */
function placer({ counted, finest }: Catalogued, rows: readonly Found[]): (row: Found) => string {
  if (counted === "standing" || finest === 6) return ({ place }) => place.slice(0, finest);
  const unnamed = new Map(
    [...Map.groupBy(rows, ({ day }) => day.slice(0, 7))].map(([month, some]) => {
      const towns = [...Map.groupBy(some, ({ place }) => place.slice(0, 9))].map(([area, { length }]) => ({ area, n: length }));
      return [month, unnamedTowns(towns)];
    }),
  );
  return ({ place, day }) => place.slice(0, unnamed.get(day.slice(0, 7))?.has(place.slice(0, 9)) ? 6 : 9);
}

/** Months of which the public is not told this figure: their records count, in the span and the area, and can be told apart by no one. */
export type Closed = { months: ReadonlySet<string>; span: string; area: string };

async function masked(
  row: Found,
  anchor: Anchor | undefined,
  entry: Catalogued,
  place: (row: Found) => string,
  closed: Closed,
): Promise<FigureRow> {
  const facts = row.facts.map((fact) => (fact ? "1" : "0")).join("");
  const piece = row.piece !== null && anchor ? { piece: await pieceKey(anchor.salt, anchor.hash, row.piece) } : {};
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

/**
 * A figure as a file that proves itself: the masked rows, the conditions, the number they give, and the way of every row into the public log.
 * `value` is what the counters say; the rows are counted again beside it. The keys of the logs are the server's to add.
 */
export async function figureFile(
  ctx: QueryContext,
  entry: Catalogued,
  area: string,
  span: Span,
  value: FigureValue,
  months: ReadonlySet<string> = new Set(),
): Promise<FigureFile> {
  const { figure } = entry;
  const code = area === "" ? cityCode() : area;
  const leaves: Leaf[] = [];
  const numerator = treeOf(entry.numerator.where, leaves);
  const denominator = entry.denominator ? treeOf(entry.denominator.where, leaves) : null;
  const rows = await found(ctx, entry, code, span, leaves);
  if (rows.length > MOST_ROWS) throw refuse.tooLarge("report-card.too-many-rows", { limit: MOST_ROWS });
  const anchors = new Map((await anchorsOf(ctx.db, rows)).map((one) => [`${one.home} ${one.id}`, one]));
  const place = placer(entry, rows);
  const closed = { months, span: `${span.from.slice(0, 7)}/${span.to.slice(0, 7)}`, area: code };
  const shown = await Promise.all(rows.map((row) => masked(row, anchors.get(`${row.home} ${row.id}`), entry, place, closed)));
  // By content, not by the order they were written in: the order would tell what is masked.
  shown.sort((left, right) => (left.day === right.day ? (left.row < right.row ? -1 : 1) : left.day < right.day ? -1 : 1));
  const wanted = new Map<string, number[]>();
  for (const { log, entry: at } of shown) if (log !== undefined && at !== undefined) wanted.set(log, [...(wanted.get(log) ?? []), at]);
  const logs = await proveEntries(ctx.db, wanted);
  return {
    format: "zuji-figure/1",
    code: figure.code,
    zh: figure.zh,
    en: figure.en,
    definition: figure.definition,
    version: figure.version,
    owner: entry.owner,
    excluded: entry.excluded,
    caveat: entry.caveat,
    unit: figure.unit,
    counted: entry.counted,
    area: code,
    areaName: ctx.read(places).names(code),
    ...span,
    computedAt: ctx.now,
    value,
    places: Object.fromEntries([...new Set(shown.map((row) => row.place))].sort().map((one) => [one, ctx.read(places).names(one)])),
    conditions: leaves.map(leafText),
    numerator,
    denominator,
    ...(entry.numerator.each === undefined ? {} : { pieces: true as const }),
    rows: shown,
    rowHashes: await Promise.all(shown.map(rowHash)),
    logs: logs.map((one) => ({ ...one, keys: [] })),
  };
}

export const digestOf = (file: FigureFile): Promise<string> => figureDigest(bodyOf(file), file.rowHashes);
