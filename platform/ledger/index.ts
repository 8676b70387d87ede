export {
  command,
  ref,
  type Command,
  type CommandContext,
  type JobRequest,
  type NamedPicture,
  type Sealing,
  type StreamRef,
} from "./command.ts";
export { fold, keptState, noun, readState, type Noun, type Recorded, type Stamp, type StreamKey } from "./noun.ts";
export { dutyRow, nextNotice, noticeNow } from "./duty.ts";
export type { ClockRow, Clocks, ColumnType, Projection, Row, Table } from "./projection.ts";
