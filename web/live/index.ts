/** Which record changed; nothing of what it says. */
export type LiveChange = { kind: string; home: string; id: string; seq: number };

export type LiveHandlers = {
  /** The line stands; `build` names the screens the server has. `fresh`: it is the first time, so what was read before may be old. */
  hello?: (told: { build: string; fresh: boolean }) => void;
  changes?: (changes: readonly LiveChange[]) => void;
  stir?: () => void;
  /** Something may have been missed: read everything again. */
  reset?: () => void;
  /** true when the line stands, false when it was lost. */
  state?: (up: boolean) => void;
  /** There was no room for a line; it is tried again. Whoever listens looks for itself meanwhile. */
  crowded?: () => void;
  /** Rights have ended, or the address was refused: nothing more will come. */
  ended?: (status: number) => void;
};

export type LiveLine = { close: () => void };

/** What stands behind the # of an address opens something: browsers send it nowhere, so that no log of a proxy has it, and it goes in a header. */
export function unlogged(address: string): { url: string; headers: Record<string, string> } {
  const [url = "", hidden] = address.split("#");
  return { url, headers: hidden === undefined ? {} : { "x-zuji-link": hidden } };
}

type Frame = { id: string | null; event: string; data: string; retryMs: number | null };

/** Takes whole frames off the front of a stream's text (WHATWG HTML §9.2.6). */
export function framesOf(text: string): { frames: Frame[]; rest: string } {
  const blocks = text.replace(/\r\n?/g, "\n").split("\n\n");
  const rest = blocks.pop() ?? "";
  const frames = blocks.map((block) => {
    const frame: Frame = { id: null, event: "message", data: "", retryMs: null };
    for (const line of block.split("\n")) {
      const at = line.indexOf(":");
      const name = at < 0 ? line : line.slice(0, at);
      const value = at < 0 ? "" : line.slice(at + 1).replace(/^ /, "");
      if (name === "id") frame.id = value;
      else if (name === "event") frame.event = value;
      else if (name === "data") frame.data += frame.data === "" ? value : `\n${value}`;
      else if (name === "retry" && /^\d+$/.test(value)) frame.retryMs = Number(value);
    }
    return frame;
  });
  return { frames, rest };
}

/** Remembers the newest changes, so that what a resumed line tells twice is heard once. */
export function onceOnly(most = 2_000): (change: LiveChange) => boolean {
  const seen = new Set<string>();
  return ({ home, id, seq }) => {
    const name = `${home} ${id} ${seq}`;
    if (seen.has(name)) return false;
    seen.add(name);
    if (seen.size > most) seen.delete(seen.values().next().value ?? "");
    return true;
  };
}

/** Three beats without a byte: the line is dead, whatever the socket believes. */
const SILENT_MS = 45_000;
const LATEST_RETRY_MS = 30_000;

/**
 * Listens to an address of server-sent events until closed: resumes where it left off, waits longer each time it fails, and never gives up but for a
 * refusal. With fetch instead of EventSource, which cannot tell a refusal from a broken line and never tries again after a 429.
 */
export function listen(address: string, on: LiveHandlers): LiveLine {
  const { url, headers } = unlogged(address);
  const fresh = onceOnly();
  let closed = false;
  let cursor: string | null = null;
  let tries = 0;
  let retryMs: number | null = null;
  let stop: AbortController | null = null;
  let watch = 0;
  let waiting = 0;

  const hear = (frame: Frame): void => {
    if (frame.retryMs !== null) retryMs = frame.retryMs;
    if (frame.event === "hello") {
      const { build = "" } = JSON.parse(frame.data) as { build?: string };
      on.hello?.({ build, fresh: cursor === null });
    } else if (frame.event === "changes") {
      const changes = (JSON.parse(frame.data) as LiveChange[]).filter(fresh);
      if (changes.length > 0) on.changes?.(changes);
    } else if (frame.event === "stir") on.stir?.();
    else if (frame.event === "reset") on.reset?.();
    else if (frame.event === "bye") finish(401);
    if (frame.id !== null) cursor = frame.id;
  };

  const finish = (status: number): void => {
    closed = true;
    stop?.abort();
    clearTimeout(watch);
    on.state?.(false);
    on.ended?.(status);
  };

  const stillThere = (): void => {
    clearTimeout(watch);
    watch = setTimeout(() => stop?.abort(), SILENT_MS) as unknown as number;
  };

  const run = async (): Promise<void> => {
    stop = new AbortController();
    stillThere();
    const answer = await fetch(url, {
      headers: { ...headers, accept: "text/event-stream", ...(cursor === null ? {} : { "last-event-id": cursor }) },
      credentials: "same-origin",
      cache: "no-store",
      signal: stop.signal,
    });
    if ([400, 401, 403, 404].includes(answer.status)) return finish(answer.status);
    if (answer.status === 429) {
      // Not all of them in the same second.
      retryMs = Number(answer.headers.get("retry-after") ?? 20) * 1000 * (1 + Math.random() / 2);
      on.crowded?.();
    }
    if (!answer.ok || !answer.body) throw new Error(String(answer.status));
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    on.state?.(true);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      tries = 0;
      stillThere();
      const { frames, rest } = framesOf(text + decoder.decode(value, { stream: true }));
      text = rest;
      frames.forEach(hear);
      if (closed) return;
    }
  };

  const again = async (): Promise<void> => {
    // A line that broke, or a server that is away: both are tried again.
    await run().catch(() => null);
    clearTimeout(watch);
    if (closed) return;
    on.state?.(false);
    const wait = retryMs ?? Math.min(LATEST_RETRY_MS, 500 * 2 ** tries) * (0.5 + Math.random() / 2);
    retryMs = null;
    tries += 1;
    waiting = setTimeout(() => void again(), wait) as unknown as number;
  };

  void again();
  return {
    close: () => {
      closed = true;
      clearTimeout(watch);
      clearTimeout(waiting);
      stop?.abort();
    },
  };
}
