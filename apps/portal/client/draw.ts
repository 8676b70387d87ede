import { drawAgain, type PublishedDraw, type PublishedPool } from "../../../web/proof/index.ts";
import { checkOnPress, type Line } from "./checked.ts";
import { sayFrom } from "./dom.ts";

type Named = PublishedDraw & { name: string };
type Units = { number: number; subject: string; seed: string; drawn: string[] };
type Round = PublishedPool & { draws: Named[]; checks: Named[]; unitDraws: Units[]; listed: { code: string; zh: string }[] };

/** Units are drawn from the frozen list as inspectors are from the pool, each time by a seed of its own. */
async function unitLines({ unitDraws, listed }: Round, say: ReturnType<typeof sayFrom>): Promise<Line[]> {
  const names = new Map(listed.map(({ code, zh }) => [code, zh]));
  const named = (codes: readonly string[]): string => codes.map((one) => names.get(one) ?? one).join(say("and"));
  const lines: Line[] = [];
  for (const { number, subject, seed, drawn } of unitDraws) {
    const again = await drawAgain({ seed, members: listed.map(({ code }) => ({ account: code })) }, { subject, drawn, excluded: [] });
    const good = again.join() === drawn.join();
    const name = say("units", { n: number });
    lines.push({ words: say(good ? "same" : "other", { name, drawn: named(again), published: named(drawn) }), good });
  }
  return lines;
}

/** Draws the inspectors of a round, and the units of its checks, again on this device, from what is published to everybody. */
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
    lines.push(...(await unitLines(round, say)));
    const all = lines.every(({ good }) => good === true);
    return [...lines, { words: say(all ? "all" : "wrong", { n: lines.length }), good: all }];
  });
}
