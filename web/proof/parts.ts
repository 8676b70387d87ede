import { hashesDigest } from "./digest.ts";
import { addRows, nothingCounted, valueOfTally, type FigureFile, type FigurePart, type FigureValue, type RowsPart } from "./figure.ts";
import { bad, good, type Found, type FoundCode } from "./found.ts";
import type { Means } from "./means.ts";
import { checkLog, checkRows, checkTwice, nothingSeen, partsOfRecords } from "./rows.ts";

type Split = { found: Found[]; value: FigureValue | null; hushed: number };

const isPart = (file: FigurePart, { code }: FigureFile, part: number): boolean =>
  file.format === "zuji-rows/1" && file.code === code && file.part === part && Array.isArray(file.rows) && Array.isArray(file.logs);

/** What a row is named for, and not a log or a file. */
const OF_ROWS: ReadonlySet<FoundCode> = new Set(["row-changed", "row-gone", "row-added", "unlogged", "log-entry-twice"]);

/** One file of rows by itself: whether it is the one that was frozen, and where each row of it stands. */
async function checkPart(file: FigurePart, frozen: RowsPart, means: Means): Promise<Found[]> {
  const found = (await checkRows(file)).filter((one) => one.good === false);
  if (file.rowHashes.length !== frozen.rows || (await hashesDigest(file.rowHashes)) !== frozen.digest) found.push(bad("part", ""));
  const logs = new Set(file.logs.map(({ log }) => log));
  const lost = file.rows.findIndex(({ log }) => log !== undefined && !logs.has(log));
  if (lost >= 0) found.push(bad("unlogged", String(lost + 1)));
  for (const log of file.logs) found.push(...(await checkLog(file.rows, log, means)));
  return found;
}

/**
 * A figure whose rows lie in several files, looked at one after another, so that a browser never holds more than one: each by itself, no record
 * twice in all of them, and the number all of them give together; null where one is missing.
 */
export async function checkParts(file: FigureFile, parts: readonly RowsPart[], means: Means): Promise<Split> {
  const [seen, tally, found] = [nothingSeen(), nothingCounted(), [] as Found[]];
  const logs = new Map<string, { n: number; size: number }>();
  let [hushed, missing] = [0, 0];
  for (const [index, frozen] of parts.entries()) {
    const at = index + 1;
    const part = (await means.part?.(file, at)) ?? null;
    if (part === null) missing++;
    else if (!isPart(part, file, at)) found.push(bad("part", String(at)));
    else {
      for (const one of await checkPart(part, frozen, means)) {
        if (one.good === true) logs.set(one.where, together(logs.get(one.where), one));
        else found.push({ ...one, where: OF_ROWS.has(one.code) ? `${at}:${one.where}` : one.code === "part" ? String(at) : one.where });
      }
      found.push(...checkTwice(file, part.rows, seen, (row) => `${at}:${row}`));
      addRows(tally, file, part.rows);
      hushed += part.rows.filter(({ log }) => log === undefined).length;
    }
  }
  if (missing > 0) found.push({ good: null, code: "part-missing", where: "", params: { n: missing, of: parts.length } });
  else if (!found.some((one) => one.good === false)) found.unshift(good("part", "", { of: parts.length, n: seen.rows }));
  // Of a log that fails in one file it is not said besides that the rows of the others stand in it.
  const failed = new Set(found.filter(({ good: right, where }) => right === false && logs.has(where)).map(({ where }) => where));
  for (const [log, of] of logs) if (!failed.has(log)) found.push(good("log", log, of));
  found.push(...partsOfRecords(file, seen));
  return { found, value: missing > 0 ? null : valueOfTally(tally, file), hushed };
}

/** Of several files, how many rows stand in one log, and its size. */
const together = (known: { n: number; size: number } | undefined, { params }: Found): { n: number; size: number } => ({
  n: (known?.n ?? 0) + Number(params?.["n"] ?? 0),
  size: Math.max(known?.size ?? 0, Number(params?.["size"] ?? 0)),
});
