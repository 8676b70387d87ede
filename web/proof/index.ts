export { checkProof, type EventProof } from "./check.ts";
export { isIncluded, leafOf } from "./inclusion.ts";
