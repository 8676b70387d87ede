import { drawAgain, type PublishedDraw, type PublishedPool } from "../../../web/proof/index.ts";
import { checkOnPress, type Line } from "./checked.ts";
import { sayFrom } from "./dom.ts";

type Named = PublishedDraw & { name: string };
type Round = PublishedPool & { draws: Named[]; checks: Named[] };

/** Draws the inspectors of a round again on this device, from what is published to everybody. */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  checkOnPress(element, say, async () => {
    const reply = await fetch(element.dataset["file"] ?? "", { credentials: "same-origin" });
    if (!reply.ok) throw new Error(String(reply.status));
    const round = (await reply.json()) as Round;
    const numbers = new Map(round.members.map(({ account }, index) => [account, `№ ${index + 1}`]));
    const named = (accounts: readonly string[]): string => accounts.map((one) => numbers.get(one) ?? "—").join(say("and"));
    const lines: Line[] = [];
    for (const one of [...round.draws, ...round.checks]) {
      const again = await drawAgain(round, one);
      const good = again.join() === one.drawn.join();
      lines.push({
        words: say(good ? "same" : "other", { name: one.name, drawn: named(again), published: named(one.drawn) }),
        good,
      });
    }
    const all = lines.every(({ good }) => good === true);
    return [...lines, { words: say(all ? "all" : "wrong", { n: lines.length }), good: all }];
  });
}
