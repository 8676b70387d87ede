import type { QueryContext } from "#platform/modules";
import {
  addRows,
  hashesDigest,
  nothingCounted,
  valueOfTally,
  type FigureFile,
  type FigurePart,
  type FigureRow,
  type FigureValue,
} from "#web/proof";
import { columnOf } from "./counting.ts";
import { bodyFor, inOrder, memberIn, placer, provenRows, readRows, shownRows, type Asked, type Row } from "./rows.ts";
import { monthsIn } from "./span.ts";

/** How many rows one file holds where they lie in several: a page reads one at a time. */
export const ROWS_A_FILE = 50_000;

export async function countRows(ctx: QueryContext, asked: Asked): Promise<number> {
  const sql = ctx.db;
  const [row] = await sql<
    { n: number }[]
  >`select count(*)::int as n from ${sql(asked.entry.numerator.table)} where ${memberIn(sql, asked)}`;
  return row?.n ?? 0;
}

/** The records of these days a page at a time, those kept closed first: which page they are on tells no day of theirs. */
async function* pagesOf(ctx: QueryContext, asked: Asked, most: number): AsyncGenerator<Row[]> {
  const { hush: column, veiled = false } = asked.entry;
  for (const hush of veiled || column === undefined ? [veiled] : [true, false])
    for (let after: Row | null = null; ;) {
      const page: Row[] = await readRows(ctx, asked, most, { hush, after });
      if (page.length > 0) yield page;
      if (page.length < most) break;
      after = page.at(-1) ?? null;
    }
}

async function townsIn(ctx: QueryContext, asked: Asked): Promise<{ area: string; n: number }[]> {
  const sql = ctx.db;
  return sql<{ area: string; n: number }[]>`
    select left(${columnOf(sql, asked.entry)}, 9) as area, count(*)::int as n from ${sql(asked.entry.numerator.table)}
    where ${memberIn(sql, asked)} group by 1`;
}

/** The rows in files of at most so many, month by month. Those of closed months come last and together: a file of one month would tell theirs. */
async function* filesOf(ctx: QueryContext, asked: Asked, closed: ReadonlySet<string>, most: number): AsyncGenerator<FigureRow[]> {
  const shut: FigureRow[] = [];
  for (const span of asked.entry.counted === "period" ? monthsIn(asked.span) : [asked.span]) {
    const [some, month] = [{ ...asked, span }, span.from.slice(0, 7)];
    const place = placer(asked.entry, new Map([[month, await townsIn(ctx, some)]]));
    let file: FigureRow[] = [];
    for await (const page of pagesOf(ctx, some, most)) {
      const shown = await shownRows(ctx, asked, page, place, closed);
      if (closed.has(month)) shut.push(...shown);
      else file = [...file, ...shown];
      while (file.length >= most) {
        yield inOrder(file.slice(0, most));
        file = file.slice(most);
      }
    }
    if (file.length > 0) yield inOrder(file);
  }
  const left = inOrder(shut);
  for (let at = 0; at < left.length; at += most) yield left.slice(at, at + most);
}

/** A figure whose rows lie in several files: its head, where each file is kept, the number all of them give, and the checkpoints they lead to. */
export type SplitFigure = {
  head: FigureFile;
  files: { rows: number; digest: string; file: string }[];
  again: FigureValue;
  logs: FigureFile["logs"];
};

export async function splitFigure(
  ctx: QueryContext,
  asked: Asked,
  value: FigureValue,
  closed: ReadonlySet<string>,
  keep: (digest: string, part: FigurePart) => Promise<string>,
  most: number,
): Promise<SplitFigure> {
  const [tally, within, files, logs] = [
    nothingCounted(),
    new Set<string>(),
    [] as SplitFigure["files"],
    new Map<string, FigureFile["logs"][number]>(),
  ];
  const { unit } = asked.entry.figure;
  const rule = { unit, counted: asked.entry.counted, numerator: asked.numerator, denominator: asked.denominator };
  for await (const rows of filesOf(ctx, asked, closed, most)) {
    addRows(tally, rule, rows);
    for (const { place } of rows) within.add(place);
    const proven = await provenRows(ctx, rows);
    for (const one of proven.logs) logs.set(`${one.log} ${one.size}`, { ...one, nodes: [] });
    const digest = await hashesDigest(proven.rowHashes);
    const part: FigurePart = { format: "zuji-rows/1", code: asked.entry.figure.code, part: files.length + 1, ...proven };
    files.push({ rows: rows.length, digest, file: await keep(digest, part) });
  }
  const parts = files.map(({ rows, digest }) => ({ rows, digest }));
  const head = { ...bodyFor(ctx, asked, value, within), rows: [], rowHashes: [], logs: [], parts };
  return { head, files, again: valueOfTally(tally, rule), logs: [...logs.values()] };
}
