export { requestCommands } from "./commands.ts";
export { impactCommands } from "./commands-impacts.ts";
