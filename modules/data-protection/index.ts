export { auditCommands } from "./commands-audits.ts";
export { requestCommands } from "./commands.ts";
export { impactCommands } from "./commands-impacts.ts";
export { sharingCommands } from "./commands-sharings.ts";
