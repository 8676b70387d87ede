export { conferenceCommands } from "./commands.ts";
