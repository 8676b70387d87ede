import { grantsOver } from "#platform/access";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { cityCode } from "#platform/settings";
import { limits } from "#modules/limits";
import * as c from "./contract.ts";
import { CONFIGURERS } from "./permits.ts";
import { topics } from "./register.ts";

/** The catalogue is public: whoever speaks sees by what words it will be sorted. */
export const listTopics = query<Record<string, never>, c.TopicList>({
  name: "opinions.list-topics",
  route: "GET /api/opinions/topics",
  summary: { zh: "民意议题和时限", en: "Topics of opinions, and their limits" },
  input: c.ListTopics,
  allow: everybody,
  fromRegisters: true,
  run: async (ctx) => {
    const known = ctx.read(topics);
    const length = ctx.read(limits).rule("OPN-1", ctx.now)?.length;
    if (length?.kind !== "limit") throw new Error("OPN-1 has no length");
    return {
      rows: known.all,
      againDays: known.againDays,
      againVersion: known.againVersion,
      replyWithin: length.limit,
      may: grantsOver(ctx.actor, CONFIGURERS, cityCode(), ctx.now).length > 0,
    };
  },
});
