import { noun, type Recorded } from "#platform/ledger";
import type { Limit, Urgency } from "./contract.ts";

/** Limits of the steps themselves, whatever the category: local configuration with a version (domain.md §0.1 [P]). */
export type Procedure = {
  version: number;
  verify: Readonly<Record<Urgency, Limit>>;
  dispatch: Readonly<Record<Urgency, Limit>>;
  /** Within which a unit accepts or bounces with a reason: the dispatch objection clock. */
  accept: Readonly<Record<Urgency, Limit>>;
  check: Limit;
  /** No extension is longer, nor longer than the category's own limit. */
  extensionAtMost: Limit;
  /** A suspended record is reviewed at least this often. */
  review: Limit;
  rating: Limit;
  /** From adopting a signal to its published answer. */
  signal: Limit;
};

const wh = (amount: number): Limit => ({ amount, unit: "workingHour" });
const wd = (amount: number): Limit => ({ amount, unit: "workingDay" });
const minutes = (amount: number): Limit => ({ amount, unit: "minute" });
const days = (amount: number): Limit => ({ amount, unit: "day" });

/** As shipped: S8 (verify 2 working hours, red 15 min), S7 (bounce within 1 wd), S17 (red acknowledged in 5 min, orange in 30, yellow in 2 working hours: docs/decisions/0018; one extension ≤ 10 wd), S12 (reply 5 wd). */
export const shippedProcedure: Procedure = {
  version: 1,
  verify: { red: minutes(15), orange: wh(2), yellow: wh(2), blue: wh(2) },
  dispatch: { red: minutes(15), orange: wh(1), yellow: wh(2), blue: wh(4) },
  accept: { red: minutes(5), orange: minutes(30), yellow: wh(2), blue: wd(1) },
  check: wd(1),
  extensionAtMost: wd(10),
  review: days(31),
  rating: days(30),
  signal: wd(5),
};

export type ProcedureEvent = { type: "incidents.procedure-set"; limits: Omit<Procedure, "version"> };
export type ProcedureState =
  | { stage: "none" }
  | { stage: "set"; versions: readonly { version: number; limits: Omit<Procedure, "version">; from: string }[] };

export const procedure = noun<ProcedureState, ProcedureEvent>({
  kind: "incidents.procedure",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<ProcedureEvent>) => {
    const before = state.stage === "none" ? [] : state.versions;
    // Version 1 is the shipped one.
    return { stage: "set", versions: [...before, { version: before.length + 2, limits: event.limits, from: event.at }] };
  },
});

const NAMES = ["verify", "dispatch", "accept", "check", "extensionAtMost", "review", "rating", "signal"] as const;
const inOrder = (limits: Omit<Procedure, "version">): string =>
  JSON.stringify(
    NAMES.map((name) => {
      const one = limits[name];
      const each = "amount" in one ? [one] : [one.red, one.orange, one.yellow, one.blue];
      return each.map(({ amount, unit }) => `${amount} ${unit}`);
    }),
  );

/** The same limits again are no new version. */
export function setLimits(state: ProcedureState, limits: Omit<Procedure, "version">): ProcedureEvent[] {
  const standing = state.stage === "none" ? shippedProcedure : (state.versions.at(-1)?.limits ?? shippedProcedure);
  return inOrder(standing) === inOrder(limits) ? [] : [{ type: "incidents.procedure-set", limits }];
}
