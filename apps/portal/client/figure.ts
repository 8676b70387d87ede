import {
  blinded,
  bytesOf,
  checkFigure,
  figureNeedsCommercial,
  holds,
  sayFound,
  type FigureFile,
  type FigurePart,
} from "../../../web/proof/index.ts";
import { askFor } from "./ask.ts";
import { commercialMeans } from "./commercial.ts";
import { checkOnPress } from "./checked.ts";
import { doing, part, sayFrom } from "./dom.ts";
import { receiptIn } from "./receipt-in.ts";

/** Counts a figure again on this device and checks each of its rows against the public log. */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  const language = element.dataset["language"] === "en" ? "en" : "zh";
  const find = doing(element, "receipt");
  const answer = part<HTMLElement>(element, "receipt-found");
  const pasted = part<HTMLTextAreaElement>(element, "receipt");
  let loading: Promise<FigureFile> | null = null;

  const load = (): Promise<FigureFile> => {
    loading ??= askFor<FigureFile>(element.dataset["file"] ?? "").catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };

  /** One of the files the rows lie in, fetched when it is its turn and not kept. */
  const loadPart = (at: number): Promise<FigurePart> => askFor(`${element.dataset["file"] ?? ""}&part=${at}`);

  const sayCheck = (name: string): string => say(name === "checking" ? name : `check-${name}`);
  checkOnPress(element, sayCheck, async (progress) => {
    const file = await load();
    const first = file.parts ? await loadPart(1) : file;
    const published = await Promise.all(
      first.logs.map(async ({ log, size }) => (await fetch(`/log/${log}/checkpoint/${size}`, { credentials: "same-origin" })).text()),
    );
    const commercial = await commercialMeans(figureNeedsCommercial({ ...file, logs: first.logs }));
    const nextPart = (at: number): Promise<FigurePart> => {
      progress(at - 1, file.parts?.length ?? at);
      return loadPart(at);
    };
    const found = await checkFigure(file, { ...commercial, kept: published, part: (_, at) => nextPart(at) });
    const all = found.every(({ good }) => good !== false);
    return [
      ...found.map((one) => ({ words: sayFound(one, language), good: one.good })),
      { words: say(all ? "check-all" : "check-wrong"), good: all },
    ];
  });

  if (!find || !answer || !pasted) return;
  const search = async (): Promise<string> => {
    const receipt = receiptIn(pasted.value);
    if (!receipt) return say("receipt-bad");
    const file = await load();
    const closed = await blinded(bytesOf(receipt.salt), bytesOf(receipt.commitment));
    for (let part = 0; part < (file.parts?.length ?? 1); part++) {
      const { rows } = file.parts ? await loadPart(part + 1) : file;
      const at = rows.findIndex(({ row }) => row === receipt.commitment || row === closed);
      const row = rows[at];
      if (!row) continue;
      const above = holds(file.numerator, row.facts);
      const counted = file.denominator === null ? "counted-numerator" : above ? "counted-both" : "counted-denominator";
      return say("receipt-found", { row: file.parts ? `${part + 1}:${at + 1}` : at + 1, counted: say(counted) });
    }
    return say("receipt-none");
  };

  find.addEventListener("click", () => {
    if (!("subtle" in crypto)) return void (answer.textContent = say("check-insecure"));
    find.disabled = true;
    search()
      .then((words) => void (answer.textContent = words))
      .catch(() => void (answer.textContent = say("check-offline")))
      .finally(() => {
        find.disabled = false;
      });
  });
}
