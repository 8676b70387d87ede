import type { FastifyRequest } from "fastify";
import { refuse } from "../refusals/index.ts";
import type { Language } from "../../web/words/index.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** Chinese is the first language; English when the cookie, or else the browser's first choice, says so. */
export const languageOf = (request: FastifyRequest): Language => {
  // An address that could not even be read never came as far as the cookies.
  const chosen = (request.cookies as typeof request.cookies | undefined)?.["lang"];
  if (chosen === "zh" || chosen === "en") return chosen;
  return /^en\b/i.test(request.headers["accept-language"] ?? "") ? "en" : "zh";
};

export const isSecure = (request: FastifyRequest): boolean =>
  request.protocol === "https" || /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? "");

/** Over https only the cookie nobody else can have set: a neighbour under the same domain, or a page without TLS, could leave one of the other name here. */
export const tokenOf = (request: FastifyRequest, names: readonly string[]): string | null => {
  const safe = isSecure(request) ? names.filter((name) => name.startsWith("__Host-")) : [];
  for (const name of safe.length > 0 ? safe : names) {
    const value = request.cookies[name];
    if (value) return value;
  }
  return null;
};

/** Fields that open something, written as in a query but in a header: addresses stand in the logs of proxies and in histories. */
export function unlogged(request: FastifyRequest): Record<string, string> {
  const header = request.headers["x-zuji-link"];
  return typeof header === "string" && header.length <= 1_000 ? Object.fromEntries(new URLSearchParams(header)) : {};
}

const LEAST_REASON = 4;

/** What the person typed when asked why a record is opened, percent-encoded because headers hold no Chinese; too short is none. */
export function reasonOf(request: FastifyRequest): string {
  const header = request.headers["x-zuji-reason"];
  if (typeof header !== "string" || header.length > 2_000) return "";
  let text: string;
  try {
    text = decodeURIComponent(header)
      .normalize("NFC")
      .replace(/\p{Cc}/gu, " ")
      .trim();
  } catch {
    // Not what a screen of ours sends: as if nothing had been said.
    return "";
  }
  return [...text].length >= LEAST_REASON ? text.slice(0, 200) : "";
}

/** Writes with a cookie must come from our own pages. Browsers say so themselves; programs without a cookie are not concerned. */
export function checkOrigin(request: FastifyRequest): void {
  const site = request.headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return;
  const origin = request.headers.origin;
  if (site === undefined && (origin === undefined || hostOf(origin) === request.headers.host)) return;
  throw refuse.forbidden("access.other-origin");
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

const withoutProto = (key: string, value: unknown): unknown => (key === "__proto__" ? undefined : value);

export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return null;
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    // GBK and the like: told apart from broken JSON, because the remedy differs.
    throw refuse.invalid("input.not-utf8");
  }
  try {
    // A reviver visits every value: only where the word stands at all.
    return text.includes("__proto__") || text.includes("\\u") ? JSON.parse(text, withoutProto) : JSON.parse(text);
  } catch {
    // Not JSON: the sender's mistake, never ours.
    throw refuse.invalid("input.not-json");
  }
}
