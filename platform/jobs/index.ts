export { recountJob } from "./recounting.ts";
export { openJobs, type Jobs, type JobDeps, type JobLog } from "./runner.ts";
