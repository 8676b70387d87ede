import { randomBytes } from "node:crypto";
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from "jose";
import * as client from "openid-client";
import { refuse, Refusal } from "../refusals/index.ts";
import { shortAddress } from "./address.ts";
import { digest, shifted, type AccessDeps, type From } from "./deps.ts";
import { openSession } from "./sign-in.ts";

const TEN_MINUTES_MS = 600_000;
/** Proofs of the provider that count as a second factor (RFC 8176). */
const STRONG = ["mfa", "otp", "hwk", "sms", "fpt", "face", "swk"];
const BACK_CHANNEL = "http://schemas.openid.net/event/backchannel-logout";
/** A logout token is for now; a provider's clock may be two minutes off. */
const LOGOUT_AGE = "2 minutes";

export type SignOnSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Claim of the ID token that holds the personnel number. */
  claim: string;
  /** Where the provider sends the browser back to. */
  redirect: string;
  /** Only for tests on one machine: a provider without https. */
  insecure?: boolean;
};

/** From the environment; null where the city has no provider. Throws when half of it is there. */
export function signOnSettings(env: Readonly<Record<string, string | undefined>>, origin: string | null): SignOnSettings | null {
  const issuer = env["ZUJI_OIDC_ISSUER"];
  if (!issuer) return null;
  const clientId = env["ZUJI_OIDC_CLIENT_ID"];
  const clientSecret = env["ZUJI_OIDC_CLIENT_SECRET"];
  if (!clientId || !clientSecret || !origin)
    throw new Error("ZUJI_OIDC_ISSUER needs ZUJI_OIDC_CLIENT_ID, ZUJI_OIDC_CLIENT_SECRET and ZUJI_URL");
  return {
    issuer,
    clientId,
    clientSecret,
    claim: env["ZUJI_OIDC_CLAIM"] || "personnel_number",
    redirect: `${origin}/api/session/sign-on/return`,
    insecure: /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(issuer),
  };
}

export type SignOn = {
  /** Where to send the browser, and the secret for its cookie. `again`: the provider must ask anew who it is. */
  begin: (again: boolean) => Promise<{ to: string; browser: string }>;
  /** The token of a new session. Refuses `access.sign-on-failed`, `access.sign-on-unknown`, `access.sign-on-other`. */
  finish: (browser: string | null, returned: URL, from: From, previous: string | null) => Promise<string>;
  /** Ends the sessions a logout token of the provider names; how many ended. Refuses `access.logout-token`. */
  logout: (token: string) => Promise<number>;
};

type Bound = { account: string };

/** The account of this subject; at the first sign-on the one with this personnel number. No name is looked at. */
async function boundAccount(deps: AccessDeps, issuer: string, subject: string, personnel: unknown): Promise<string> {
  const [known] = await deps.sql<(Bound & { personnel: string | null })[]>`
    select b.account, a.personnel from access.binding b join access.account a on a.id = b.account where b.issuer = ${issuer} and b.subject = ${subject}`;
  // A number given to somebody else since, on either side, is no longer this person's account.
  if (known) {
    if (known.personnel === null || known.personnel !== personnel) throw refuse.forbidden("access.sign-on-other");
    return known.account;
  }
  if (typeof personnel !== "string" || personnel === "") throw refuse.forbidden("access.sign-on-unknown");
  const [made] = await deps.sql<Bound[]>`
    insert into access.binding (issuer, subject, account, bound_at)
    select ${issuer}, ${subject}, a.id, ${deps.now()} from access.account a where a.personnel = ${personnel}
    on conflict do nothing returning account`;
  if (made) return made.account;
  const [taken] = await deps.sql`select 1 from access.account where personnel = ${personnel}`;
  throw refuse.forbidden(taken ? "access.sign-on-other" : "access.sign-on-unknown");
}

async function begin(deps: AccessDeps, settings: SignOnSettings, config: client.Configuration, again: boolean) {
  const browser = randomBytes(32).toString("base64url");
  const state = client.randomState();
  const nonce = client.randomNonce();
  const verifier = client.randomPKCECodeVerifier();
  await deps.sql`delete from access.sign_on where expires_at <= ${deps.now()}`;
  await deps.sql`insert into access.sign_on (browser_hash, state, nonce, verifier, expires_at)
    values (decode(${digest(browser)}, 'hex'), ${state}, ${nonce}, ${verifier}, ${shifted(deps.now(), TEN_MINUTES_MS)})`;
  const to = client.buildAuthorizationUrl(config, {
    redirect_uri: settings.redirect,
    scope: "openid",
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(again ? { prompt: "login", max_age: "0" } : {}),
  });
  return { to: to.href, browser };
}

