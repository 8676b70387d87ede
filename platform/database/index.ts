export { migrate, MigrationProblem, type MigrationSource } from "./migrate.ts";
export { openPools, reading, scopePatterns, type Pools } from "./pool.ts";
export type { Reader } from "./reader.ts";
