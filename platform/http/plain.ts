import type { Actor } from "../access/actor.ts";
import type { Language } from "../../web/words/index.ts";

/** A request as routes outside commands and queries see it (sessions, photos, pages). */
export type PlainRequest = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  cookies: Readonly<Record<string, string | undefined>>;
  /** The subscriber it came from: an IPv4 address, or the /64 of an IPv6 one. */
  address: string;
  secure: boolean;
  language: Language;
  actor: Actor;
  /** The session token of the cookie, or null. */
  token: string | null;
};

export type PlainReply = {
  status: number;
  body?: unknown;
  type?: string;
  headers?: Readonly<Record<string, string>>;
  setCookie?: readonly string[];
};

export type PlainRoute = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  url: string;
  bodyLimit?: number;
  handler: (request: PlainRequest) => Promise<PlainReply>;
};

/** Which actor a session token stands for; many at once travel in one query. */
export type Gate = {
  actorOf: (token: string) => Promise<(Actor & { mustChangePassword?: boolean; secondMissing?: boolean }) | null>;
  /** The same without counting as being at work; default `actorOf`. */
  peek?: (token: string) => Promise<(Actor & { mustChangePassword?: boolean; secondMissing?: boolean }) | null>;
};
