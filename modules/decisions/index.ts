export { decisionCommands } from "./commands.ts";
export { matter } from "./matter.ts";
export type { MatterEvent } from "./matter.ts";
