export * from "./contract/design.ts";
export * from "./contract/work.ts";
export * from "./contract/views.ts";
export { STANDARD } from "./contract/standard.ts";
export * from "./contract/correct.ts";
