import type { z } from "zod";
import { grantsOver } from "#platform/access";
import { query } from "#platform/modules";
import { readers } from "#platform/reading";
import { people } from "#modules/people";
import { KEY_KEEPERS } from "./commands.ts";
import { ListKeys, type KeyRow } from "./contract.ts";
import { apiKeys } from "./keys.ts";

const READERS = [...KEY_KEEPERS, "auditor"] as const;

export const listKeys = query<z.output<typeof ListKeys>, { rows: KeyRow[] }>({
  name: "open311.list-keys",
  route: "GET /api/open311/keys",
  summary: { zh: "接口密钥", en: "API keys" },
  input: ListKeys,
  allow: readers(READERS),
  run: async (ctx) => {
    const rows = [...ctx.read(apiKeys).values()]
      .filter(({ area }) => grantsOver(ctx.actor, READERS, area, ctx.now).length > 0)
      .map(({ hash: _hash, ...key }): KeyRow => ({
        ...key,
        issuedBy: ctx.read(people).name(key.issuedBy),
        state: key.revokedAt !== null ? "revoked" : key.until <= ctx.now ? "ended" : "works",
        mayRevoke: grantsOver(ctx.actor, KEY_KEEPERS, key.area, ctx.now).length > 0,
      }));
    return { rows: rows.toSorted((left, right) => (left.issuedAt < right.issuedAt ? 1 : -1)) };
  },
});
