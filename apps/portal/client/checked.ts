import { doing, part } from "./dom.ts";

/** One thing looked at: true and false are a tick and a cross, null is neither. */
export type Line = { words: string; good: boolean | null };
type Say = (name: "checking" | "insecure" | "offline") => string;

/** The island's button that checks something on this device and lists line by line what was found. */
export function checkOnPress(element: HTMLElement, say: Say, check: () => Promise<readonly Line[]>): void {
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
  button.addEventListener("click", () => {
    // Pages over plain http have no crypto of their own.
    if (!("subtle" in crypto)) return show([{ words: say("insecure"), good: null }]);
    button.disabled = true;
    show([{ words: say("checking"), good: null }]);
    check()
      .then(show)
      .catch(() => show([{ words: say("offline"), good: null }]))
      .finally(() => {
        button.disabled = false;
      });
  });
}
