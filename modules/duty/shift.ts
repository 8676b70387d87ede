import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { DutyState } from "./contract.ts";

export type ShiftFacts = { phone: string; account: string; from: string; to: string };

export type ShiftEvent =
  // `within`, not `unit`: that name at the top of an event is the unit of whoever acted.
  | ({ type: "duty.shift-scheduled"; within: string } & ShiftFacts)
  | { type: "duty.shift-acknowledged" }
  | { type: "duty.shift-handed-over"; account: string }
  | { type: "duty.shift-cancelled" }
  | { type: "duty.log-written"; came: string; handed: string | null };

export type KnownShift = ShiftFacts & {
  stage: "planned" | "acknowledged" | "cancelled";
  unit: string;
  acknowledgedAt: string | null;
  log?: ShiftLog;
};
export type ShiftLog = { at: string; came: string; handed: string | null };
export type Shift = { stage: "none" } | KnownShift;

export const shift = noun<Shift, ShiftEvent>({
  kind: "duty.shift",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "duty.shift-scheduled") {
      const { within, phone, account, from, to } = event;
      return { stage: "planned", unit: within, phone, account, from, to, acknowledgedAt: null };
    }
    if (state.stage === "none") return state;
    switch (event.type) {
      case "duty.shift-acknowledged":
        return { ...state, stage: "acknowledged", acknowledgedAt: event.at };
      case "duty.shift-handed-over":
        return { ...state, stage: "planned", account: event.account, acknowledgedAt: null };
      case "duty.shift-cancelled":
        return { ...state, stage: "cancelled" };
      case "duty.log-written":
        return { ...state, log: { at: event.at, came: event.came, handed: event.handed } };
    }
  },
});

const MINUTE = 60_000;
/** From half an hour before until the end somebody may say "I am here" [P]. */
export const EARLY_MS = 30 * MINUTE;
/** After a quarter of an hour a missing word shows [P]. */
export const GRACE_MS = 15 * MINUTE;
export const LONGEST_MS = 48 * 60 * MINUTE;
const FURTHEST_MS = 366 * 24 * 60 * MINUTE;

function known(state: Shift): KnownShift {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

function standing(state: Shift, now: string): KnownShift {
  const found = known(state);
  if (found.stage === "cancelled") throw refuse.conflict("duty.cancelled");
  if (found.to <= now) throw refuse.conflict("duty.over");
  return found;
}

export function schedule(state: Shift, unit: string, facts: ShiftFacts, now: string): ShiftEvent[] {
  if (state.stage !== "none") return [];
  const length = Date.parse(facts.to) - Date.parse(facts.from);
  if (length <= 0 || length > LONGEST_MS)
    throw refuse.fields([{ path: "to", code: "duty.length", params: { hours: LONGEST_MS / 3_600_000 } }]);
  if (facts.to <= now || Date.parse(facts.from) > Date.parse(now) + FURTHEST_MS) throw refuse.fields([{ path: "from", code: "duty.when" }]);
  return [{ type: "duty.shift-scheduled", within: unit, ...facts }];
}

/** Only whoever is on the roster, and only about now: it says that the phone is answered, nothing about where. */
export function acknowledge(state: Shift, by: string, now: string): ShiftEvent[] {
  const found = standing(state, now);
  if (found.account !== by) throw refuse.forbidden("duty.not-yours");
  if (found.stage === "acknowledged") return [];
  if (Date.parse(now) < Date.parse(found.from) - EARLY_MS) throw refuse.conflict("duty.too-early", { minutes: EARLY_MS / MINUTE });
  return [{ type: "duty.shift-acknowledged" }];
}

export function handOver(state: Shift, account: string, now: string): ShiftEvent[] {
  return standing(state, now).account === account ? [] : [{ type: "duty.shift-handed-over", account }];
}

export function cancel(state: Shift, now: string): ShiftEvent[] {
  if (known(state).stage === "cancelled") return [];
  standing(state, now);
  return [{ type: "duty.shift-cancelled" }];
}

/** Until a day after the shift [P]: what is written later is memory, not a log. */
export const LOG_MS = 24 * 60 * MINUTE;

export const mayLog = ({ from, to }: Pick<KnownShift, "from" | "to">, now: string): boolean =>
  now >= from && Date.parse(now) <= Date.parse(to) + LOG_MS;

/** By whoever had the shift, once: what comes to mind later goes into the next log, beside the first and not over it. */
export function writeLog(state: Shift, by: string, log: Omit<ShiftLog, "at">, now: string): ShiftEvent[] {
  const found = known(state);
  if (found.stage === "cancelled") throw refuse.conflict("duty.cancelled");
  if (found.account !== by) throw refuse.forbidden("duty.not-your-log");
  if (found.log) throw refuse.conflict("duty.logged-already");
  if (!mayLog(found, now)) throw refuse.conflict("duty.log-time", { hours: LOG_MS / (60 * MINUTE) });
  return [{ type: "duty.log-written", ...log }];
}

/** How a shift stands at an instant, for lists and the wall. */
export function dutyState({ from, acknowledgedAt }: { from: string; acknowledgedAt: string | null }, now: string): DutyState {
  if (acknowledgedAt !== null) return "acknowledged";
  if (now < from) return "ahead";
  return Date.parse(now) < Date.parse(from) + GRACE_MS ? "due" : "missing";
}
