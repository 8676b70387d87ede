export { requestCommands } from "./commands.ts";
