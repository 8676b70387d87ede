import { useEffect, useRef } from "react";
import { listen, type LiveChange, type LiveLine } from "../live/index.ts";

type Ear = { changes: (changes: readonly LiveChange[]) => void; reset: () => void };

const ears = new Set<Ear>();
let line: LiveLine | null = null;
let closing: ReturnType<typeof setTimeout> | undefined;

/** One line a tab, however many screens listen; it goes when the last one has gone, so signing out ends it. */
function join(ear: Ear): () => void {
  clearTimeout(closing);
  ears.add(ear);
  line ??= listen("/api/live/records", {
    changes: (changes) => ears.forEach((one) => one.changes(changes)),
    reset: () => ears.forEach((one) => one.reset()),
    // Rights ended or there is no such address: screens go on asking by themselves, as without this.
    ended: () => (line = null),
  });
  return () => {
    ears.delete(ear);
    closing = setTimeout(() => {
      if (ears.size > 0) return;
      line?.close();
      line = null;
    }, 1_000);
  };
}

/** Tells a screen which records of a kind, or of several, changed; `reset` when it may have missed some. */
export function useLive(kinds: string | readonly string[], changes: (changes: readonly LiveChange[]) => void, reset: () => void): void {
  const latest = useRef({ changes, reset });
  latest.current = { changes, reset };
  const wanted = typeof kinds === "string" ? kinds : kinds.join(" ");
  useEffect(
    () =>
      join({
        changes: (all) => {
          const mine = all.filter((one) => wanted.split(" ").includes(one.kind));
          if (mine.length > 0) latest.current.changes(mine);
        },
        reset: () => latest.current.reset(),
      }),
    [wanted],
  );
}