async function finish(
  deps: AccessDeps,
  settings: SignOnSettings,
  config: client.Configuration,
  order: { browser: string | null; returned: URL; from: From; previous: string | null },
): Promise<string> {
  const startedAt = deps.now();
  const [flow] = await deps.sql<{ state: string; nonce: string; verifier: string }[]>`
    delete from access.sign_on where browser_hash = decode(${digest(order.browser ?? "")}, 'hex') and expires_at > ${startedAt} returning state, nonce, verifier`;
  if (!flow) throw refuse.forbidden("access.sign-on-failed");
  const tokens = await client
    .authorizationCodeGrant(config, order.returned, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    })
    .catch((cause: unknown) => {
      // State, nonce, code or signature do not belong together, or the provider said no: the person begins again, the log has the reason.
      deps.log({ what: "refused", account: null, address: shortAddress(order.from.address) });
      throw cause instanceof Refusal ? cause : refuse.forbidden("access.sign-on-failed");
    });
  const claims = tokens.claims();
  if (!claims) throw refuse.forbidden("access.sign-on-failed");
  const account = await boundAccount(deps, settings.issuer, claims.sub, claims[settings.claim]);
  const [standing] = await deps.sql`select 1 from access.standing where account = ${account} and not disabled`;
  if (!standing) throw refuse.forbidden("access.sign-on-unknown");
  const amr = Array.isArray(claims["amr"]) ? claims["amr"] : [];
  const strong = amr.some((way) => typeof way === "string" && STRONG.includes(way));
  const token = await openSession(deps, account, order.from, startedAt, order.previous, strong ? startedAt : null);
  await deps.sql`update access.session set issuer = ${settings.issuer}, subject = ${claims.sub}, sid = ${typeof claims["sid"] === "string" ? claims["sid"] : null}
    where token_hash = decode(${digest(token)}, 'hex')`;
  deps.log({ what: "provider-signed-in", account, address: shortAddress(order.from.address) });
  return token;
}

type LogoutClaims = JWTPayload & { sid?: unknown; events?: unknown; nonce?: unknown };

const isLogout = ({ events }: LogoutClaims): boolean =>
  typeof events === "object" && events !== null && typeof (events as Record<string, unknown>)[BACK_CHANNEL] === "object";

async function logout(deps: AccessDeps, issuer: string, claims: LogoutClaims): Promise<number> {
  const { sub, sid, jti, exp } = claims;
  const byId = typeof sid === "string" ? sid : null;
  if (!isLogout(claims) || claims.nonce !== undefined || !jti || (sub === undefined && byId === null))
    throw refuse.invalid("access.logout-token");
  const until = exp === undefined ? shifted(deps.now(), TEN_MINUTES_MS) : new Date(exp * 1000 + TEN_MINUTES_MS).toISOString();
  await deps.sql`delete from access.logout_token where expires_at <= ${deps.now()}`;
  const first = await deps.sql`
    insert into access.logout_token (issuer, jti, expires_at) values (${issuer}, ${jti}, ${until}) on conflict do nothing returning 1`;
  if (first.length === 0) throw refuse.invalid("access.logout-token");
  const ended = await deps.sql<{ account: string }[]>`
    delete from access.session where issuer = ${issuer} and (${byId}::text is null or sid = ${byId}) and (${sub ?? null}::text is null or subject = ${sub ?? null})
    returning account`;
  for (const { account } of ended) deps.log({ what: "session-ended", account, address: "" });
  return ended.length;
}

/** Sign-on by OpenID Connect, code + PKCE. The provider is asked for its addresses at the first use, so that the city starts without it. */
export function openSignOn(deps: AccessDeps, settings: SignOnSettings): SignOn {
  const options = settings.insecure ? { execute: [client.allowInsecureRequests] } : {};
  let found: Promise<client.Configuration> | null = null;
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;
  const configured = async (): Promise<client.Configuration> => {
    found ??= client.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, options);
    try {
      return await found;
    } catch {
      // The provider is away: the next one who tries asks again, and the password door stays open.
      found = null;
      throw refuse.tooMany("access.sign-on-away", { seconds: 30 });
    }
  };
  return {
    begin: async (again) => begin(deps, settings, await configured(), again),
    finish: async (browser, returned, from, previous) => finish(deps, settings, await configured(), { browser, returned, from, previous }),
    logout: async (token) => {
      const metadata = (await configured()).serverMetadata();
      keys ??= createRemoteJWKSet(new URL(metadata.jwks_uri ?? ""));
      const { payload } = await jwtVerify(token, keys, {
        issuer: metadata.issuer,
        audience: settings.clientId,
        maxTokenAge: LOGOUT_AGE,
        clockTolerance: 30,
        currentDate: new Date(deps.now()),
      }).catch((cause: unknown) => {
        if (cause instanceof errors.JOSEError) throw refuse.invalid("access.logout-token");
        throw cause;
      });
      return logout(deps, settings.issuer, payload);
    },
  };
}

/** Writes the personnel number by which a provider's account is found, or takes it away; a changed one ends the binding and its sessions. Refuses `access.personnel-taken`. */
export async function setPersonnel(deps: AccessDeps, account: string, personnel: string | null): Promise<void> {
  try {
    const changed = await deps.sql`
      update access.account set personnel = ${personnel} where id = ${account} and personnel is distinct from ${personnel} returning 1`;
    if (changed.length === 0) return;
  } catch (cause) {
    // The unique index is the only honest check; everything else is a bug.
    if ((cause as { constraint_name?: string } | null)?.constraint_name === "account_personnel_key")
      throw refuse.fields([{ path: "personnel", code: "access.personnel-taken" }]);
    throw cause;
  }
  await deps.sql`delete from access.binding where account = ${account}`;
  await deps.sql`delete from access.session where account = ${account} and issuer is not null`;
}
