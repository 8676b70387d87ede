import { namedUuid } from "#platform/ids";
import type { ClockSource } from "#platform/modules";
import { application } from "./application.ts";
import { recountDues, tellDue } from "./commands-telling.ts";

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
export const cellReminders: ClockSource = {
  kind: application.kind,
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellDue, { home, id, slot }, namedUuid("cells.tell-due", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recountDues, { home, id }, command),
};
