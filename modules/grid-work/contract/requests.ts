import { z } from "zod";
import { AreaPrefix, Point, ReportIncident, Uuid } from "#contracts/incidents";
import { Code, Cursor, GridCode, line, Photos, SeenAt, Subject, text } from "./basics.ts";

// Service request 服务代办. The home of a request is the first nine digits of its grid.

export const REQUEST_ENDINGS = ["done", "impossible", "elsewhere", "withdrawn"] as const;
export const RequestEnding = z.enum(REQUEST_ENDINGS);
export type RequestEnding = z.infer<typeof RequestEnding>;
export const REQUEST_STAGES = ["open", "ended"] as const;
export type RequestStage = (typeof REQUEST_STAGES)[number];
export const REQUEST_CHANNELS = ["visit", "grid", "phone", "window"] as const;

export const TakeServiceRequest = z.object({
  id: Uuid,
  grid: GridCode,
  /** From the configured list: agency, form, repair, care … */
  kind: Code,
  need: text(1000),
  name: line(50).nullish(),
  phone: ReportIncident.shape.phone,
  address: text(200).nullish(),
  /** Where the work is, not where anybody is. */
  point: Point.nullish(),
  photos: Photos,
  channel: z.enum(REQUEST_CHANNELS).default("grid"),
  language: z.enum(["zh", "en"]).default("zh"),
  seenAt: SeenAt.nullish(),
  asDemo: z.boolean().optional(),
});
export type TakeServiceRequest = z.input<typeof TakeServiceRequest>;
/** `number` to say aloud. The link is the resident's: it goes to the own phone, with the first message. */
export type RequestReceipt = {
  home: string;
  id: string;
  number: string;
  dueAt: string;
  provisional: boolean;
  stage: RequestStage;
};

const Step = Subject.extend({ seenAt: SeenAt.nullish() });
export const NoteServiceRequest = Step.extend({ text: text(1000) });
export type NoteServiceRequest = z.input<typeof NoteServiceRequest>;
/** `round`: how often it had been reopened when the phone last heard of it (`DayRequest.round`), so that an old word never ends a new round. */
const Round = z.number().int().min(0).max(20).default(0);
/** Done, or not possible and why, or the resident told the worker that it is no longer needed. */
export const FinishServiceRequest = Step.extend({
  round: Round,
  ending: z.enum(["done", "impossible", "withdrawn"]),
  result: text(1000),
  photos: Photos,
});
export type FinishServiceRequest = z.input<typeof FinishServiceRequest>;
/** It belongs elsewhere: ends only when the other side has accepted. */
export const HandOverServiceRequest = Step.extend({ round: Round, to: line(80), acceptedBy: line(80), reason: text(500) });
export type HandOverServiceRequest = z.input<typeof HandOverServiceRequest>;

/** A resident acts with the secret of the follow link. */
const Bearer = Subject.extend({ secret: z.string().min(20).max(64) });
export const WithdrawServiceRequest = Bearer.extend({ reason: text(300).nullish() });
export type WithdrawServiceRequest = z.input<typeof WithdrawServiceRequest>;
/** satisfied: 1 very dissatisfied … 5 very satisfied. */
export const RateServiceRequest = Bearer.extend({
  satisfied: z.coerce.number().int().min(1).max(5),
  solved: z.boolean(),
  text: text(1000).nullish(),
});
export type RateServiceRequest = z.input<typeof RateServiceRequest>;
/** 没解决: once, and it goes back to those who ended it, with a fresh date. */
export const ReopenServiceRequest = Bearer.extend({ reason: text(1000) });
export type ReopenServiceRequest = z.input<typeof ReopenServiceRequest>;

export const ListServiceRequests = z.object({
  view: z.enum(["open", "overdue", "ended", "all"]).default("open"),
  area: z
    .literal("")
    .transform((): undefined => undefined)
    .or(AreaPrefix)
    .optional(),
  kind: Code.optional(),
  /** Receipt number. */
  q: z.string().trim().max(40).optional(),
  cursor: Cursor,
});
export const CountServiceRequests = ListServiceRequests.pick({ area: true });
export type ListServiceRequests = z.input<typeof ListServiceRequests>;
export type RequestRow = {
  home: string;
  id: string;
  number: string;
  kind: string;
  grid: string;
  placeName: string;
  stage: RequestStage;
  ending: RequestEnding | null;
  takenAt: string;
  dueAt: string;
  provisional: boolean;
  late: boolean;
  endedAt: string | null;
  round: number;
  /** Two people told different endings: both are kept, somebody should ask. */
  differ: boolean;
  satisfied: number | null;
  asDemo: boolean;
};
export type RequestPage = { rows: RequestRow[]; next: string | null };

export type RequestEntry = {
  at: string;
  /** Event type, e.g. "grid-work.request-ended": a key of `event-words.ts`. */
  type: string;
  byName: string;
  text: string | null;
  ending: RequestEnding | null;
  photos: string[];
};
export const ReadServiceRequest = Subject;
export type RequestView = RequestRow & {
  need: string | null;
  address: string | null;
  /** Masked; opening it whole is a recorded read. */
  contact: { name: string | null; phone: string | null };
  point: { lon: number; lat: number } | null;
  photos: string[];
  entries: RequestEntry[];
  rating: { satisfied: number; solved: boolean; text: string | null } | null;
  may: ("note" | "finish" | "hand-over" | "contact")[];
};
export const ReadRequestContact = Subject.extend({ reason: z.string().trim().min(2).max(200) });
export type RequestContact = { name: string | null; phone: string | null };

export const ReadFollowedRequest = Bearer;
export const FindFollowedRequest = z.object({ number: z.string().min(1).max(40), tail: z.string().regex(/^\d{4}$/) });
export type FollowedRequest = {
  home: string;
  id: string;
  number: string;
  kind: string;
  kindWords: { zh: string; en: string };
  stage: RequestStage;
  ending: RequestEnding | null;
  placeName: string;
  /** null when opened by number only. */
  need: string | null;
  takenAt: string;
  dueAt: string;
  provisional: boolean;
  dueHow: { amount: number; unit: string };
  holder: { zh: string; en: string; phone: string | null } | null;
  entries: RequestEntry[];
  may: ("withdraw" | "rate" | "reopen")[];
  rating: RequestView["rating"];
  asDemo: boolean;
};
