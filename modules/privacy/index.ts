export { askDeletion, askForCode, correctField, noteCopy, proveByCode, withdrawConsent } from "./commands-mine.ts";
export { askForOwn, proveOwn } from "./commands-own.ts";
export { readOwn } from "./queries-own.ts";
export { closeGlass, openGlass, reviewGlass } from "./commands-glass.ts";
export { findSealed, listActs, listGlass, readOpened } from "./queries-glass.ts";
export { ReadMine, type MineView, type Proven } from "./contract.ts";
export { listLookUps, lookUpCaller } from "./queries-lookup.ts";
export { copyBlocks } from "./copy.ts";
export { mineOf, readMine } from "./queries-mine.ts";
