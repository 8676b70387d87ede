import { useSay } from "./app.tsx";
import { useDeeds } from "./keyboard.tsx";
import { consoleWords } from "./words.ts";

/** Where each list was left, by its address: who comes back from a record goes on there. */
const left = new Map<string, string>();

const openerOf = (row: HTMLElement): HTMLElement | null => row.querySelector<HTMLElement>("a[href], button:not([disabled])");
const nameOf = (opener: HTMLElement): string => opener.getAttribute("href") ?? opener.textContent ?? "";

/** What opens each row of the lists in sight, from top to bottom. */
const openers = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>("#main tbody > tr")].flatMap((row) => {
    const opener = row.offsetParent === null ? null : openerOf(row);
    return opener ? [opener] : [];
  });

function move(by: 1 | -1): void {
  const all = openers();
  const page = window.location.pathname;
  const row = document.activeElement?.closest("tr") ?? null;
  const within = all.findIndex((one) => one.closest("tr") === row);
  const before = within === -1 ? all.findIndex((one) => nameOf(one) === left.get(page)) : within;
  // The first press shows where one is; the next ones go on.
  const next = within === -1 ? Math.max(before, 0) : Math.min(all.length - 1, Math.max(0, before + by));
  const opener = all[next];
  if (!opener) return;
  left.set(page, nameOf(opener));
  opener.focus();
  opener.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/** j and k go through the rows of any list; Enter opens, as it does on every link. A list with keys of its own comes first. */
export function useRowKeys(): void {
  const say = useSay(consoleWords);
  useDeeds([
    { id: "row-down", label: say("console.rowDown"), keys: "j", run: () => move(1) },
    { id: "row-up", label: say("console.rowUp"), keys: "k", run: () => move(-1) },
  ]);
}
