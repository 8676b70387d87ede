import { grantsOver, type Asking, type Grant } from "#platform/access";

/** Who may open a record that is not theirs in an emergency: people who handle matters. Administrators and auditors handle none. */
export const BREAKERS = [
  "gridLeader",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "commandRoom",
  "mediator",
  "pmcChair",
] as const;
/** Who takes calls and visits, of whatever service; each finds what lies at the own desk alone. */
export const DESKS = ["intakeClerk", "dispatcher", "recorder"] as const;
/** Who answers for it afterwards. */
export const REVIEWERS = ["supervisor", "dpo"] as const;
/** Who sees every emergency opening and every use of a person's rights in the area. */
export const OVERSEERS = [...REVIEWERS, "auditor"] as const;

export const over = ({ actor, now }: Asking, roles: readonly string[], area: string): Grant | null =>
  grantsOver(actor, roles, area, now)[0] ?? null;
