export { isAway } from "./away.ts";
export { connect } from "./connect.ts";
export { migrate, MigrationProblem, type MigrationSource } from "./migrate.ts";
export { inOneTurn } from "./one-turn.ts";
export { alongIndexes, alsoAt, openPools, platformSettings, reading, scopePatterns, type Pools } from "./pool.ts";
export { rowless, type Reader } from "./reader.ts";
export { sharedReads } from "./shared-read.ts";
export { servingRole, UnfitRole, type ServingRole } from "./roles.ts";
export { allOf } from "./all-of.ts";
