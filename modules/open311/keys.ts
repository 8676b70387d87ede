import { hash } from "node:crypto";
import { register } from "#platform/modules";

export type KnownKey = {
  home: string;
  id: string;
  area: string;
  label: string;
  until: string;
  perMinute: number;
  hash: string;
  issuedBy: string;
  issuedAt: string;
  revokedAt: string | null;
};

/** Every key, in memory by its hash: a revoked one writes nothing from the moment it is revoked. */
export const apiKeys = register<ReadonlyMap<string, KnownKey>>({
  name: "open311.keys",
  kinds: ["open311.key"],
  load: async (db) => {
    const rows = await db<KnownKey[]>`
      select home, id, place as area, label, until, per_minute as "perMinute", hash, issued_by as "issuedBy", issued_at as "issuedAt", revoked_at as "revokedAt"
      from open311.key`;
    return new Map(rows.map((row) => [row.hash, row]));
  },
});

/** 130 bits from this installation's own secret: a plain hash of it cannot be guessed back. */
export const secretOf = (ctx: { token: (purpose: string, subject: string) => string }, id: string): string =>
  `zuji_${ctx.token("open311.key", id)}`;
export const hashOf = (secret: string): string => hash("sha256", secret, "hex");

/** The live key of a secret, or null for one that is unknown, over or revoked: nobody is told which. */
export function liveKey(keys: ReadonlyMap<string, KnownKey>, secret: string, now: string): KnownKey | null {
  const key = keys.get(hashOf(secret));
  return key && key.revokedAt === null && key.until > now ? key : null;
}
