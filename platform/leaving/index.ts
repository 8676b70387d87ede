export { arrive, type Arriving } from "./arrive.ts";
export { leave, type Leaving } from "./leave.ts";
export { hashOf, type Manifest } from "./package.ts";
