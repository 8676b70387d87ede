import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { AmendRule, Limit, Rule } from "./contract.ts";
import { IN_USE } from "./in-use.ts";
import { cityDay } from "./year-notice.ts";

/** A rule as a release states it; versions are counted by the ledger. */
export type StatedRule = Omit<Rule, "version">;

export type RuleEvent =
  | { type: "limits.rule-defined"; rule: StatedRule }
  | { type: "limits.rule-amended"; limit: Limit; extension: Limit | null; basis: string; validFrom: string };

/** Every version since the first, in the order they were written; `local` once the city has set its own figure. */
export type RuleState = { versions: readonly Rule[]; local: boolean };

const latest = (state: RuleState): Rule | undefined => state.versions.at(-1);

function evolve(state: RuleState, event: Recorded<RuleEvent>): RuleState {
  const version = state.versions.length + 1;
  if (event.type === "limits.rule-defined") return { ...state, versions: [...state.versions, { ...event.rule, version }] };
  const before = latest(state);
  if (!before) return state;
  const { limit, extension, basis, validFrom } = event;
  return {
    versions: [...state.versions, { ...before, length: { kind: "limit", limit }, extension, basis, validFrom, version }],
    local: true,
  };
}

export const rule = noun<RuleState, RuleEvent>({ kind: "limits.rule", initial: { versions: [], local: false }, evolve });

/** The version in force on a day: of those that have begun, the one written last. Before the first known version, that one. */
export const inForce = (versions: readonly Rule[], day: string): Rule | undefined =>
  versions.findLast(({ validFrom }) => validFrom <= day) ?? versions[0];

/** What a release states, when it is new or newer than what is known. A figure the city has set itself stands against the release's proposal. */
export function define(state: RuleState, stated: StatedRule): RuleEvent[] {
  const before = latest(state);
  if (before && (state.local || before.validFrom >= stated.validFrom)) return [];
  return [{ type: "limits.rule-defined", rule: stated }];
}

/** What the city decided itself, and a clock here is counted by. */
export const isAmendable = ({ id, certainty, length }: Rule): boolean => certainty === "P" && length.kind === "limit" && IN_USE.has(id);

/** A local figure changes by a local document; a statutory one only by the law, with a release. Clocks already running keep their promised date. */
export function amend(state: RuleState, input: AmendRule, now: string): RuleEvent[] {
  const before = latest(state);
  if (!before) throw refuse.notFound("limits.no-rule");
  if (before.certainty !== "P") throw refuse.conflict("limits.statutory", { basis: before.basis });
  if (before.length.kind !== "limit") throw refuse.conflict("limits.not-a-length");
  if (!IN_USE.has(before.id)) throw refuse.conflict("limits.not-in-use");
  const { length, extension, basis, validFrom } = input;
  const today = cityDay(now);
  if (length.amount < 1) throw refuse.fields([{ path: "length.amount", code: "limits.amount" }]);
  if (extension && extension.amount < 1) throw refuse.fields([{ path: "extension.amount", code: "limits.amount" }]);
  if (extension && measure(extension) !== measure(length)) throw refuse.fields([{ path: "extension.unit", code: "limits.units-differ" }]);
  if (validFrom < today) throw refuse.fields([{ path: "validFrom", code: "limits.date-past", params: { today } }]);
  if (validFrom < before.validFrom) throw refuse.conflict("limits.date-before", { since: before.validFrom });
  return [{ type: "limits.rule-amended", limit: length, extension, basis, validFrom }];
}

/** Days, working hours and running time do not add up with one another. */
const measure = ({ unit }: Limit): "days" | "workingHours" | "running" => {
  if (unit === "workingHour") return "workingHours";
  return unit === "minute" || unit === "hour" ? "running" : "days";
};
