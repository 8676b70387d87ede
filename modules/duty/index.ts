export { scheduleShift } from "./commands.ts";
export { readShifts, type StoredShift } from "./queries.ts";
export { dutyState, shift } from "./shift.ts";
export { demoShifts } from "./demo.ts";
export type { ShiftEvent } from "./shift.ts";
