import { drawAgain, linesDigest } from "../../../web/proof/index.ts";
import { checkOnPress, type Line } from "./checked.ts";
import { sayFrom } from "./dom.ts";

type Place = { code: string; subject: string; site: string; name: string; drawn: boolean };
type Told = {
  inspection: string;
  name: string;
  draw: { candidates: Place[]; digest: string; seed: string | null; count: number; perUnit: boolean };
};

/** The lowest of each unit, or of all, by the published seed. */
async function drawnAgain({ inspection, draw: { candidates, seed, count, perUnit } }: Told): Promise<string[]> {
  const lots = perUnit ? [...Map.groupBy(candidates, ({ subject }) => subject).values()] : [candidates];
  const first = (lot: readonly Place[]): Promise<string[]> => {
    const drawn = lot.slice(0, count).map(({ code }) => code);
    return drawAgain({ seed, members: lot.map(({ code }) => ({ account: code })) }, { subject: inspection, drawn, excluded: [] });
  };
  return (await Promise.all(lots.map(first))).flat().toSorted();
}

const listed = (places: readonly Place[]): Promise<string> =>
  linesDigest(places.map(({ code, subject, site, name }) => [code, subject, site, name].join("|")));

/** Draws the places of every inspection again on this device, and holds each list to the digest that was kept before there was a seed. */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  checkOnPress(element, say, async () => {
    const reply = await fetch(element.dataset["file"] ?? "", { credentials: "same-origin" });
    if (!reply.ok) throw new Error(String(reply.status));
    const { rows } = (await reply.json()) as { rows: Told[] };
    const lines: Line[] = [];
    for (const row of rows) {
      const { name, draw } = row;
      const kept = (await listed(draw.candidates)) === draw.digest;
      lines.push({ words: say(kept ? "list" : "listother", { name }), good: kept });
      if (draw.seed === null) continue;
      const published = draw.candidates.flatMap((one) => (one.drawn ? [one.code] : [])).toSorted();
      const again = await drawnAgain(row);
      const good = again.join() === published.join();
      lines.push({
        words: say(good ? "same" : "other", { name, drawn: again.join(say("and")), published: published.join(say("and")) }),
        good,
      });
    }
    const all = lines.every(({ good }) => good === true);
    return [...lines, { words: say(all ? "all" : "wrong", { n: lines.length }), good: all }];
  });
}
