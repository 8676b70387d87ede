import { drawAgain, type PublishedDraw, type PublishedPool } from "../../../web/proof/index.ts";
import { doing, part, sayFrom } from "./dom.ts";

type Round = PublishedPool & { draws: (PublishedDraw & { name: string })[] };
type Line = { words: string; good: boolean | null };

/** Draws the inspectors of a round again on this device, from what is published to everybody. */
export function start(element: HTMLElement): void {
  const say = sayFrom(element);
  const button = doing(element, "check");
  const list = part<HTMLElement>(element, "found");
  if (!button || !list) return;

  const show = (lines: readonly Line[]): void => {
    list.replaceChildren(
      ...lines.map(({ words, good }) => {
        const item = document.createElement("li");
        item.textContent = `${good === null ? "–" : good ? "✓" : "✗"} ${words}`;
        if (good === false) item.className = "problem";
        return item;
      }),
    );
  };

  const check = async (): Promise<void> => {
    const reply = await fetch(element.dataset["file"] ?? "", { credentials: "same-origin" });
    if (!reply.ok) throw new Error(String(reply.status));
    const round = (await reply.json()) as Round;
    const numbers = new Map(round.members.map(({ account }, index) => [account, `№ ${index + 1}`]));
    const named = (accounts: readonly string[]): string => accounts.map((one) => numbers.get(one) ?? "—").join(say("and"));
    const lines: Line[] = [];
    for (const one of round.draws) {
      const again = await drawAgain(round, one);
      const good = again.join() === one.drawn.join();
      lines.push({
        words: say(good ? "same" : "other", { name: one.name, drawn: named(again), published: named(one.drawn) }),
        good,
      });
    }
    const all = lines.every(({ good }) => good === true);
    show([...lines, { words: say(all ? "all" : "wrong", { n: lines.length }), good: all }]);
  };

  button.addEventListener("click", () => {
    // Pages over plain http have no crypto of their own.
    if (!("subtle" in crypto)) return show([{ words: say("insecure"), good: null }]);
    button.disabled = true;
    show([{ words: say("checking"), good: null }]);
    check()
      .catch(() => show([{ words: say("offline"), good: null }]))
      .finally(() => {
        button.disabled = false;
      });
  });
}
