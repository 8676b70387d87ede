import { rootOf } from "./batch.ts";
import { base64Of, bytesOf } from "./bytes.ts";
import { noteBody } from "./check.ts";
import { rowHash } from "./digest.ts";
import type { FigureFile, FigureRow, LogPart } from "./figure.ts";
import { bad, good, signedBy, type Found } from "./found.ts";
import { hashNamed, sameBytes } from "./inclusion.ts";
import type { Hash, Means } from "./means.ts";

const LEAF = Uint8Array.of(0);
/** Where a list goes wrong is told for so many rows; the rest is counted. */
const TOLD = 20;

/** Names each row that is not the one that was frozen: changed, gone or added. */
export async function checkRows({ rows, rowHashes }: Pick<FigureFile, "rows" | "rowHashes">): Promise<Found[]> {
  const actual = await Promise.all(rows.map(rowHash));
  const wrong: Found[] = [];
  if (rows.length === rowHashes.length) {
    for (const [index, hash] of actual.entries()) if (hash !== rowHashes[index]) wrong.push(bad("row-changed", String(index + 1)));
  } else {
    const [wanted, there] = [counted(rowHashes), counted(actual)];
    for (const [index, hash] of rowHashes.entries()) if (!take(there, hash)) wrong.push(bad("row-gone", String(index + 1)));
    for (const [index, hash] of actual.entries()) if (!take(wanted, hash)) wrong.push(bad("row-added", String(index + 1)));
  }
  if (wrong.length === 0) return [good("rows", "", { n: rows.length })];
  return wrong.slice(0, TOLD);
}

/** Which records were met so far, and in which row first. */
export type Seen = { first: Map<string, string>; records: Set<string>; rows: number };
export const nothingSeen = (): Seen => ({ first: new Map(), records: new Set(), rows: 0 });

/** A record counts once: under one key, open or blinded, there is one row; where records have parts, one row a part. `where`: what a row is called. */
export function checkTwice(
  { counted, pieces }: FigureFile,
  rows: readonly FigureRow[],
  seen: Seen,
  where: (row: number) => string = String,
): Found[] {
  if (counted !== "period" && counted !== "standing") return [];
  const twice: Found[] = [];
  for (const [index, { row, piece }] of rows.entries()) {
    const [key, name] = [pieces === true ? `${row} ${piece ?? ""}` : row, where(index + 1)];
    const first = seen.first.get(key);
    if (first === undefined) seen.first.set(key, name);
    else twice.push(bad("row-twice", name, { first }));
    if (pieces === true) seen.records.add(row);
    seen.rows++;
  }
  return twice.slice(0, TOLD);
}

/** What the log does not prove of records with several parts. */
export function partsOfRecords({ pieces }: FigureFile, { records, rows }: Seen): Found[] {
  const more = pieces === true ? rows - records.size : 0;
  return more > 0 ? [{ good: null, code: "pieces", where: "", params: { n: more } }] : [];
}

function counted(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, one: string): boolean {
  const left = counts.get(one) ?? 0;
  counts.set(one, left - 1);
  return left > 0;
}

/** The rows of one log as leaves of its tree; a place taken by two different records is a finding. */
async function leavesOf(
  rows: readonly FigureRow[],
  log: LogPart,
  hash: Hash,
): Promise<{ leaves: Map<number, Uint8Array>; twice: Found[] }> {
  const leaves = new Map<number, Uint8Array>();
  const twice: Found[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.log !== log.log || row.entry === undefined) continue;
    const leaf = await hash(LEAF, Uint8Array.of(row.kind ?? 0), bytesOf(row.row));
    const known = leaves.get(row.entry);
    if (known && !sameBytes(known, leaf)) twice.push(bad("log-entry-twice", String(index + 1), { entry: row.entry, log: log.log }));
    leaves.set(row.entry, leaf);
  }
  return { leaves, twice };
}

export async function checkLog(rows: readonly FigureRow[], log: LogPart, means: Means): Promise<Found[]> {
  const hash = hashNamed(log.hash, means);
  if (!hash) return [{ good: null, code: "log-sm3", where: log.log }];
  const { leaves, twice } = await leavesOf(rows, log, hash);
  const [, size = "", root = ""] = log.checkpoint.split("\n");
  const reached = await rootOf(leaves, log.size, log.nodes.map(bytesOf), hash);
  const found = [...twice];
  if (Number(size) !== log.size || !reached || base64Of(reached) !== root) found.push(bad("log-path", log.log, { size: log.size }));
  const signed = await signedBy(log.checkpoint, log.keys, means);
  if (signed !== true) found.push({ good: signed, code: "log-signature", where: log.log });
  for (const kept of means.kept ?? []) {
    const [origin, keptSize] = kept.split("\n");
    const [own, ownSize] = log.checkpoint.split("\n");
    if (origin === own && keptSize === ownSize && noteBody(kept) !== noteBody(log.checkpoint)) found.push(bad("log-other", log.log));
  }
  return found.some((one) => one.good === false) ? found : [...found, good("log", log.log, { n: leaves.size, size: log.size })];
}
