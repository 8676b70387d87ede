import type { z } from "zod";
import { command, ref } from "#platform/ledger";
import { handOf, poolOf, sealed, stand } from "./acting.ts";
import { application } from "./application.ts";
import { orderCheck } from "./checking.ts";
import * as c from "./contract.ts";
import { keyOf, listKey, programmeKey } from "./keys.ts";
import { atUnit, DECIDE } from "./permits.ts";
import { frozenList, programme } from "./programme.ts";

export const checkTitle = command<z.output<typeof c.OrderCheck>, c.Done>({
  name: "cells.order-check",
  route: "POST /api/cells/applications/{home}/{id}/checks",
  summary: {
    zh: "对已命名单位安排动态检查（随机抽查或事后检查），当即抽取检查员",
    en: "Order a check of a unit that holds a title, at random or after an incident; inspectors are drawn at once",
  },
  input: c.OrderCheck,
  about: (input) => [ref(application, keyOf(input)), ref(programme, programmeKey(input.scheme)), ref(frozenList, listKey(input.round))],
  allow: atUnit(DECIDE, "over the unit's place, neither inspector nor applicant"),
  run: (ctx, input) => {
    const { way, count } = input;
    const { rounds } = ctx.state(programme, programmeKey(input.scheme));
    const from = { rounds, round: input.round, pool: poolOf(ctx, input.round) };
    const text = sealed(ctx, input, "check", "cells.work", input.reason);
    const order = { way, count, text, document: input.document ?? null };
    ctx.change(application, keyOf(input), (state) => orderCheck(state, input.id, from, order, handOf(ctx)));
    return stand(ctx, input);
  },
});
