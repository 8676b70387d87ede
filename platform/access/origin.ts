export type Headers = Readonly<Record<string, string | string[] | undefined>>;

export const header = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/**
 * Whether a request that carries a cookie and writes comes from our own pages. Fetch Metadata (W3C) where the browser sends it; over plain
 * http it does not, then the Origin header (RFC 6454) must name one of `expectedHosts` ("host" or "host:port"). Neither: not our page.
 */
export function sameOrigin(headers: Headers, expectedHosts: readonly string[]): boolean {
  const site = header(headers, "sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = header(headers, "origin");
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  return (protocol === "https:" || protocol === "http:") && expectedHosts.some((expected) => expected.toLowerCase() === host);
}
