import { namedUuid } from "#platform/ids";
import type { ClockSource, JobKind } from "#platform/modules";
import { lapseIncident, recomputeDue, remindIncident } from "./commands-system.ts";
import { tellSignalDue } from "./commands-signals.ts";

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
export const incidentReminders: ClockSource = {
  kind: "incidents.incident",
  remind: async (ctx, { home, id, slot, dueAt }) => {
    const over = Date.parse(ctx.now) > Date.parse(dueAt);
    await ctx.execute(over ? lapseIncident : remindIncident, { home, id, slot }, namedUuid("incidents.tell", home, id, slot, ctx.now));
  },
};

export const signalReminders: ClockSource = {
  kind: "incidents.signal",
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellSignalDue, { home, id }, namedUuid("incidents.tell-signal", home, id, slot, ctx.now));
  },
};

type Provisional = { home: string; id: string };
const AT_ONCE = 500;

/** Daily: promised dates that touched a year without a notice are counted again; nothing changes until the notice is there. */
export const recomputeJob: JobKind = {
  kind: "incidents.recompute-due",
  run: async (ctx) => {
    let after: Provisional = { home: "", id: "00000000-0000-0000-0000-000000000000" };
    for (;;) {
      const page = await ctx.query<Provisional[]>(
        [""],
        ({ db }) => db<Provisional[]>`
        select home, id from incidents.incident
        where provisional and ended_at is null and (home, id) > (${after.home}, ${after.id}::uuid) order by home, id limit ${AT_ONCE}`,
      );
      for (const { home, id } of page)
        await ctx.execute(recomputeDue, { home, id }, namedUuid("incidents.recompute-due", home, id, ctx.now));
      const last = page.at(-1);
      if (!last || page.length < AT_ONCE) return;
      after = last;
    }
  },
};

export const incidentSchedules = [{ id: "incidents.recompute-due", everySeconds: 86_400, job: "incidents.recompute-due" }] as const;
