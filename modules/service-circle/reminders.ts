import { cityDay } from "#platform/days";
import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { ClockSource, JobKind, Notice } from "#platform/modules";
import { tellSiteDue } from "./commands-plan.ts";
import type { SiteEvent, SiteState } from "./site.ts";

/** The record itself decides whether anything is to be said; the id holds the instant, so a later look is never taken for this one. */
export const siteReminders: ClockSource = {
  kind: "service-circle.site",
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellSiteDue, { home, id, slot: "open" as const }, namedUuid("service-circle.tell-site", home, id, slot, ctx.now));
  },
};

type Telling = { event: string; at: string; seq: number; dueAt: string; owner: string; village: string; home: string; id: string };
const JOB = "service-circle.tell-site";

/** Whoever owes it, and on a lapse whoever supervises there. */
export const siteJobs = (key: StreamKey, state: SiteState, events: readonly Recorded<SiteEvent>[]): JobRequest[] =>
  state.stage === "none"
    ? []
    : events.flatMap((event): JobRequest[] => {
        const told = event.type === "service-circle.site-reminded" || event.type === "service-circle.site-lapsed";
        const planned = event.type === "service-circle.site-planned";
        if (!told && !planned) return [];
        const payload: Telling = {
          ...key,
          event: event.type,
          at: event.at,
          seq: event.seq,
          dueAt: state.due.dueAt,
          owner: state.owner,
          village: state.village,
        };
        return [{ kind: JOB, payload }];
      });

export const siteNotices: JobKind = {
  kind: JOB,
  run: async (ctx, payload) => {
    const { home, id, event, at, seq, dueAt, owner, village } = payload as Telling;
    const readers: Notice["to"][] = [
      { kind: "unit", unit: owner, role: "handler", area: village },
      { kind: "unit", unit: owner, role: "approver", area: village },
    ];
    if (event === "service-circle.site-lapsed") readers.push({ kind: "role", role: "supervisor", area: village });
    for (const [index, to] of readers.entries()) {
      await ctx.notify({
        id: namedUuidAt(at, "service-circle.notice", home, id, String(seq), String(index)),
        to,
        words: `service-circle.notice.${event.slice("service-circle.site-".length)}`,
        params: { due: cityDay(dueAt) },
        link: "/console/circle?tab=plan",
      });
    }
  },
};
