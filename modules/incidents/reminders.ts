import { namedUuid } from "#platform/ids";
import type { ClockSource, JobKind } from "#platform/modules";
import { lapseIncident, recomputeDue, remindIncident } from "./commands-system.ts";
import { recomputeSignalDue, tellSignalDue } from "./commands-signals.ts";

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

type Counted = { home: string; stream: string; kind: string };
const AT_ONCE = 500;

/** From December on, days may come from the notice of the year after. */
const spanOf = (year: number): { from: string; to: string } => ({ from: `${year - 1}-12-01`, to: `${year + 1}-02-01` });

/**
 * Dates are counted again: of the year whose notice came, was corrected or withdrawn, every clock that runs through it; daily, those that touched a
 * year without a notice, for what a stopped process missed. Nothing is written where the date stays.
 */
export const recomputeJob: JobKind = {
  kind: "incidents.recompute-due",
  run: async (ctx, payload) => {
    const { year } = payload as { year?: number };
    let after: Counted = { home: "", stream: "00000000-0000-0000-0000-000000000000", kind: "" };
    for (;;) {
      const page = await ctx.query<Counted[]>([""], ({ db }) => {
        const span = year === undefined ? null : spanOf(year);
        const chosen = span
          ? db`status in ('running', 'suspended', 'lapsed') and due_at >= ${span.from}::date and started_at < ${span.to}::date`
          : db`provisional and status in ('running', 'suspended')`;
        return db<Counted[]>`
          select distinct home, stream, kind from clocks.clock
          where kind in ('incidents.incident', 'incidents.signal') and ${chosen}
            and (home, stream) > (${after.home}, ${after.stream}::uuid)
          order by home, stream limit ${AT_ONCE}`;
      });
      for (const { home, stream: id, kind } of page) {
        const command = namedUuid("incidents.recompute-due", home, id, ctx.now);
        if (kind === "incidents.signal") await ctx.execute(recomputeSignalDue, { home, id }, command);
        else await ctx.execute(recomputeDue, { home, id }, command);
      }
      const last = page.at(-1);
      if (!last || page.length < AT_ONCE) return;
      after = last;
    }
  },
};

export const incidentSchedules = [{ id: "incidents.recompute-due", everySeconds: 86_400, job: "incidents.recompute-due" }] as const;
