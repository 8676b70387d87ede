import { connect } from "node:net";

export type LoadResult = { done: number; failed: number; seconds: number; perSecond: number; p50Ms: number; p99Ms: number };

/** The next request as bytes, for connection `n`. */
export type NextRequest = (n: number) => string;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

type Shared = { deadline: number; latencies: number[]; failed: number };

/** One keep-alive connection that sends, waits for the whole answer, and sends again; plain sockets, so that the load costs little beside the server. */
function drive(port: number, n: number, next: NextRequest, shared: Shared): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let received = "";
    let startedAt = 0;
    const send = (): void => {
      if (performance.now() >= shared.deadline) {
        socket.end();
        resolve();
        return;
      }
      received = "";
      startedAt = performance.now();
      socket.write(next(n));
    };
    socket.setEncoding("latin1");
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("data", (chunk: string) => {
      received += chunk;
      const head = received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(received.slice(0, head))?.[1] ?? 0);
      if (received.length < head + 4 + length) return;
      if (received.startsWith("HTTP/1.1 200")) shared.latencies.push(performance.now() - startedAt);
      else shared.failed += 1;
      send();
    });
  });
}

/** Bounded load on a server of ours on this machine: `connections` at once for `seconds`. */
export async function load(port: number, connections: number, seconds: number, next: NextRequest): Promise<LoadResult> {
  const startedAt = performance.now();
  const shared: Shared = { deadline: startedAt + seconds * 1000, latencies: [], failed: 0 };
  await Promise.all(Array.from({ length: connections }, (_, n) => drive(port, n, next, shared)));
  const took = (performance.now() - startedAt) / 1000;
  const sorted = shared.latencies.sort((a, b) => a - b);
  return {
    done: sorted.length,
    failed: shared.failed,
    seconds: took,
    perSecond: sorted.length / took,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
  };
}

export const request = (method: string, path: string, headers: Readonly<Record<string, string>>, body = ""): string =>
  `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
