import { doing, part } from "./dom.ts";

/** One thing looked at: true and false are a tick and a cross, null is neither. */
export type Line = { words: string; good: boolean | null };
type Say = (name: "checking" | "insecure" | "offline") => string;

/** How far a long check has come: so many files of all. */
type Progress = (done: number, of: number) => void;

/** The island's button that checks something on this device and lists line by line what was found. */
export function checkOnPress(element: HTMLElement, say: Say, check: (progress: Progress) => Promise<readonly Line[]>): void {
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
  // The count stands in an attribute: the list is read out when it changes, and nobody wants to hear of each of a hundred files.
  const progress: Progress = (done, of) => {
    const bar = list.querySelector("progress") ?? document.createElement("progress");
    [bar.max, bar.value] = [of, done];
    bar.setAttribute("aria-label", say("checking"));
    const line = list.firstElementChild;
    if (!bar.isConnected) line?.append(bar);
    line?.setAttribute("data-count", `${done} / ${of}`);
  };
  button.addEventListener("click", () => {
    // Pages over plain http have no crypto of their own.
    if (!("subtle" in crypto)) return show([{ words: say("insecure"), good: null }]);
    button.disabled = true;
    show([{ words: say("checking"), good: null }]);
    check(progress)
      .then(show)
      .catch(() => show([{ words: say("offline"), good: null }]))
      .finally(() => {
        button.disabled = false;
      });
  });
}
