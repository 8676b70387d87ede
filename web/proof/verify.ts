import { isSm2Key } from "./check.ts";
import { bodyOf, figureDigest } from "./digest.ts";
import { recompute, sameValue, type CardFile, type CardPart, type FigureFile, type FigureValue } from "./figure.ts";
import { bad, good, type Found } from "./found.ts";
import type { Means } from "./means.ts";
import { checkParts } from "./parts.ts";
import { checkCard, checkCommitted } from "./published.ts";
import { checkLog, checkRows, checkTwice, nothingSeen, partsOfRecords } from "./rows.ts";

/** Whether SM3 or SM2 is needed to check this figure, which a browser must load first (`commercial.ts`). */
export const figureNeedsCommercial = ({ logs, card, committed }: FigureFile): boolean =>
  logs.some(({ hash, keys }) => hash === "sm3" || keys.some(isSm2Key)) ||
  [card, committed].some((part) => part !== undefined && (part.proof.hash === "sm3" || part.keys.some(isSm2Key)));

/** Whether the number counted again is the one that is published. */
function checkValue(file: FigureFile, again: FigureValue): Found {
  const said = { value: again.value ?? "—", numerator: again.numerator, denominator: again.denominator ?? "—" };
  const code = file.counted === "mean" || file.counted === "sum" ? file.counted : "value";
  return (sameValue(again, file.value) ? good : bad)(code, file.code, said);
}

/** The rows of a figure that come with it: each as it was frozen, none twice, the number they give, and their places in the logs. */
async function checkWhole(file: FigureFile, means: Means): Promise<Found[]> {
  const seen = nothingSeen();
  const found = [...(await checkRows(file)), ...checkTwice(file, file.rows, seen), ...partsOfRecords(file, seen)];
  found.push(checkValue(file, recompute(file)));
  const logs = new Set(file.logs.map(({ log }) => log));
  const lost = file.rows.findIndex(({ log }) => log !== undefined && !logs.has(log));
  if (lost >= 0) found.push(bad("unlogged", String(lost + 1)));
  for (const log of file.logs) found.push(...(await checkLog(file.rows, log, means)));
  return found;
}

/** Everything of one figure: its rows, its number, its logs, and the card it stands in if it brings one. */
export async function checkFigure(file: FigureFile, means: Means = {}): Promise<Found[]> {
  if (!isFigure(file)) return [bad("shape", "")];
  const split = file.parts ? await checkParts(file, file.parts, means) : null;
  const found = split ? [...split.found, ...(split.value ? [checkValue(file, split.value)] : [])] : await checkWhole(file, means);
  const hushed = split?.hushed ?? file.rows.filter(({ log }) => log === undefined).length;
  // What an answer says is bound by the event that published it; who gave it is kept nowhere.
  if (file.committed) found.push(...(await checkCommitted(file, file.committed, means)));
  if (hushed > 0 && file.counted !== "sum")
    found.push({ good: null, code: file.counted === "mean" ? "nameless" : "hushed", where: "", params: { n: hushed } });
  if (file.card) found.push(...(await checkInside(file, file.card)), ...(await checkCard(file.card, means)));
  return found;
}

/** Whether the card's own list has this figure as it stands here. */
async function checkInside(file: FigureFile, { body }: CardPart): Promise<Found[]> {
  const digest = await figureDigest(bodyOf(file), file.rowHashes, file.parts);
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
  const digest = await figureDigest(bodyOf(figure), figure.rowHashes, figure.parts);
  const alike = body.figures.filter(({ code }) => code === figure.code);
  const same = alike.filter((one) => one.digest === digest);
  return same.length > 0 ? same.map(({ item }) => item) : [alike[0]?.item ?? `+${figure.code}`];
}
