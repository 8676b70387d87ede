export { mergeWaiting } from "./merge.ts";
export {
  COUNTED_TO,
  countWaiting,
  DUE,
  dueBefore,
  readWaiting,
  WHOSE,
  type FoundRow,
  type WaitingCount,
  type WaitingFilter,
} from "./read.ts";
export type { WaitingRow, WaitingSource } from "./source.ts";
