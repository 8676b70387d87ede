import postgres, { type Options, type Sql } from "postgres";

/**
 * Seconds until a connection that could not be made is tried again. The driver's own go up to 20, counted over all connections of a pool, and what waits
 * for one of them waits as long, though the database came back meanwhile.
 */
const backoff = (tries: number): number => (0.5 + Math.random() / 2) * Math.min(2 ** tries / 100, 1);

/**
 * A pool on a database. As in libpq, `?host=/folder` in its address is where the server's Unix socket lies, which answers one and a half times as
 * many questions a second as the loopback interface (measured, docs/benchmarks.md); host and port then only name the socket.
 */
export function connect(url: string, given: Options<Record<string, never>> = {}): Sql {
  const options = { backoff, ...given };
  const at = URL.canParse(url) ? new URL(url) : null;
  const folder = at?.searchParams.get("host");
  if (!at || !folder?.startsWith("/")) return postgres(url, options);
  at.searchParams.delete("host");
  return postgres(at.href, { ...options, path: `${folder}/.s.PGSQL.${at.port || "5432"}` });
}
