export { calendar, limits } from "./queries.ts";
export { countsWorkingTime } from "./working.ts";
export type { Calendar } from "#platform/clocks";
export type { Limits } from "./limits.ts";
export type { Certainty, Length, Rule } from "./contract.ts";
export { sourceReviews, standingsIn } from "./sources/standing.ts";
export { sourcesIn, unknownIn } from "./sources/cited.ts";
