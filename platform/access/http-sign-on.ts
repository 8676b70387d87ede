import type { PlainReply, PlainRequest, PlainRoute } from "../http/plain.ts";
import { Refusal } from "../refusals/index.ts";
import { cookieFor, setCookie } from "./cookie.ts";
import { header } from "./origin.ts";
import { SESSION_ABSOLUTE_MS } from "./sessions.ts";
import type { SignOn } from "./sign-on.ts";

const COOKIE = "zuji-sign-on";

/** Lax, because the provider sends the browser back from another site. */
const browserCookie = (request: PlainRequest, value: string, maxAgeS: number): string =>
  `${COOKIE}=${value}; Path=/api/session/sign-on; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${request.secure ? "; Secure" : ""}`;

const moved = (to: string, setCookie: readonly string[] = []): PlainReply => ({
  status: 303,
  headers: { location: to, "cache-control": "no-store" },
  setCookie,
});

async function returned(on: { signOn: SignOn; origin: string }, request: PlainRequest): Promise<PlainReply> {
  const from = { address: request.address, userAgent: header(request.headers, "user-agent") ?? "" };
  const address = new URL("/api/session/sign-on/return", on.origin);
  for (const [name, value] of Object.entries(request.query)) if (typeof value === "string") address.searchParams.set(name, value);
  const gone = browserCookie(request, "", 0);
  try {
    const token = await on.signOn.finish(request.cookies[COOKIE] ?? null, address, from, request.token);
    return moved("/console/", [setCookie(cookieFor(request), token, SESSION_ABSOLUTE_MS / 1000), gone]);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    // Back to the door, which says it in the person's language.
    return moved(`/console/?problem=${encodeURIComponent(cause.body.code)}`, [gone]);
  }
}

/** Sign-on through the city's provider; nothing is mounted where there is none. */
export const signOnRoutes = (on: { signOn: SignOn; origin: string } | null): PlainRoute[] => [
  { method: "GET", url: "/api/session/sign-on", handler: async () => ({ status: 200, body: { there: on !== null } }) },
  ...(on === null
    ? []
    : ([
        {
          method: "GET",
          url: "/api/session/sign-on/start",
          handler: async (request) => {
            const { to, browser } = await on.signOn.begin(request.query["again"] === "1");
            return moved(to, [browserCookie(request, browser, 600)]);
          },
        },
        { method: "GET", url: "/api/session/sign-on/return", handler: (request) => returned(on, request) },
        {
          method: "POST",
          url: "/api/session/sign-on/logout",
          bodyLimit: 16 * 1024,
          handler: async (request) => {
            const token = (request.body as { logout_token?: unknown } | null)?.logout_token;
            await on.signOn.logout(typeof token === "string" ? token : "");
            return { status: 200, headers: { "cache-control": "no-store" } };
          },
        },
      ] satisfies PlainRoute[])),
];
