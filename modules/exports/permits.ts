import { grantsOver, liveGrants, noGrant, type Actor, type Allow } from "#platform/access";
import type { ExportRef, RequestExport } from "./contract.ts";
import { sheetExport } from "./export.ts";

/**
 * Who may take lists out. Grid workers and intake clerks work on records one by one; administrators, auditors and the data-protection officer see no
 * records at all (domain.md §1.3).
 */
export const EXPORTERS = ["gridLeader", "gridInstructor", "dispatcher", "supervisor", "handler", "approver", "commandRoom"] as const;
/** Who sees every export of their area. */
export const OVERSEERS = ["auditor", "supervisor", "dpo"] as const;

/** The second person of a bulk export. */
export const SECONDS = ["supervisor", "dpo"] as const;
export const secondOver = (actor: Actor, area: string, now: string) => grantsOver(actor, SECONDS, area, now)[0] ?? null;

/** Whoever supervises the export's area or answers for personal data there; that it is another person is the decision's. */
export const secondPerson: Allow<ExportRef> = {
  roles: SECONDS,
  condition: "over the export's area, never who asked",
  admits: (ctx, input) => {
    const state = ctx.state(sheetExport, { home: input.home, id: input.id });
    return state.stage === "none" ? null : secondOver(ctx.actor, state.area, ctx.now);
  },
};

export const exporterOver = (actor: Actor, area: string, now: string) => grantsOver(actor, EXPORTERS, area, now)[0] ?? null;

export const asksForOneself: Allow<RequestExport> = {
  roles: EXPORTERS,
  condition: "for oneself, within one's own grant",
  admits: (ctx, { account, area }) => (account === ctx.actor.id ? exporterOver(ctx.actor, area, ctx.now) : null),
};

/** The decision tells everybody else that there is no such export. */
export const anyExporter: Allow<ExportRef> = {
  roles: EXPORTERS,
  condition: "one's own exports",
  admits: (ctx) => liveGrants(ctx, EXPORTERS)[0] ?? null,
};

/** Whoever lost the role since may still delete what is theirs. */
export const anyStaff: Allow<ExportRef> = {
  roles: [...new Set([...EXPORTERS, ...OVERSEERS, "gridWorker", "intakeClerk", "admin"])],
  condition: "one's own exports",
  admits: (ctx) => (ctx.actor.kind === "staff" ? (liveGrants(ctx)[0] ?? noGrant) : null),
};
