export { accountFields, accountOrders } from "./accounts.ts";
export { BRINGERS, endImport, givePasswords, noteProgress, startImport } from "./commands.ts";
export { IMPORT_KINDS, KeptRows, MOST_ROWS, type CheckedImport, type ImportFailure, type ImportKind, type ImportView } from "./contract.ts";
export { gridFields, gridOrders } from "./grids.ts";
export type { Order, Orders } from "./orders.ts";
export { findImport, listImports } from "./queries.ts";
export { unitFields, unitOrders } from "./units.ts";
