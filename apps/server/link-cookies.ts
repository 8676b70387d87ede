import type { PlainRequest } from "#platform/http";

/** As long as somebody reads a page; opening the link again is all that is needed after it. */
const KEPT_SECONDS = 2 * 3600;
/** Records whose pages one browser has open at a time. */
const MOST = 8;
const NAME = /^link-([0-9a-f]{8}-[0-9a-f-]{27})$/;
/** Addresses that end in a secret: `/f/<home>/<id>/<secret>`, and with whom of a matter it is between. */
const LINK = /^\/[a-z-]+\/\d{9}\/([0-9a-f]{8}-[0-9a-f-]{27})\/(?:[0-9a-f]{8}-[0-9a-f-]{27}\/)?([0-9A-Za-z_-]{20,80})(?:\/|$)/i;

/**
 * What lets the pictures and papers of a page open that was itself opened by a link: with a cookie for our API alone, so that no address of theirs
 * carries the secret into logs, histories and referrers, and without script. Null for every other page.
 */
export function linkCookie(path: string, secure: boolean): string | null {
  const [, id = "", secret = ""] = LINK.exec(path) ?? [];
  if (id === "") return null;
  return `link-${id.toLowerCase()}=${secret}; Path=/api/; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}

/** Secrets this request holds for a record, likeliest first: named in the query, of the record's own page, of pages that show parts of it. */
export function linkSecrets({ query, cookies }: Pick<PlainRequest, "query" | "cookies">, id: string): string[] {
  const named = typeof query["secret"] === "string" && query["secret"] !== "" ? [query["secret"].slice(0, 80)] : [];
  const own = cookies[`link-${id}`];
  const others = Object.entries(cookies).flatMap(([name, value]) => (NAME.test(name) && value && value !== own ? [value] : []));
  return [...new Set([...named, ...(own ? [own] : []), ...others])].slice(0, MOST);
}
