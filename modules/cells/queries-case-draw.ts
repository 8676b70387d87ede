import type { z } from "zod";
import { query } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { rankOf } from "#platform/draw";
import { people } from "#modules/people";
import { drawnFrom } from "./checking.ts";
import * as c from "./contract.ts";
import { draw } from "./draw.ts";
import { listKey } from "./keys.ts";
import type { FrozenList } from "./programme.ts";
import { officeName, openState, staff } from "./queries-visible.ts";

import { checkShown, ownOf } from "./queries-case.ts";

/** The whole draw: the pool as it was frozen, the rank of each, who was left out and why. */
export const readDraw = query<z.output<typeof c.ReadDraw>, c.DrawView>({
  name: "cells.read-draw",
  route: "GET /api/cells/applications/{home}/{id}/draw",
  summary: { zh: "检查员抽取的过程，可以重算", en: "How the inspectors were drawn, to be worked out again" },
  input: c.ReadDraw,
  allow: staff,
  scope: () => [""],
  run: async (ctx, key) => {
    const state = await openState(ctx, key);
    if (!state) throw refuse.notFound("record.not-found");
    const own = ownOf(ctx, state);
    const check = checkShown(state, own);
    const at = listKey(check?.round ?? state.round);
    const [row] = await ctx.db<{ state: FrozenList; source: string | null; seed: string | null }[]>`
      select s.state, r.source, r.seed from ledger.stream s left join cells.round r on r.home = s.home and r.id = s.id
      where s.home = ${at.home} and s.id = ${at.id}`;
    const pool = row?.state.stage === "frozen" ? row.state.pool : [];
    const { inspectors } = check ?? state;
    const seed = check?.seed ?? state.seed ?? row?.seed ?? null;
    const count = Math.max(2, inspectors.length);
    const { unit, applicantUnit, tookPart, recused } = state;
    const subject = (check && drawnFrom(key.id, state)) ?? { id: key.id, unit, applicantUnit, tookPart, recused };
    const result = draw(pool, seed ?? "", subject, count);
    const why = new Map(result.excluded.map((one) => [one.account, one.why]));
    const rows = pool.map(({ account, unit: office }) => ({
      id: account,
      name: own ? null : ctx.read(people).name(account) || null,
      office: officeName(ctx, office),
      rank: seed === null ? null : rankOf(seed, subject.id, account),
      why: why.get(account) ?? null,
      drawn: inspectors.includes(account),
    }));
    rows.sort((left, right) => ((left.rank ?? left.id) < (right.rank ?? right.id) ? -1 : 1));
    return { subject: subject.id, seed, source: row?.source ?? null, count, rows };
  },
});
