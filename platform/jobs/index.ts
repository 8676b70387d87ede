export { recountJob } from "./recounting.ts";
export { openJobs, type Jobs, type JobDeps, type JobLog } from "./runner.ts";
export type { Keeper, Leased } from "./kept.ts";
export { openSignOfLife } from "./sign-of-life.ts";
