export {
  module,
  type Module,
  type EventWords,
  type JobContext,
  type JobKind,
  type Notice,
  type NounEntry,
  type DeskRule,
  type Handling,
  type KeptFile,
  type PhotoGate,
  type Purpose,
  type RecordGate,
  type Role,
  type SheetSource,
  type ClockSource,
} from "./module.ts";
export type { HeldField, HeldRecord, HeldRight, Reading, ReadingCount, Subject } from "./held.ts";
export type { LookedUp, NotedLookUp, Phoned } from "./lookup.ts";
export { opensWith, query, type Knowing, type Query, type QueryContext } from "./query.ts";
export { register, type Register } from "./register.ts";
export { sheetOf, type SheetLine } from "./sheet-of.ts";
export type { Against, ToldAt, ToldCorrection, ToldError, ToldFigure, ToldRow } from "./told.ts";
