export { askDeletion, askForCode, correctField, noteCopy, proveByCode, withdrawConsent } from "./commands-mine.ts";
export { ReadMine, type MineView, type Proven } from "./contract.ts";
export { copyBlocks } from "./copy.ts";
export { mineOf, readMine } from "./queries-mine.ts";
