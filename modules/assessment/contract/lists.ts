// Lists without a schema, so that screens can hold them without the library that checks input.

export const LEVELS = ["county", "town", "department"] as const;
export type Level = (typeof LEVELS)[number];
/** Add up from nothing, lose from a full score, or lose by a list of what must not happen. */
export const MODES = ["addUp", "deduct", "negativeList"] as const;
export const SIDES = ["earn", "deduct", "bonus"] as const;
export const METHODS = ["threshold", "ratio", "linear", "rank", "perCase", "checklist", "panel"] as const;
export type Method = (typeof METHODS)[number];
export const BETTER = ["higher", "lower"] as const;
/** Aggravating: again within the year, in a period of major events, found unmended on a second visit. Mitigating: told truthfully and early. */
export const FACTORS = ["repeat", "majorPeriod", "notMended", "earlyReport"] as const;
export type FactorCode = (typeof FACTORS)[number];
/** Acts of an authority, never of those it serves. */
export const GROUNDS = ["falsification", "concealment", "retaliation", "liability", "unlawfulPower"] as const;
export type Ground = (typeof GROUNDS)[number];

export const SCHEME_STAGES = ["draft", "consultation", "approved", "published", "closed", "archived", "voided"] as const;
export type SchemeStage = (typeof SCHEME_STAGES)[number];
export const ENTRY_STAGES = ["notified", "objected", "confirmed", "withdrawn"] as const;
export type EntryStage = (typeof ENTRY_STAGES)[number];
export const RESULT_STAGES = ["provisional", "publicised", "final", "awarded"] as const;
export type ResultStage = (typeof RESULT_STAGES)[number];

/** Told to nobody before its day (暗访), or told to the units that were drawn (抽查). */
export const INSPECTION_KINDS = ["unannounced", "announced"] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];
/** What may be looked at: places anybody may enter or an office answers for. There is no word for a dwelling. */
export const SITES = [
  "hall",
  "street",
  "market",
  "school",
  "hospital",
  "enterprise",
  "construction",
  "transport",
  "water",
  "scenic",
  "culture",
  "office",
] as const;
export type Site = (typeof SITES)[number];
export const SEVERITIES = ["slight", "serious", "grave"] as const;
export type Severity = (typeof SEVERITIES)[number];
export const INSPECTION_STAGES = ["planned", "drawn", "over"] as const;
export type InspectionStage = (typeof INSPECTION_STAGES)[number];
/** Where a finding stands: the unit's turn, the office's, or seen again. */
export const FINDING_STATES = ["found", "answered", "mended", "notMended"] as const;
export type FindingState = (typeof FINDING_STATES)[number];
