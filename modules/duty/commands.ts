import { grantsOver, liveGrants, noGrant, type Allow } from "#platform/access";
import { namedUuid } from "#platform/ids";
import { command, ref, sealing, type CommandContext, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { areaOfUnit, people } from "#modules/people";
import { documentRefs, issueDocument } from "#modules/documents";
import { AcknowledgeShift, CancelShift, HandShiftOver, ScheduleShift, WriteLog, type ShiftRef } from "./contract.ts";
import { logPaper } from "./papers.ts";
import { ON_DUTY, ROSTER_KEEPERS } from "./permits.ts";
import { acknowledge, cancel, handOver, schedule, shift, writeLog, type Shift } from "./shift.ts";

type Done = StreamKey & { stage: Shift["stage"] };

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
    roles: ON_DUTY,
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

const sealed = sealing<"duty.log">();
const paperOf = (unit: string, key: StreamKey) => ({ unit, subject: key, id: namedUuid("duty.log", key.home, key.id) });

/** 值班日志: written by whoever had the shift, and printed at once under the unit's name. */
export const writeDutyLog = command<WriteLog, Done & { number: string }>({
  name: "duty.write-log",
  route: "POST /api/duty/shifts/{home}/{id}/log",
  summary: { zh: "写值班日志（值班本人，下班后一天内）", en: "Write the log of one's own shift, within a day of its end" },
  input: WriteLog,
  about: (input) => [ref(shift, keyOf(input)), ...documentRefs(logPaper, paperOf(input.unit, keyOf(input)))],
  allow: {
    roles: ON_DUTY,
    condition: "the person on the roster",
    admits: (ctx) => (ctx.actor.kind === "staff" ? (liveGrants(ctx)[0] ?? noGrant) : null),
  },
  run: (ctx, input) => {
    const key = keyOf(input);
    const state = ctx.state(shift, key);
    if (state.stage !== "none" && state.unit !== input.unit) throw refuse.notFound("record.not-found");
    const log = {
      came: sealed(ctx, input, "came", "duty.log", input.came),
      handed: sealed(ctx, input, "handed", "duty.log", input.handed),
    };
    const { stage } = ctx.change(shift, key, (now) => writeLog(now, ctx.actor.id, log, ctx.now));
    const number = issueDocument(ctx, logPaper, { ...paperOf(input.unit, key), place: areaOfUnit(input.unit) });
    return { ...key, stage, number };
  },
});
