import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { command } from "#platform/ledger";
import { about, change, timing } from "./acting.ts";
import { recount, tell } from "./clocks.ts";
import * as c from "./contract.ts";

export const tellDue = command<z.output<typeof c.TellDue>, c.Done>({
  name: "cells.tell-due",
  route: "POST /api/cells/applications/{home}/{id}/reminders",
  summary: { zh: "期限提醒", en: "Remind of a date" },
  input: c.TellDue,
  about,
  allow: systemOnly(),
  run: (ctx, input) => {
    return change(ctx, input, (state) => tell(state, input.slot, ctx.now));
  },
});

export const recountDues = command<z.output<typeof c.RecountDues>, c.Done>({
  name: "cells.recount-dues",
  route: "POST /api/cells/applications/{home}/{id}/recounts",
  summary: { zh: "放假安排公布或更正后重算期限", en: "Count dates again once holidays are published or corrected" },
  input: c.RecountDues,
  about,
  allow: systemOnly(),
  run: (ctx, input) => change(ctx, input, (state) => recount(state, ctx.now, timing(ctx).due)),
});
