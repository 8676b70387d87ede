import { cityDay } from "#platform/days";
import type { CommandContext, StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { clock, counted, finishDue, finishLimit, keyOf, seal } from "./acting.ts";
import type { Draft } from "./agreeing.ts";
import type { Done, DraftAgreement, ObligationInput } from "./contract.ts";
import { dispute, type Dispute, type DisputeEvent, type FollowUpSlot, type KnownDispute, type Obligation } from "./dispute.ts";
import { endOfDay } from "./dispute-clocks.ts";
import { known } from "./intake.ts";
import { cityMediation } from "./register-mediation.ts";
import type { z } from "zod";

/** One decision on the case, and where it stands after it. */
export function step(ctx: CommandContext, key: StreamKey, decide: (state: Dispute) => readonly DisputeEvent[]): Done {
  return { ...keyOf(key), stage: ctx.change(dispute, keyOf(key), decide).stage };
}

export function assertMediators(ctx: CommandContext, mediators: readonly string[]): void {
  const register = ctx.read(cityMediation);
  if (mediators.some((one) => !register.mediator(one))) throw refuse.fields([{ path: "mediators", code: "mediation.no-such-mediator" }]);
}

export function longer(ctx: CommandContext, state: KnownDispute) {
  const by = finishLimit(ctx, state);
  return { longerBy: by, finishDue: finishDue(ctx, state, [{ kind: "extended", by }]) };
}

function obligationOf(ctx: CommandContext, key: StreamKey, input: ObligationInput, settled: boolean): Obligation {
  const from = endOfDay(input.due);
  return {
    id: input.id,
    who: input.who,
    to: input.to,
    what: seal(ctx, key, `agreement-what:${input.id}`, "mediation.case", input.what),
    amount: input.amount,
    due: input.due,
    checks: [clock(ctx, "MED-5", from), clock(ctx, "MED-5.again", from)],
    doneOn: settled ? cityDay(ctx.now) : null,
    doneAt: settled ? ctx.now : null,
    defaulted: null,
  };
}

const HOUR = 3_600_000;
export function draftOf(ctx: CommandContext, input: z.output<typeof DraftAgreement>): Draft {
  const put = (name: string, value: string): string => seal(ctx, input, `agreement-${name}`, "mediation.case", value);
  const { coolingHours } = ctx.read(cityMediation).practice;
  return {
    form: input.form,
    facts: put("facts", input.facts),
    responsibility: put("responsibility", input.responsibility),
    content: put("content", input.content),
    manner: put("manner", input.manner),
    confirmable: input.confirmable,
    signableAt: new Date(Date.parse(ctx.now) + coolingHours * HOUR).toISOString(),
    // An oral agreement is one that was kept on the spot.
    obligations: input.obligations.map((one) => obligationOf(ctx, input, one, input.form === "oral" && input.onTheSpot)),
  };
}

/** What begins with an agreement's effect: the 30 days for the court, the looks after each promise, and those after three and twelve months. */
export function effectOf(ctx: CommandContext, found: Dispute) {
  const state = known(found);
  const { practice } = ctx.read(cityMediation);
  const owed = (state.agreement?.obligations ?? []).filter(({ doneAt }) => doneAt === null);
  const followUps: FollowUpSlot[] = [
    ...owed.flatMap(({ id, checks: [first, again] }) => [
      ...(first ? [{ slot: `${id}:7`, due: first, doneAt: null }] : []),
      ...(again ? [{ slot: `${id}:30`, due: again, doneAt: null }] : []),
    ]),
    ...practice.months.map((amount, index) => ({
      slot: index === 0 ? "month-3" : "month-12",
      due: counted(ctx, ctx.now, { amount, unit: "month" }),
      doneAt: null,
    })),
  ];
  // The number is that of the case and of the text's version: it can be told before any office has a numbering.
  return { no: `${state.agreement?.version ?? 1}`, confirmDue: clock(ctx, "JC-1"), followUps };
}
