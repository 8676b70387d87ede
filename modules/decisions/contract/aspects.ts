/** What a risk is a risk of: the four readings of the report, and 安全性 where a city asks for it. */
export const ASPECTS = ["legality", "reasonableness", "feasibility", "controllability", "safety"] as const;
export type Aspect = (typeof ASPECTS)[number];
