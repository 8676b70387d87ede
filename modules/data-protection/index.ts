export { auditCommands } from "./commands-audits.ts";
export { breachCommands } from "./commands-breaches.ts";
export { requestCommands } from "./commands.ts";
export { impactCommands } from "./commands-impacts.ts";
export { sharingCommands } from "./commands-sharings.ts";
