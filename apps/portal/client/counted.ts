import {
  blinded,
  bodyOf,
  bytesOf,
  figureDigest,
  holds,
  type CardFile,
  type FigureFile,
  type FigurePart,
} from "../../../web/proof/index.ts";
import { askFor } from "./ask.ts";
import { doing, part, sayFrom } from "./dom.ts";
import { receiptIn } from "./receipt-in.ts";

type Hit = { item: string; figure: FigureFile; row: string; facts: string };

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

  /** One of the files in which the rows of a figure lie that has too many for the card's own. */
  const loadPart = (item: string, at: number): Promise<FigurePart> => askFor(`${element.dataset["rows"] ?? ""}&item=${item}&part=${at}`);

  const rowIn = async (figure: FigureFile, item: string, keys: ReadonlySet<string>): Promise<{ row: string; facts: string } | null> => {
    for (let part = 0; part < (figure.parts?.length ?? 1); part++) {
      const { rows } = figure.parts ? await loadPart(item, part + 1) : figure;
      const at = rows.findIndex((one) => one.row !== "" && keys.has(one.row));
      const found = rows[at];
      if (found) return { row: figure.parts ? `${part + 1}:${at + 1}` : String(at + 1), facts: found.facts };
    }
    return null;
  };

  const hitsIn = async (card: CardFile, keys: ReadonlySet<string>): Promise<Hit[]> => {
    const hits: Hit[] = [];
    for (const figure of card.figures) {
      const digest = await figureDigest(bodyOf(figure), figure.rowHashes, figure.parts);
      const items = card.card.body.figures.filter((one) => one.code === figure.code && one.digest === digest).map(({ item }) => item);
      const [first] = items;
      const found = first === undefined ? null : await rowIn(figure, first, keys);
      if (found) for (const item of items) if (!hits.some((hit) => hit.item === item)) hits.push({ item, figure, ...found });
    }
    return hits;
  };

  const search = async (): Promise<HTMLLIElement[]> => {
    const receipt = receiptIn(pasted.value);
    if (!receipt) return [line(say("receipt-bad"))];
    const card = await askFor<CardFile>(element.dataset["file"] ?? "");
    const keys = new Set([receipt.commitment, await blinded(bytesOf(receipt.salt), bytesOf(receipt.commitment))]);
    const hits = await hitsIn(card, keys);
    if (hits.length === 0) return [line(say("counted-none"))];
    return hits.map(({ item, figure, row, facts }) => {
      const { numerator, denominator } = figure;
      const above = holds(numerator, facts);
      const how = denominator === null ? "counted-numerator" : above ? "counted-both" : "counted-denominator";
      // Under the name it has on this card, above the figure's own.
      const named = document.getElementById(`item-${item}`)?.querySelector("h3")?.textContent ?? figure[language];
      return line(say("counted-in", { figure: named, row, counted: say(how) }), `#item-${item}`);
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
