// One list for what the server allows and what screens show.

/** Who keeps the catalogue and takes what is filed: oversight of the area. */
export const OVERSEERS = ["supervisor"] as const;
/** Who assesses: people of the undertaking unit. */
export const ASSESSORS = ["handler", "approver"] as const;
/** Who decides: people of the deciding organ, and nobody else. */
export const DECIDERS = ["approver"] as const;
export const EVALUATORS = ["supervisor", "auditor"] as const;
export const STAFF = [...new Set([...OVERSEERS, ...ASSESSORS, ...DECIDERS, ...EVALUATORS])];
