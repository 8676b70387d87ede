import { grantsOver, liveGrants, noGrant, type Allow } from "#platform/access";
import { command, ref, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { areaOfUnit, people } from "#modules/people";
import { AcknowledgeShift, CancelShift, HandShiftOver, ScheduleShift, type ShiftRef } from "./contract.ts";
import { acknowledge, cancel, handOver, schedule, shift, type Shift } from "./shift.ts";

type Done = StreamKey & { stage: Shift["stage"] };

/** Who writes the roster of a unit: whoever leads there, and the desks that call on it. */
export const ROSTER_KEEPERS = ["admin", "supervisor", "commandRoom", "dispatcher"] as const;

const keyOf = ({ home, id }: ShiftRef): StreamKey => ({ home, id });
const homeOf = (unit: string): string => areaOfUnit(unit).slice(0, 9).padEnd(9, "0");

const keepsUnit = <I>(unitOf: (ctx: CommandContext, input: I) => string): Allow<I> => ({
  roles: [...ROSTER_KEEPERS, "approver"],
  condition: "over the unit's area, or head of the unit",
  admits: (ctx, input) => {
    const unit = unitOf(ctx, input);
    const area = areaOfUnit(unit);
    return grantsOver(ctx.actor, ROSTER_KEEPERS, area, ctx.now)[0] ?? grantsOver(ctx.actor, ["approver"], area, ctx.now, unit)[0] ?? null;
  },
});

const ofShift = keepsUnit<ShiftRef>((ctx, input) => {
  const state = ctx.state(shift, keyOf(input));
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state.unit;
});

/** The roster names people who work there and whose account opens the door. */
function mustWork(ctx: CommandContext, account: string): void {
  const person = ctx.read(people).person(account);
  if (!person || person.disabled) throw refuse.fields([{ path: "account", code: "duty.no-such-person" }]);
}

export const scheduleShift = command<ScheduleShift, Done>({
  name: "duty.schedule-shift",
  route: "POST /api/duty/shifts",
  summary: { zh: "排班：单位、值班电话、起止、值班人", en: "Put a person on a unit's duty roster" },
  input: ScheduleShift,
  about: ({ unit, id }) => [ref(shift, { home: homeOf(unit), id })],
  allow: keepsUnit((_ctx, { unit }) => unit),
  run: (ctx, { id, unit, phone, account, from, to }) => {
    if (!ctx.read(organisations).unit(unit)?.open) throw refuse.fields([{ path: "unit", code: "duty.no-such-unit" }]);
    mustWork(ctx, account);
    const key = { home: homeOf(unit), id };
    return { ...key, stage: ctx.change(shift, key, (state) => schedule(state, unit, { phone, account, from, to }, ctx.now)).stage };
  },
});

export const acknowledgeShift = command<ShiftRef, Done>({
  name: "duty.acknowledge-shift",
  route: "POST /api/duty/shifts/{home}/{id}/acknowledgement",
  summary: { zh: "到岗确认（只能本人）", en: "Say “I am here” at the start of one's own shift" },
  input: AcknowledgeShift,
  about: (input) => [ref(shift, keyOf(input))],
  allow: {
    roles: [...ROSTER_KEEPERS, "approver", "handler", "intakeClerk", "gridWorker", "gridLeader", "gridInstructor"],
    condition: "the person on the roster",
    admits: (ctx) => (ctx.actor.kind === "staff" ? (liveGrants(ctx)[0] ?? noGrant) : null),
  },
  run: (ctx, input) => ({
    ...keyOf(input),
    stage: ctx.change(shift, keyOf(input), (state) => acknowledge(state, ctx.actor.id, ctx.now)).stage,
  }),
});

export const handShiftOver = command<HandShiftOver, Done>({
  name: "duty.hand-shift-over",
  route: "POST /api/duty/shifts/{home}/{id}/person",
  summary: { zh: "换班：换一名值班人", en: "Give a shift to somebody else" },
  input: HandShiftOver,
  about: (input) => [ref(shift, keyOf(input))],
  allow: ofShift,
  run: (ctx, input) => {
    mustWork(ctx, input.account);
    return { ...keyOf(input), stage: ctx.change(shift, keyOf(input), (state) => handOver(state, input.account, ctx.now)).stage };
  },
});

export const cancelShift = command<ShiftRef, Done>({
  name: "duty.cancel-shift",
  route: "POST /api/duty/shifts/{home}/{id}/cancellation",
  summary: { zh: "取消班次", en: "Take a shift off the roster" },
  input: CancelShift,
  about: (input) => [ref(shift, keyOf(input))],
  allow: ofShift,
  run: (ctx, input) => ({ ...keyOf(input), stage: ctx.change(shift, keyOf(input), (state) => cancel(state, ctx.now)).stage }),
});
