import { connect } from "node:net";

export type LoadResult = {
  /** Milliseconds of each answer, sorted. */
  latencies: readonly number[];
  done: number;
  failed: number;
  firstFailure: string;
  seconds: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
};

/** The next request as bytes, for connection `n`. */
export type NextRequest = (n: number) => string;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

type Shared = { deadline: number; latencies: number[]; failed: number; firstFailure: string };

/** Where the answer at the start of `received` ends, or -1 while more must come. Peers answer in chunks; "until the connection closes" is -1 until it does. */
function endOf(received: string): number {
  const head = received.indexOf("\r\n\r\n");
  if (head < 0) return -1;
  const headers = received.slice(0, head);
  const length = /content-length: *(\d+)/i.exec(headers)?.[1];
  if (length !== undefined) return received.length < head + 4 + Number(length) ? -1 : head + 4 + Number(length);
  if (/transfer-encoding: *chunked/i.test(headers)) return received.endsWith("\r\n0\r\n\r\n") ? received.length : -1;
  return -1;
}

/** One keep-alive connection that sends, waits for the whole answer, and sends again; plain sockets, so that the load costs little beside the server. A server that closes is connected to anew. */
function drive(port: number, n: number, next: NextRequest, shared: Shared): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = (): void => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      let received = "";
      let startedAt = 0;
      let waiting = false;
      const send = (): void => {
        if (performance.now() >= shared.deadline) {
          socket.end();
          resolve();
          return;
        }
        received = "";
        waiting = true;
        startedAt = performance.now();
        socket.write(next(n));
      };
      const answered = (): void => {
        waiting = false;
        if (/^HTTP\/1\.[01] 2\d\d/.test(received)) shared.latencies.push(performance.now() - startedAt);
        else {
          shared.failed += 1;
          shared.firstFailure ||= received.slice(0, 2_000);
        }
      };
      socket.setEncoding("latin1");
      socket.on("connect", send);
      socket.on("error", reject);
      socket.on("data", (chunk: string) => {
        received += chunk;
        if (endOf(received) < 0) return;
        answered();
        if (/^connection: *close/im.test(received.slice(0, received.indexOf("\r\n\r\n")))) socket.end();
        else send();
      });
      socket.on("close", () => {
        if (performance.now() >= shared.deadline && !waiting) return resolve();
        if (waiting) answered();
        open();
      });
    };
    open();
  });
}

/** Bounded load on one server of this machine: `connections` at once for `seconds`. */
export async function load(port: number, connections: number, seconds: number, next: NextRequest): Promise<LoadResult> {
  const startedAt = performance.now();
  const shared: Shared = { deadline: startedAt + seconds * 1000, latencies: [], failed: 0, firstFailure: "" };
  await Promise.all(Array.from({ length: connections }, (_, n) => drive(port, n, next, shared)));
  const took = (performance.now() - startedAt) / 1000;
  return resultOf({ latencies: shared.latencies, failed: shared.failed, firstFailure: shared.firstFailure, seconds: took });
}

function resultOf(found: Pick<LoadResult, "latencies" | "failed" | "firstFailure" | "seconds">): LoadResult {
  const sorted = found.latencies.toSorted((a, b) => a - b);
  return {
    ...found,
    latencies: sorted,
    done: sorted.length,
    perSecond: sorted.length / found.seconds,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
  };
}

/** Several short loads as one: all their answers together. */
export const pooled = (parts: readonly LoadResult[]): LoadResult =>
  resultOf({
    latencies: parts.flatMap(({ latencies }) => latencies),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
    firstFailure: parts.find(({ firstFailure }) => firstFailure !== "")?.firstFailure ?? "",
    seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
  });

export const request = (method: string, path: string, headers: Readonly<Record<string, string>>, body = ""): string =>
  `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
