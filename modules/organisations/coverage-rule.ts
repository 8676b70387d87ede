import { noun } from "#platform/ledger";

export type RuleLevel = "city" | "county" | "town" | "village";
export type RuleFacts = { code: string; area: string; department: string; level: RuleLevel; zh: string; en: string };
export type RuleEvent = ({ type: "organisations.coverage-rule-defined" } & RuleFacts) | { type: "organisations.coverage-rule-withdrawn" };
export type RuleState = { stage: "none" } | (RuleFacts & { stage: "valid" | "withdrawn"; version: number });

/** "Every town has a judicial office": what the network check of S6 asks of an area. */
export const coverageRule = noun<RuleState, RuleEvent>({
  kind: "organisations.coverage-rule",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "organisations.coverage-rule-withdrawn") return state.stage === "none" ? state : { ...state, stage: "withdrawn" };
    const { code, area, department, level, zh, en } = event;
    return { stage: "valid", code, area, department, level, zh, en, version: state.stage === "none" ? 1 : state.version + 1 };
  },
});

const sameRule = (state: RuleFacts, facts: RuleFacts): boolean =>
  state.area === facts.area &&
  state.department === facts.department &&
  state.level === facts.level &&
  state.zh === facts.zh &&
  state.en === facts.en;

export function define(state: RuleState, facts: RuleFacts, withdrawn: boolean): RuleEvent[] {
  if (withdrawn) return state.stage === "valid" ? [{ type: "organisations.coverage-rule-withdrawn" }] : [];
  return state.stage === "valid" && sameRule(state, facts) ? [] : [{ type: "organisations.coverage-rule-defined", ...facts }];
}
