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
export { sealing } from "./sealing.ts";
export { fold, keptState, noun, readState, type Noun, type Recorded, type Stamp, type StreamKey } from "./noun.ts";
export { dutyRow, nextNotice, noticeNow } from "./duty.ts";
export { single, type ClockRow, type Clocks, type ColumnType, type Projection, type Row, type Table } from "./projection.ts";
