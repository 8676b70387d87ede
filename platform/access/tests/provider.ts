import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, importPKCS8, SignJWT } from "jose";
import Provider, { type Found } from "oidc-provider";

export type Person = { sub: string; personnel: string | null; name: string; amr?: string[] };

export type City = {
  issuer: string;
  /** Goes through the provider as one browser: what it is sent back to. */
  visit: (to: string, person: Person, browser?: Browser) => Promise<URL>;
  /** Signs the browser out at the provider, which tells every client by the back channel. */
  signOut: (browser: Browser) => Promise<void>;
  /** Logout tokens the provider sent. */
  told: string[];
  /** A token signed with the provider's own key. */
  sign: (claims: Record<string, unknown>, kept?: { typ?: string }) => Promise<string>;
  close: () => Promise<void>;
};

export const REDIRECT = "http://localhost:9/api/session/sign-on/return";
export const CLIENT = { clientId: "zuji", clientSecret: "a-secret-of-forty-characters-for-the-test" };

/** Cookies of one browser at the provider. */
export class Browser {
  readonly cookies = new Map<string, string>();
  async get(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (pair.slice(at + 1) === "") this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

const body = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** oidc-provider on this machine, with people who sign on by being named, and a client that listens for logouts. */
export async function openCity(): Promise<City> {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const key = await importPKCS8(privateKey, "RS256", { extractable: true });
  const people = new Map<string, Person>();
  const told: string[] = [];
  let arriving: Person | null = null;
  let provider: Provider | null = null;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === "/told") {
      told.push(new URLSearchParams(await body(request)).get("logout_token") ?? "");
      response.end();
    } else if (request.url?.startsWith("/interaction/") && provider && arriving) {
      people.set(arriving.sub, arriving);
      await provider.interactionFinished(request, response, {
        login: { accountId: arriving.sub, ...(arriving.amr ? { amr: arriving.amr } : {}) },
      });
    } else provider?.callback()(request, response);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [REDIRECT],
        backchannel_logout_uri: `${issuer}/told`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(key)), kid: "one", alg: "RS256", use: "sig" }] },
    cookies: { keys: ["for-tests-only"] },
    claims: { openid: ["sub", "personnel_number", "name", "amr"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    // Its own guard against private addresses would refuse a client on this machine.
    fetch: (url: string, init: RequestInit) => fetch(url, { ...init, dispatcher: undefined } as RequestInit),
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, name: people.get(sub)?.name, personnel_number: people.get(sub)?.personnel ?? undefined }),
    }),
    loadExistingGrant: async ({ oidc }: Found) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
  return {
    issuer,
    told,
    visit: async (to, person, browser = new Browser()) => {
      arriving = person;
      let next = new URL(to);
      for (let step = 0; step < 10; step += 1) {
        if (next.href.startsWith(REDIRECT)) return next;
        const response = await browser.get(next.href);
        const location = response.headers.get("location");
        if (location === null) throw new Error(`${next.pathname}: ${response.status} ${(await response.text()).slice(0, 600)}`);
        next = new URL(location, issuer);
      }
      throw new Error("the provider went in circles");
    },
    signOut: async (browser) => {
      const page = await (await browser.get(`${issuer}/session/end`)).text();
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
      const form = new URLSearchParams({ xsrf, logout: "yes" });
      await browser.get(`${issuer}/session/end/confirm`, {
        method: "POST",
        body: form.toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
    },
    sign: (claims, { typ = "logout+jwt" } = {}) => new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "one", typ }).sign(key),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
