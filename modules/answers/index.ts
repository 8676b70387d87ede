export { writingCommands } from "./commands.ts";
export { reviewCommands } from "./commands-review.ts";
export { usingCommands } from "./commands-using.ts";
export { demoUse } from "./demo.ts";
export { numberIn } from "./personal.ts";
