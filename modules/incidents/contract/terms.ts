// The words of a record: places, stages, endings, limits, the taxonomy.
import { z } from "zod";

/** 9-digit town-level code where the record was taken in; county-level records end in 000, city-level in 500000 + 000. */
export const Home = z.string().regex(/^\d{9}$/);
export const Uuid = z.uuid().transform((value) => value.toLowerCase());
/** Prefix of an area code: 4 city, 6 county, 9 town, 12 village, 15 grid, 17 micro-grid. */
export const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9}|\d{12}|\d{15}|\d{17})$/);

// oxlint-disable-next-line no-control-regex
const VISIBLE = /^[^\u0000-\u0009\u000B-\u001F\u007F\uFFFE\uFFFF]*$/u;

/** Visible text: no control characters but line breaks; kept as typed otherwise, whatever the script. */
export const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1).max(max).regex(VISIBLE));

export const Subject = z.object({ home: Home, id: Uuid });

/** WGS-84 degrees. */
export const Point = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });

export const STAGES = [
  "reported",
  "verified",
  "dispatched",
  "bounced",
  "handling",
  "suspended",
  "fedBack",
  "ended",
  "archived",
  "rejected",
  "merged",
  "voided",
] as const;
export const ENDINGS = ["solved", "unsolvable", "elsewhere", "withdrawn"] as const;
export const URGENCIES = ["red", "orange", "yellow", "blue"] as const;
/** 110 and 12345: handed over by that hotline, with its own number for the matter (domain.md S17). */
export const CHANNELS = ["portal", "grid", "phone", "window", "mail", "api", "110", "12345"] as const;
export const SUPERVISION_LEVELS = ["remind", "supervise", "list"] as const;
export const CallOutcome = z.enum(["solved", "unsolved", "unreached"]);
export type CallOutcome = z.infer<typeof CallOutcome>;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;
/** What the first step in the matter was: there, made safe, spoken with whom it concerns, reported on what is being done. */
export const FIRST_STEPS = ["arrived", "guarded", "contacted", "reported"] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
export const Ending = z.enum(ENDINGS);
export type Ending = z.infer<typeof Ending>;
export const Urgency = z.enum(URGENCIES);
export type Urgency = z.infer<typeof Urgency>;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;
export const SupervisionLevel = z.enum(SUPERVISION_LEVELS);
export type SupervisionLevel = z.infer<typeof SupervisionLevel>;

/** minute and hour run on; workingHour and workingDay stop outside working time; "day" is a calendar day. */
export const LimitUnit = z.enum(["minute", "hour", "workingHour", "workingDay", "day"]);
export const Limit = z.object({ amount: z.number().int().min(1).max(1000), unit: LimitUnit });
export type Limit = z.infer<typeof Limit>;

const Hotline = z.enum(["110", "119", "120"]);

/** One second-level entry of the grid-event taxonomy (domain.md §5); versioned configuration. */
export const Category = z.object({
  code: z.string().regex(/^\d{2}(\d{2})?$/),
  zh: text(40),
  en: text(80),
  group: z.string().regex(/^\d{2}$/),
  /** Unit codes that may lead, the usual one first. */
  departments: z.array(z.string().min(1).max(20)).max(6),
  urgency: Urgency,
  /** null: the clocks of another service apply. */
  limit: Limit.nullable(),
  /** First step inside the limit, e.g. guard a manhole within 2 h. */
  firstStep: Limit.nullable(),
  /** A grid worker may solve it on the spot. */
  selfHandle: z.boolean(),
  /** Visible to the receiving team only; never on a map, never near-duplicate matched. */
  sealed: z.boolean(),
  /** Life or crime: the number shown before anything is typed, or null. */
  hotline: Hotline.nullable(),
  /** Only the fact of the hand-over to the hotline is kept; no text, no contact. */
  handOverOnly: z.boolean().optional(),
  /** The desk that is asked may answer it there and then (当场答复). Absent: as the taxonomy came. */
  atDesk: z.boolean().optional(),
  /** What a grid worker does and does not do in it, in the city's own words. Absent or null: what follows from the other marks. */
  worker: z
    .object({ zh: text(200), en: text(400) })
    .nullable()
    .optional(),
  /** About somebody's own life: no resident is shown that a neighbour reported it. Absent: as the taxonomy came. */
  personal: z.boolean().optional(),
  /** Asked before anything is typed: is somebody in danger now? A yes shows the numbers and goes on as `category`. Absent: as the taxonomy came; null: nothing is asked. */
  askFirst: z
    .object({ zh: text(60), en: text(120), hotlines: z.array(Hotline).min(1).max(3), category: z.string().regex(/^\d{4}$/) })
    .nullable()
    .optional(),
});
export type Category = z.infer<typeof Category>;
