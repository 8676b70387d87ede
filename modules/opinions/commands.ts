import { actionCommands } from "./commands-actions.ts";
import { deliberationCommands } from "./commands-deliberations.ts";
import { givingCommands } from "./commands-giving.ts";
import { handlingCommands } from "./commands-handling.ts";
import { systemCommands } from "./commands-system.ts";
import { topicCommands } from "./commands-topics.ts";

export const opinionCommands = {
  ...givingCommands,
  ...handlingCommands,
  ...topicCommands,
  ...deliberationCommands,
  ...actionCommands,
  ...systemCommands,
};
