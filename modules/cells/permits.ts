import { grantsOver, type Allow } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import { cityCode } from "#platform/settings";
import type { Subject } from "#platform/modules";
import { application, type Application } from "./application.ts";
import { keyOf } from "./keys.ts";

/** Who may do what (domain.md §1.3, S3). One person never does two steps that check each other: the record itself sees to that. */
export const APPLY = ["handler", "gridInstructor", "intakeClerk", "dispatcher"] as const;
export const CHECK = ["gridInstructor", "dispatcher", "supervisor", "approver"] as const;
export const INSPECT = ["handler", "approver", "gridInstructor", "gridLeader", "supervisor", "dispatcher", "intakeClerk"] as const;
export const DECIDE = ["approver", "supervisor"] as const;
export const RULE = ["supervisor"] as const;
export const READ = [...new Set([...APPLY, ...CHECK, ...INSPECT, ...DECIDE, "commandRoom", "gridWorker"])] as const;

/** Staff whose grant covers the unit of the application. */
export const atUnit = <I extends StreamKey>(roles: readonly string[], condition = "over the unit's place"): Allow<I> => ({
  roles,
  condition,
  admits: (ctx, input) => {
    const state = ctx.state(application, keyOf(input));
    return state.stage === "none" ? null : (grantsOver(ctx.actor, roles, state.unit.area, ctx.now)[0] ?? null);
  },
});

/** Whoever was drawn, wherever their office is: the draw is their right to look. */
export const whoWasDrawn = <I extends StreamKey>(): Allow<I> => ({
  roles: INSPECT,
  condition: "drawn to inspect this unit",
  admits: (ctx, input) => {
    const state = ctx.state(application, keyOf(input));
    if (state.stage === "none" || ctx.actor.kind !== "staff" || !state.inspectors.includes(ctx.actor.id)) return null;
    return ctx.actor.grants.find(({ role, until }) => INSPECT.some((one) => one === role) && (until === null || until > ctx.now)) ?? null;
  },
});

export const overArea = <I>(roles: readonly string[], area: (input: I) => string, condition = "over the area named"): Allow<I> => ({
  roles,
  condition,
  admits: (ctx: CommandContext, input: I) => grantsOver(ctx.actor, roles, area(input), ctx.now)[0] ?? null,
});

export const overCity = <I>(roles: readonly string[]): Allow<I> => overArea(roles, () => cityCode(), "over the whole city");

/** Whoever objected and left a number: the own words and the own number, which nobody of the unit ever sees. */
export const objectorsOf = (found: Application): Subject[] =>
  found.stage === "none"
    ? []
    : found.objections.map(({ entry, text }) => {
        // Sealed by the same command, under names that differ in the first word alone.
        const contact = text.replace(/^objection /, "contact ");
        return { id: entry, contact, owns: (field) => field === text || field === contact };
      });
