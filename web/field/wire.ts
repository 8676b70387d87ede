import { offsetFrom } from "./clock.ts";
import type { Answer } from "./item.ts";

export type Ask = (
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  more?: {
    query?: Readonly<Record<string, string | number>>;
    body?: unknown;
    id?: string;
    /** Bytes of a file, as they are. */
    part?: Blob;
    headers?: Readonly<Record<string, string>>;
    timeoutMs?: number;
  },
) => Promise<Answer>;

const ANSWER_MS = 20_000;

/** The answer's JSON, or undefined when it is not ours: the sign-in page of a public network answers 200 to everything, and nothing has arrived then. */
async function bodyOf(response: Response): Promise<unknown> {
  if (!/\bjson\b/.test(response.headers.get("content-type") ?? "")) return undefined;
  // Broken off half-way: the same id asks again and gets the same answer.
  return response.json().catch(() => undefined);
}

/** The phone's line to the server: never throws for the network, tells how far the clocks are apart. */
export function wire(language: () => "zh" | "en", onOffset: (offsetMs: number) => void): Ask {
  return async (method, path, { query, body, id, part, headers, timeoutMs = ANSWER_MS } = {}) => {
    const suffix = query ? `?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}` : "";
    const askedAt = Date.now();
    try {
      const response = await fetch(path + suffix, {
        method,
        credentials: "same-origin",
        cache: "no-store",
        headers: {
          accept: "application/json",
          "accept-language": language() === "zh" ? "zh-CN" : "en",
          ...headers,
          ...(part ? { "content-type": "application/octet-stream" } : body === undefined ? {} : { "content-type": "application/json" }),
          ...(id ? { "idempotency-key": id } : {}),
        },
        signal: AbortSignal.timeout(timeoutMs),
        ...(part ? { body: part } : body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answeredAt = Date.now();
      const offset = offsetFrom(response.headers.get("date"), askedAt, answeredAt);
      if (offset !== null) onOffset(offset);
      const retry = Number(response.headers.get("retry-after") ?? Number.NaN);
      const told = await bodyOf(response);
      if (told === undefined) return { status: response.status >= 500 ? response.status : 0, body: null, retryAfterMs: null };
      return { status: response.status, body: told, retryAfterMs: Number.isFinite(retry) ? retry * 1000 : null };
    } catch {
      // No network, no server, or no answer in time: the same id goes again later.
      return { status: 0, body: null, retryAfterMs: null };
    }
  };
}
