import type { z } from "zod";
import { systemOnly } from "#platform/access";
import { command } from "#platform/ledger";
import { about, change } from "./acting.ts";
import { tell } from "./clocks.ts";
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
