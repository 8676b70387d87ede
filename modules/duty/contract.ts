import { z } from "zod";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
/** `<department>-<areaPrefix>`. */
const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(60);
/** A duty phone of an office, never a person's mobile. */
const DutyPhone = z.string().regex(/^(0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4}|\d{3,6})$/);
const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12})$/);

const Shift = z.object({ home: Home, id: Id });
export const ScheduleShift = z.object({ id: Id, unit: UnitCode, phone: DutyPhone, account: Id, from: Instant, to: Instant });
export type ScheduleShift = z.output<typeof ScheduleShift>;
export const AcknowledgeShift = Shift;
export type ShiftRef = z.output<typeof Shift>;
export const HandShiftOver = Shift.extend({ account: Id });
export type HandShiftOver = z.output<typeof HandShiftOver>;
export const CancelShift = Shift;

const text = (most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(1).max(most));
/** `handed`: what the next shift must know; nothing where there is nothing. */
export const WriteLog = Shift.extend({
  unit: UnitCode,
  came: text(4_000),
  handed: z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : value),
    text(2_000)
      .nullish()
      .transform((value) => value ?? null),
  ),
});
export type WriteLog = z.output<typeof WriteLog>;

export const ListRoster = z.object({
  area: z
    .literal("")
    .transform((): undefined => undefined)
    .or(AreaPrefix)
    .optional(),
  days: z.coerce.number().int().min(1).max(31).default(7),
});
/** ahead: not begun · due: begun, time is left to say so · acknowledged · missing: begun, and nobody has said "I am here". */
export const DUTY_STATES = ["ahead", "due", "acknowledged", "missing"] as const;
export type DutyState = (typeof DUTY_STATES)[number];
export type DutyRow = {
  home: string;
  id: string;
  unit: string;
  unitZh: string;
  unitEn: string;
  area: string;
  phone: string;
  person: { id: string; name: string };
  from: string;
  to: string;
  state: DutyState;
  acknowledgedAt: string | null;
  mine: boolean;
  mayAcknowledge: boolean;
  mayChange: boolean;
};
export type Roster = { rows: DutyRow[]; at: string };

/** Shifts that have begun, the newest first, with their logs. */
export const ListLogs = z.object({ area: ListRoster.shape.area, days: z.coerce.number().int().min(1).max(92).default(14) });
export type LogRow = {
  home: string;
  id: string;
  unit: string;
  unitZh: string;
  unitEn: string;
  person: string;
  from: string;
  to: string;
  loggedAt: string | null;
  came: string | null;
  handed: string | null;
  mayWrite: boolean;
};
