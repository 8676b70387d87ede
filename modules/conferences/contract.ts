import { z } from "zod";

const Home = z.string().regex(/^\d{9}$/);
const Id = z.uuid().transform((value) => value.toLowerCase());
const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
const Day = z.iso.date();
/** `<department>-<areaPrefix>`. */
const UnitCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*-(\d{4}|\d{6}|\d{9}|\d{12})$/)
  .max(60);
const AreaPrefix = z.string().regex(/^(\d{4}|\d{6}|\d{9})$/);
const text = (least: number, most: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(z.string().min(least).max(most));
const once = <T>(items: readonly T[]): boolean => new Set(items).size === items.length;

/** case 会商: about one matter or a few · joint 联席会议: the regular meeting of the offices of an area. */
export const CONFERENCE_KINDS = ["case", "joint"] as const;
export type ConferenceKind = (typeof CONFERENCE_KINDS)[number];
export const CONFERENCE_STAGES = ["called", "held", "closed", "cancelled"] as const;
export type ConferenceStage = (typeof CONFERENCE_STAGES)[number];

const Of = z.object({ home: Home, id: Id });
export type ConferenceRef = z.output<typeof Of>;
const Matters = z.array(z.object({ home: Home, id: Id })).max(10);
const Members = z.array(UnitCode).min(1).max(40).refine(once);
const meeting = { meets: Instant, venue: text(2, 80), members: Members };

export const CallConference = z.object({
  id: Id,
  kind: z.enum(CONFERENCE_KINDS),
  area: AreaPrefix,
  convener: UnitCode,
  topic: text(4, 200),
  matters: Matters.default([]),
  ...meeting,
});
export type CallConference = z.output<typeof CallConference>;

export const MoveConference = Of.extend({ ...meeting, reason: text(4, 400) });
export type MoveConference = z.output<typeof MoveConference>;

export const CancelConference = Of.extend({ reason: text(4, 400) });
export type CancelConference = z.output<typeof CancelConference>;

export const DECISIONS_MOST = 30;
const Decided = z.object({ decision: Id, owner: UnitCode, due: Day, text: text(4, 400) });
/** `convener` comes with the input so that its row of numbers is loaded; `paper`: the id of the minutes. */
export const MinuteConference = Of.extend({
  convener: UnitCode,
  paper: Id,
  attended: Members,
  minutes: text(10, 6_000),
  decisions: z
    .array(Decided)
    .max(DECISIONS_MOST)
    .refine((all) => once(all.map(({ decision }) => decision)))
    .default([]),
});
export type MinuteConference = z.output<typeof MinuteConference>;

const OfDecision = Of.extend({ decision: Id });
export const ReportDecision = OfDecision.extend({ result: text(4, 1_000) });
export type ReportDecision = z.output<typeof ReportDecision>;
export const JudgeDecision = OfDecision.extend({ accepted: z.boolean(), remark: text(0, 400).default("") });
export type JudgeDecision = z.output<typeof JudgeDecision>;
export const ExtendDecision = OfDecision.extend({ due: Day, reason: text(4, 400) });
export type ExtendDecision = z.output<typeof ExtendDecision>;
export const TellConference = Of.extend({ slot: z.string().max(60) });
export type TellConference = z.output<typeof TellConference>;

/** open: called, or with decisions that are not done. */
export const CONFERENCE_VIEWS = ["open", "all"] as const;
export const ListConferences = z.object({
  area: z
    .literal("")
    .transform((): undefined => undefined)
    .or(AreaPrefix)
    .optional(),
  view: z.enum(CONFERENCE_VIEWS).default("open"),
  /** The record whose conferences are asked for, "home/id". */
  matter: z
    .string()
    .regex(/^\d{9}\/[0-9a-fA-F-]{36}$/)
    .optional(),
  /** From the page before. */
  cursor: z.string().max(200).optional(),
});
export type ListConferences = z.output<typeof ListConferences>;
export const ReadConference = Of;

export type ConferenceRow = {
  home: string;
  id: string;
  number: string;
  kind: ConferenceKind;
  stage: ConferenceStage;
  area: string;
  convener: string;
  meets: string;
  topic: string | null;
  members: readonly string[];
  decisions: number;
  done: number;
  /** The earliest day a decision that is not done is due. */
  due: string | null;
};
/** `shut`: nothing sealed opens now, and topics are left out. */
export type ConferencePage = { rows: readonly ConferenceRow[]; next: string | null; at: string; shut: boolean };

export const CONFERENCE_STEPS = ["move", "cancel", "minute", "extend", "judge", "report"] as const;
export type ConferenceStep = (typeof CONFERENCE_STEPS)[number];
export type DecisionView = {
  decision: string;
  owner: string;
  text: string | null;
  due: string;
  late: boolean;
  reported: { at: string; by: string; result: string | null } | null;
  accepted: { at: string; by: string } | null;
  /** How often the result was returned, and what was said the last time. */
  returned: number;
  remark: string | null;
  /** Why its day was moved. */
  extension: string | null;
  may: readonly ("report" | "judge" | "extend")[];
};
export type ConferenceView = ConferenceRow & {
  venue: string | null;
  calledBy: string;
  minutes: string | null;
  attended: readonly string[];
  /** Why it was moved or cancelled. */
  reason: string | null;
  matters: readonly { home: string; id: string; number: string }[];
  agreed: readonly DecisionView[];
  may: readonly ("move" | "cancel" | "minute")[];
};
