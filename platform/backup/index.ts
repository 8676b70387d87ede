export { backUp, type BackingUp } from "./back-up.ts";
export { restore, type Restoring } from "./restore.ts";
export type { Manifest } from "./manifest.ts";
