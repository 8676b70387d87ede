import { blinded, bytesOf, checkFigure, figureNeedsCommercial, holds, sayFound, type FigureFile } from "../../../web/proof/index.ts";
import { commercialMeans } from "./commercial.ts";
import { doing, part, sayFrom } from "./dom.ts";
import { receiptIn } from "./receipt-in.ts";

type Line = { words: string; good: boolean | null };
/** Counts a figure again on this device and checks each of its rows against the public log. */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  const language = element.dataset["language"] === "en" ? "en" : "zh";
  const button = doing(element, "check");
  const list = part<HTMLElement>(element, "found");
  const find = doing(element, "receipt");
  const answer = part<HTMLElement>(element, "receipt-found");
  const pasted = part<HTMLTextAreaElement>(element, "receipt");
  if (!button || !list) return;
  let loading: Promise<FigureFile> | null = null;

  const load = (): Promise<FigureFile> => {
    loading ??= fetch(element.dataset["file"] ?? "", { credentials: "same-origin" }).then(async (reply) => {
      if (reply.ok) return (await reply.json()) as FigureFile;
      loading = null;
      throw new Error(String(reply.status));
    });
    return loading;
  };

  const show = (lines: readonly Line[]): void => {
    list.replaceChildren(
      ...lines.map(({ words, good }) => {
        const item = document.createElement("li");
        item.textContent = words;
        if (good === false) item.className = "problem";
        return item;
      }),
    );
  };

  const check = async (): Promise<void> => {
    const file = await load();
    const published = await Promise.all(
      file.logs.map(async ({ log, size }) => (await fetch(`/log/${log}/checkpoint/${size}`, { credentials: "same-origin" })).text()),
    );
    const found = await checkFigure(file, { ...(await commercialMeans(figureNeedsCommercial(file))), kept: published });
    const all = found.every(({ good }) => good !== false);
    show([
      ...found.map((one) => ({ words: `${one.good === null ? "–" : one.good ? "✓" : "✗"} ${sayFound(one, language)}`, good: one.good })),
      { words: say(all ? "check-all" : "check-wrong"), good: all },
    ]);
  };

  button.addEventListener("click", () => {
    // Pages over plain http have no crypto of their own.
    if (!("subtle" in crypto)) return show([{ words: say("check-insecure"), good: null }]);
    button.disabled = true;
    show([{ words: say("checking"), good: null }]);
    check()
      .catch(() => show([{ words: say("check-offline"), good: null }]))
      .finally(() => {
        button.disabled = false;
      });
  });

  if (!find || !answer || !pasted) return;
  const search = async (): Promise<string> => {
    const receipt = receiptIn(pasted.value);
    if (!receipt) return say("receipt-bad");
    const file = await load();
    const closed = await blinded(bytesOf(receipt.salt), bytesOf(receipt.commitment));
    const at = file.rows.findIndex(({ row }) => row === receipt.commitment || row === closed);
    const row = file.rows[at];
    if (!row) return say("receipt-none");
    const above = holds(file.numerator, row.facts);
    const counted = file.denominator === null ? "counted-numerator" : above ? "counted-both" : "counted-denominator";
    return say("receipt-found", { row: at + 1, counted: say(counted) });
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
