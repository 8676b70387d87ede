export { opinionCommands } from "./commands.ts";
export { seatFields } from "./deliberation.ts";
