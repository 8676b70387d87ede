export { adoptMethod } from "./commands-register.ts";
export type { Subject, Surroundings } from "./subject.ts";
