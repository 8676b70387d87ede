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
  /**
   * Whose bytes (a picture, a workbook) are taken as they are; left out: nobody's, a form or JSON is asked for. What is larger than a form is read for
   * nobody before it is known who sends it, unless it is "anybody".
   */
  raw?: "anybody" | "staff";
  /** Roles that may send more than a form; left out: whoever is signed in. */
  senders?: readonly string[];
  handler: (request: PlainRequest) => Promise<PlainReply>;
};

/** Which actor a session token stands for; many at once travel in one query. */
export type Gate = {
  actorOf: (token: string) => Promise<(Actor & { mustChangePassword?: boolean; secondMissing?: boolean }) | null>;
  /** The same without counting as being at work; default `actorOf`. */
  peek?: (token: string) => Promise<(Actor & { mustChangePassword?: boolean; secondMissing?: boolean }) | null>;
};
