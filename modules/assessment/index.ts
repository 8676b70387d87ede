export { feeds } from "./feeds.ts";
export { listResults } from "./queries-results.ts";
export type { YearResult } from "./contract.ts";
export { demoAssessment, type DemoHands } from "./demo.ts";
