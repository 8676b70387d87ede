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
  "withdrawn",
] as const;
export type Stage = (typeof STAGES)[number];

/** What a title is given on. */
export const PAPERS = ["certificate", "plate"] as const;
export type PaperCode = (typeof PAPERS)[number];

export const REVOCATIONS = ["deaths", "crime", "falsified", "retaliation", "not-mended"] as const;
