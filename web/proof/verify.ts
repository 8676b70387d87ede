import { rootOf } from "./batch.ts";
import { base64Of, bytesOf } from "./bytes.ts";
import { isSm2Key, noteBody } from "./check.ts";
import { bodyOf, figureDigest, rowHash } from "./digest.ts";
import { recompute, sameValue, type CardFile, type CardPart, type FigureFile, type FigureRow, type LogPart } from "./figure.ts";
import { bad, good, signedBy, type Found } from "./found.ts";
import { hashNamed, sameBytes } from "./inclusion.ts";
import type { Hash, Means } from "./means.ts";
import { checkCard, checkCommitted } from "./published.ts";

const LEAF = Uint8Array.of(0);
/** Where a list goes wrong is told for so many rows; the rest is counted. */
const TOLD = 20;

/** Whether SM3 or SM2 is needed to check this figure, which a browser must load first (`commercial.ts`). */
export const figureNeedsCommercial = ({ logs, card, committed }: FigureFile): boolean =>
  logs.some(({ hash, keys }) => hash === "sm3" || keys.some(isSm2Key)) ||
  [card, committed].some((part) => part !== undefined && (part.proof.hash === "sm3" || part.keys.some(isSm2Key)));

/** Names each row that is not the one that was frozen: changed, gone or added. */
async function checkRows({ rows, rowHashes }: FigureFile): Promise<Found[]> {
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

/** A record counts once: under one key, open or blinded, there is one row; where records have parts, one row a part. */
function checkTwice({ counted, pieces, rows }: FigureFile): Found[] {
  if (counted !== "period" && counted !== "standing") return [];
  const [first, records] = [new Map<string, number>(), new Set<string>()];
  const twice: Found[] = [];
  for (const [index, { row, piece }] of rows.entries()) {
    const key = pieces === true ? `${row} ${piece ?? ""}` : row;
    const known = first.get(key);
    if (known === undefined) first.set(key, index + 1);
    else twice.push(bad("row-twice", String(index + 1), { first: known }));
    records.add(row);
  }
  if (twice.length > 0) return twice.slice(0, TOLD);
  const more = rows.length - records.size;
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

async function checkLog(rows: readonly FigureRow[], log: LogPart, means: Means): Promise<Found[]> {
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

/** Everything of one figure: its rows, its number, its logs, and the card it stands in if it brings one. */
export async function checkFigure(file: FigureFile, means: Means = {}): Promise<Found[]> {
  if (!isFigure(file)) return [bad("shape", "")];
  const found = [...(await checkRows(file)), ...checkTwice(file)];
  const again = recompute(file);
  const said = { value: again.value ?? "—", numerator: again.numerator, denominator: again.denominator ?? "—" };
  const code = file.counted === "mean" || file.counted === "sum" ? file.counted : "value";
  found.push(sameValue(again, file.value) ? good(code, file.code, said) : bad(code, file.code, said));
  const logs = new Set(file.logs.map(({ log }) => log));
  const hushed = file.rows.filter(({ log }) => log === undefined).length;
  const lost = file.rows.findIndex(({ log }) => log !== undefined && !logs.has(log));
  if (lost >= 0) found.push(bad("unlogged", String(lost + 1)));
  for (const log of file.logs) found.push(...(await checkLog(file.rows, log, means)));
  // What an answer says is bound by the event that published it; who gave it is kept nowhere.
  if (file.committed) found.push(...(await checkCommitted(file, file.committed, means)));
  if (hushed > 0 && file.counted !== "sum")
    found.push({ good: null, code: file.counted === "mean" ? "nameless" : "hushed", where: "", params: { n: hushed } });
  if (file.card) found.push(...(await checkInside(file, file.card)), ...(await checkCard(file.card, means)));
  return found;
}

/** Whether the card's own list has this figure as it stands here. */
async function checkInside(file: FigureFile, { body }: CardPart): Promise<Found[]> {
  const digest = await figureDigest(bodyOf(file), file.rowHashes);
  const there = body.figures.some((one) => one.code === file.code && one.digest === digest);
  return [there ? good("card-figure", file.code) : bad("card-figure", file.code)];
}

const isFigure = (file: FigureFile): boolean =>
  file.format === "zuji-figure/1" && Array.isArray(file.rows) && Array.isArray(file.rowHashes) && Array.isArray(file.logs);

/** A whole card: itself, and every figure it names. Gives what was found by figure; "" is the card. */
export async function checkCardFile(file: CardFile, means: Means = {}): Promise<Map<string, Found[]>> {
  const found = new Map<string, Found[]>([["", await checkCard(file.card, means)]]);
  for (const figure of file.figures) {
    const all = [...(await checkFigure(figure, means)), ...(await checkInside(figure, file.card))];
    for (const item of await namesIn(file.card, figure)) found.set(item, all);
  }
  for (const { item, code } of file.card.body.figures) if (!found.has(item)) found.set(item, [bad("card-missing", code)]);
  return found;
}

/** The items a figure stands for: several may tell the same one. One that is none of them is called by its code. */
async function namesIn({ body }: CardPart, figure: FigureFile): Promise<string[]> {
  const digest = await figureDigest(bodyOf(figure), figure.rowHashes);
  const alike = body.figures.filter(({ code }) => code === figure.code);
  const same = alike.filter((one) => one.digest === digest);
  return same.length > 0 ? same.map(({ item }) => item) : [alike[0]?.item ?? `+${figure.code}`];
}
