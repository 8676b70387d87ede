import postgres, { type Options, type Sql } from "postgres";

/**
 * A pool on a database. As in libpq, `?host=/folder` in its address is where the server's Unix socket lies, which answers one and a half times as
 * many questions a second as the loopback interface (measured, docs/benchmarks.md); host and port then only name the socket.
 */
export function connect(url: string, options: Options<Record<string, never>> = {}): Sql {
  const at = URL.canParse(url) ? new URL(url) : null;
  const folder = at?.searchParams.get("host");
  if (!at || !folder?.startsWith("/")) return postgres(url, options);
  at.searchParams.delete("host");
  return postgres(at.href, { ...options, path: `${folder}/.s.PGSQL.${at.port || "5432"}` });
}
