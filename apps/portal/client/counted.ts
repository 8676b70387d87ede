import { blinded, bodyOf, bytesOf, figureDigest, holds, type CardFile, type FigureFile } from "../../../web/proof/index.ts";
import { doing, part, sayFrom } from "./dom.ts";
import { receiptIn } from "./receipt-in.ts";

type Hit = { item: string; figure: FigureFile; row: number };

/** Looks for one's own report in every figure of a card: the whole card comes to this device and the receipt goes nowhere. */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  const language = element.dataset["language"] === "en" ? "en" : "zh";
  const [button, list, pasted] = [
    doing(element, "counted"),
    part<HTMLElement>(element, "hits"),
    part<HTMLTextAreaElement>(element, "receipt"),
  ];
  if (!button || !list || !pasted) return;

  const line = (words: string, href = ""): HTMLLIElement => {
    const item = document.createElement("li");
    const inside = href === "" ? item : item.appendChild(document.createElement("a"));
    if (inside instanceof HTMLAnchorElement) inside.href = href;
    inside.textContent = words;
    return item;
  };

  const hitsIn = async (card: CardFile, keys: ReadonlySet<string>): Promise<Hit[]> => {
    const hits: Hit[] = [];
    for (const figure of card.figures) {
      const row = figure.rows.findIndex((one) => one.row !== "" && keys.has(one.row));
      if (row < 0) continue;
      const digest = await figureDigest(bodyOf(figure), figure.rowHashes);
      for (const one of card.card.body.figures)
        if (one.code === figure.code && one.digest === digest && !hits.some(({ item }) => item === one.item))
          hits.push({ item: one.item, figure, row });
    }
    return hits;
  };

  const search = async (): Promise<HTMLLIElement[]> => {
    const receipt = receiptIn(pasted.value);
    if (!receipt) return [line(say("receipt-bad"))];
    const reply = await fetch(element.dataset["file"] ?? "", { credentials: "same-origin" });
    if (!reply.ok) throw new Error(String(reply.status));
    const keys = new Set([receipt.commitment, await blinded(bytesOf(receipt.salt), bytesOf(receipt.commitment))]);
    const hits = await hitsIn((await reply.json()) as CardFile, keys);
    if (hits.length === 0) return [line(say("counted-none"))];
    return hits.map(({ item, figure, row }) => {
      const { numerator, denominator, rows } = figure;
      const above = holds(numerator, rows[row]?.facts ?? "");
      const how = denominator === null ? "counted-numerator" : above ? "counted-both" : "counted-denominator";
      return line(say("counted-in", { figure: figure[language], row: row + 1, counted: say(how) }), `#item-${item}`);
    });
  };

  button.addEventListener("click", () => {
    // Pages over plain http have no crypto of their own.
    if (!("subtle" in crypto)) return list.replaceChildren(line(say("check-insecure")));
    button.disabled = true;
    list.replaceChildren(line(say("checking")));
    search()
      .then((lines) => list.replaceChildren(...lines))
      .catch(() => list.replaceChildren(line(say("check-offline"))))
      .finally(() => {
        button.disabled = false;
      });
  });
}
