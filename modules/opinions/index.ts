export { opinionCommands } from "./commands.ts";
