import { z } from "zod";
import type { Gate, PlainRequest, PlainRoute } from "../http/plain.ts";
import { refuse } from "../refusals/index.ts";
import type { Access } from "./access.ts";
import { clearCookie, cookieFor, setCookie } from "./cookie.ts";
import { header, sameOrigin } from "./origin.ts";
import { SESSION_ABSOLUTE_MS, type Session } from "./sessions.ts";

export type DoorDeps = {
  access: Access;
  /** Gives the first administrator standing and grants, through the ledger. */
  establish: (account: string) => Promise<{ home: string; place: string }>;
};

const SignIn = z.object({ login: z.string().max(200), password: z.string().max(1000) });
const Change = z.object({ current: z.string().max(1000), next: z.string().max(1000) });
const SetUp = z.object({
  token: z.string().max(100),
  login: z.string().max(200),
  name: z.string().max(200),
  password: z.string().max(1000),
});
const EndDevices = z.object({ id: z.uuid().optional(), password: z.string().max(1000) });

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw refuse.fields(result.error.issues.map((issue) => ({ path: issue.path.join("."), code: "input.format" })));
}

const from = (request: PlainRequest) => ({ address: request.address, userAgent: header(request.headers, "user-agent") ?? "" });

/**
 * Signing in is guarded even without a cookie: a foreign page must not sign a browser in to the attacker's account. Programs, which send
 * neither header, are not concerned.
 */
function ours(request: PlainRequest): void {
  const fromBrowser = header(request.headers, "sec-fetch-site") !== undefined || header(request.headers, "origin") !== undefined;
  const host = header(request.headers, "host");
  if (fromBrowser && !sameOrigin(request.headers, host === undefined ? [] : [host])) throw refuse.forbidden("access.other-origin");
}

async function signedIn(deps: DoorDeps, request: PlainRequest): Promise<Session> {
  const session = request.token && (await deps.access.sessionOf(request.token));
  if (!session) throw refuse.unauthenticated("access.sign-in");
  return session;
}

/** What a screen may know of its own session; never the token. */
const described = (session: Session) => ({
  account: session.account,
  grants: session.actor.grants,
  mustChangePassword: session.mustChange,
  language: session.language,
  second: session.second,
  hasSecond: session.hasSecond,
  provider: session.provider,
});

async function begun(deps: DoorDeps, request: PlainRequest, token: string) {
  const session = await deps.access.sessionOf(token);
  if (!session) throw refuse.unauthenticated("access.sign-in");
  return { status: 200, body: described(session), setCookie: [setCookie(cookieFor(request), token, SESSION_ABSOLUTE_MS / 1000)] };
}

const sessionHandlers = (deps: DoorDeps): PlainRoute[] => [
  {
    method: "POST",
    url: "/api/session",
    handler: async (request) => {
      ours(request);
      const { login, password } = parsed(SignIn, request.body);
      return begun(deps, request, await deps.access.signIn(login, password, from(request), request.token));
    },
  },
  { method: "GET", url: "/api/session", handler: async (request) => ({ status: 200, body: described(await signedIn(deps, request)) }) },
  {
    method: "DELETE",
    url: "/api/session",
    handler: async (request) => {
      ours(request);
      if (request.token !== null) await deps.access.signOut(request.token);
      return { status: 200, body: {}, setCookie: [clearCookie(cookieFor(request))] };
    },
  },
];

const ownHandlers = (deps: DoorDeps): PlainRoute[] => [
  {
    method: "POST",
    url: "/api/session/password",
    handler: async (request) => {
      ours(request);
      const session = await signedIn(deps, request);
      const { current, next } = parsed(Change, request.body);
      return begun(deps, request, await deps.access.changePassword(session, current, next, from(request)));
    },
  },
  {
    method: "POST",
    url: "/api/session/setup",
    handler: async (request) => {
      ours(request);
      return begun(deps, request, await deps.access.setUp(parsed(SetUp, request.body), from(request), deps.establish));
    },
  },
  {
    method: "GET",
    url: "/api/session/devices",
    handler: async (request) => ({ status: 200, body: { devices: await deps.access.devices(await signedIn(deps, request)) } }),
  },
  {
    method: "DELETE",
    url: "/api/session/devices",
    handler: async (request) => {
      ours(request);
      const session = await signedIn(deps, request);
      const { id, password } = parsed(EndDevices, request.body);
      return {
        status: 200,
        body: { ended: await deps.access.endDevices(session, id === undefined ? {} : { only: id }, password, from(request)) },
      };
    },
  },
];

const Proof = z.object({ password: z.string().max(1000).optional(), code: z.string().max(60).optional() });
const Code = z.object({ code: z.string().max(60) });
const Password = z.object({ password: z.string().max(1000) });

/** A route of one's own session that changes something: from our own pages, by whoever is signed in. */
const own = (deps: DoorDeps, url: string, work: (session: Session, request: PlainRequest) => Promise<unknown>): PlainRoute => ({
  method: "POST",
  url,
  handler: async (request) => {
    ours(request);
    return { status: 200, body: await work(await signedIn(deps, request), request) };
  },
});

const secondHandlers = (deps: DoorDeps): PlainRoute[] => {
  const { access } = deps;
  const again = async (request: PlainRequest) => described(await signedIn(deps, request));
  return [
    {
      method: "GET",
      url: "/api/session/proof",
      handler: async (request) => {
        access.stepUp(await signedIn(deps, request));
        return { status: 200, body: { fresh: true } };
      },
    },
    own(deps, "/api/session/proof", async (session, request) => {
      await access.prove(session, parsed(Proof, request.body), from(request));
      return again(request);
    }),
    {
      method: "GET",
      url: "/api/session/second",
      handler: async (request) => ({ status: 200, body: await access.secondStatus(await signedIn(deps, request)) }),
    },
    own(deps, "/api/session/second", (session, request) =>
      access.beginSecond(session, parsed(Password, request.body).password, from(request)),
    ),
    own(deps, "/api/session/second/confirmation", async (session, request) => ({
      recovery: await access.confirmSecond(session, parsed(Code, request.body).code, from(request)),
    })),
    own(deps, "/api/session/second/recovery", async (session, request) => ({
      recovery: await access.newRecovery(session, parsed(Code, request.body).code, from(request)),
    })),
    own(deps, "/api/session/second/removal", async (session, request) => {
      await access.removeSecond(session, parsed(Code, request.body).code, from(request));
      return again(request);
    }),
  ];
};

const unkept = (route: PlainRoute): PlainRoute => ({
  ...route,
  handler: async (request) => ({ ...(await route.handler(request)), headers: { "cache-control": "no-store" } }),
});

/** The routes of the session, as plain functions; the server mounts them. */
export const sessionRoutes = (deps: DoorDeps): PlainRoute[] =>
  [...sessionHandlers(deps), ...ownHandlers(deps), ...secondHandlers(deps)].map(unkept);

/** Whom a cookie stands for, for the server's gate. */
export const gateOf = (access: Access): Gate => ({
  actorOf: async (token) => {
    const session = await access.sessionOf(token);
    return session && { ...session.actor, mustChangePassword: session.mustChange, secondMissing: session.second !== "none" };
  },
  peek: async (token) => {
    const session = await access.peek(token);
    return session && { ...session.actor, mustChangePassword: session.mustChange, secondMissing: session.second !== "none" };
  },
});
