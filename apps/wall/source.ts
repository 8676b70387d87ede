import { useCallback, useEffect, useRef, useState } from "react";
import { listen } from "#web/live";

/** What a tile knows: its last data, when they came by this machine's clock, and whether asking has failed since. */
export type Source<T> = { data: T | null; receivedMs: number; failed: boolean; refused: { status: number; message: string } | null };

const none = { data: null, receivedMs: 0, failed: false, refused: null };
/** Older than this, or not answered any more for a while: a number nobody should act on. */
const OLD_MS = 70_000;
const FAILED_MS = 8_000;
const TIMEOUT_MS = 10_000;

export const isStale = ({ data, receivedMs, failed }: Source<unknown>, nowMs: number): boolean =>
  data !== null && nowMs - receivedMs > (failed ? FAILED_MS : OLD_MS);

async function ask<T>(url: string): Promise<{ data: T } | { status: number; message: string } | null> {
  try {
    const answer = await fetch(url, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.ok) return { data: (await answer.json()) as T };
    if ([400, 401, 403, 404].includes(answer.status))
      return { status: answer.status, message: ((await answer.json()) as { message?: string }).message ?? "" };
    return null;
  } catch {
    // The server or the line is away: the tile says so, and asks again.
    return null;
  }
}

/** Asks at once, every so often, and when told to; quicker again after a failure. `refresh` calls that come close together are one. */
export function useSource<T>(url: string | null, everyMs: number, atMostEveryMs: number): [Source<T>, refresh: () => void] {
  const [source, setSource] = useState<Source<T>>(none);
  const run = useRef<() => void>(() => {});
  useEffect(() => {
    if (url === null) return;
    let over = false;
    let timer = 0;
    let busy = false;
    let again = false;
    let lastMs = -Infinity;
    const later = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(go, ms) as unknown as number;
    };
    const go = async (): Promise<void> => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      again = false;
      lastMs = performance.now();
      const told = await ask<T>(url);
      busy = false;
      if (over) return;
      if (told !== null && "data" in told) setSource({ data: told.data, receivedMs: Date.now(), failed: false, refused: null });
      else setSource((known) => ({ ...known, failed: true, refused: told }));
      later(again ? atMostEveryMs : told !== null && "data" in told ? everyMs : 3_000);
    };
    run.current = () => later(Math.max(0, atMostEveryMs - (performance.now() - lastMs)));
    void go();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [url, everyMs, atMostEveryMs]);
  return [source, useCallback(() => run.current(), [])];
}

/** Now, once a second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Listens to what stirs in the area; a new build of the screens loads them again, as nobody will press F5 in a command room. */
export function useStir(url: string, stir: () => void): boolean {
  const [up, setUp] = useState(false);
  const latest = useRef(stir);
  latest.current = stir;
  useEffect(() => {
    let build = "";
    const line = listen(url, {
      hello: (told) => {
        if (build !== "" && told.build !== build) location.reload();
        build = told.build;
        latest.current();
      },
      stir: () => latest.current(),
      reset: () => latest.current(),
      state: (now) => {
        setUp(now);
        // Whether only the line or the whole server is gone, the tiles find out at once.
        if (!now) latest.current();
      },
    });
    return () => line.close();
  }, [url]);
  return up;
}
