import { useCallback, useEffect, useRef, useState } from "react";
import { listen, unlogged } from "#web/live";

/** What a tile knows: its last data, when they came by this machine's clock, and whether asking has failed since. */
export type Source<T> = { data: T | null; receivedMs: number; failed: boolean; refused: { status: number; message: string } | null };

const none = { data: null, receivedMs: 0, failed: false, refused: null };
/** Older than this, or not answered any more for a while: a number nobody should act on. */
const OLD_MS = 70_000;
const FAILED_MS = 8_000;
const TIMEOUT_MS = 10_000;
const FAILED_AGAIN_MS = 3_000;

export const isStale = ({ data, receivedMs, failed }: Source<unknown>, nowMs: number): boolean =>
  data !== null && nowMs - receivedMs > (failed ? FAILED_MS : OLD_MS);

async function ask<T>(address: string): Promise<Answered<T>> {
  const { url, headers } = unlogged(address);
  try {
    const answer = await fetch(url, { headers, credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.ok) return { data: (await answer.json()) as T };
    if ([400, 401, 403, 404].includes(answer.status))
      return { status: answer.status, message: ((await answer.json()) as { message?: string }).message ?? "" };
    return null;
  } catch {
    // The server or the line is away: the tile says so, and asks again.
    return null;
  }
}

export type Answered<T> = { data: T } | { status: number; message: string } | null;

/**
 * Asks at once, every so often, and when told to; quicker again after a failure. `refresh` calls that come close together are one, and one that
 * comes while an answer is on its way is asked after it: that answer may be older than what stirred.
 */
export function asking<T>(
  once: () => Promise<Answered<T>>,
  told: (answer: Answered<T>) => void,
  { everyMs, atMostEveryMs }: { everyMs: number; atMostEveryMs: number },
): { refresh: () => void; close: () => void } {
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;
  let lastMs = 0;
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void go(), ms);
  };
  const go = async (): Promise<void> => {
    busy = true;
    again = false;
    lastMs = Date.now();
    const answer = await once();
    busy = false;
    if (over) return;
    told(answer);
    later(again ? atMostEveryMs : answer !== null && "data" in answer ? everyMs : FAILED_AGAIN_MS);
  };
  void go();
  return {
    refresh: () => {
      if (over) return;
      if (busy) again = true;
      else later(Math.min(atMostEveryMs, Math.max(0, atMostEveryMs - (Date.now() - lastMs))));
    },
    close: () => {
      over = true;
      clearTimeout(timer);
    },
  };
}

/** What an address says, asked as `asking` does. */
export function useSource<T>(url: string | null, everyMs: number, atMostEveryMs: number): [Source<T>, refresh: () => void] {
  const [source, setSource] = useState<Source<T>>(none);
  const run = useRef<() => void>(() => {});
  useEffect(() => {
    if (url === null) return;
    const { refresh, close } = asking<T>(
      () => ask<T>(url),
      (told) => {
        if (told !== null && "data" in told) setSource({ data: told.data, receivedMs: Date.now(), failed: false, refused: null });
        // Told that whoever looks may not any more, a tile has nothing to show; only what could not be asked stays, and turns grey.
        else if (told !== null) setSource({ ...none, failed: true, refused: told });
        else setSource((known) => ({ ...known, failed: true }));
      },
      { everyMs, atMostEveryMs },
    );
    run.current = refresh;
    return close;
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
