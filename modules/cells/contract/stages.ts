// Lists without a schema, so that screens can hold them without the library that checks input.

export const STAGES = [
  "applied",
  "returned",
  "admitted",
  "drawn",
  "inspected",
  "rectifying",
  "rectified",
  "scored",
  "publicised",
  "awarded",
  "warned",
  "mended",
  "revoked",
  "refused",
  "expired",
  "renewed",
  "withdrawn",
  "voided",
] as const;
export type Stage = (typeof STAGES)[number];

/** While a title is held. */
export const HELD = ["awarded", "warned", "mended"] as const satisfies readonly Stage[];

/** Of a check of a held title: its way through an inspection, and what it came to. */
export type CheckStage = "drawn" | "inspected" | "rectifying" | "rectified" | "stands" | "failed";

/** What a title is given on. */
export const PAPERS = ["certificate", "plate"] as const;
/** What a step of the record is written down on. */
export const STEP_PAPERS = ["application", "inspection", "rectification", "recheck", "naming", "revocation"] as const;
export type StepPaper = (typeof STEP_PAPERS)[number];
export type PaperCode = (typeof PAPERS)[number] | StepPaper;

export const REVOCATIONS = ["deaths", "crime", "falsified", "retaliation", "not-mended"] as const;
