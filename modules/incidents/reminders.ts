import { namedUuid } from "#platform/ids";
import type { ClockSource } from "#platform/modules";
import { lapseIncident, recomputeDue, remindIncident } from "./commands-system.ts";
import { recomputeSignalDue, tellSignalDue } from "./commands-signals.ts";

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
export const incidentReminders: ClockSource = {
  kind: "incidents.incident",
  remind: async (ctx, { home, id, slot, dueAt }) => {
    const over = Date.parse(ctx.now) > Date.parse(dueAt);
    await ctx.execute(over ? lapseIncident : remindIncident, { home, id, slot }, namedUuid("incidents.tell", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recomputeDue, { home, id }, command),
};

export const signalReminders: ClockSource = {
  kind: "incidents.signal",
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellSignalDue, { home, id }, namedUuid("incidents.tell-signal", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recomputeSignalDue, { home, id }, command),
};
