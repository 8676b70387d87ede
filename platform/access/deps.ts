import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import type { HashCost } from "./passwords.ts";
import type { Ring } from "../vault/ring.ts";

/** What happened at the door, for the operations log: ids and shortened addresses, never a name, login or secret. */
export type DoorEntry = {
  what:
    | "signed-in"
    | "refused"
    | "slowed"
    | "signed-out"
    | "password-changed"
    | "password-issued"
    | "account-created"
    | "set-up"
    | "session-ended"
    | "second-on"
    | "second-off"
    | "second-given"
    | "recovery-used"
    | "provider-signed-in";
  account: string | null;
  address: string;
};

export type AccessDeps = {
  /** The platform's own pool: sees every row. */
  sql: Sql;
  /** RFC 3339 instant. */
  now: () => string;
  cost: HashCost;
  /** Words a password may not be made of, beside the login and the name. */
  ownWords: readonly string[];
  /** A row of access.account changed: registers of this process that show names load again. */
  changed: (kind: "access.account") => Promise<void>;
  /** Seals authenticators' secrets. */
  master: Ring;
  /** Roles that must have a second factor; "*" is every one. */
  secondRoles: readonly string[];
  log: (entry: DoorEntry) => void;
};

/** Where a request comes from. `address` is the client's, proxies already resolved. */
export type From = { address: string; userAgent: string };

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** An instant moved by milliseconds, RFC 3339. */
export const shifted = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

export const digest = (secret: string): string => createHash("sha256").update(secret).digest("hex");
