export type { Stage } from "./contract.ts";
