import { z } from "zod";
import { ReportIncident } from "#contracts/incidents";
import { Day } from "#contracts/limits";
import { UnitCode } from "#contracts/organisations";
import { AnyArea, AreaPrefix, Cursor, emptyArea, Id, Of, Secret, text, TopicCode } from "./basics.ts";

const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
/** Written to be read by everybody. */
const Both = (least: number, most: number) => z.object({ zh: text(least, most), en: text(0, most).default("") });
export const DELIBERATION_STAGES = ["announced", "drawn", "held", "closed", "cancelled"] as const;
export type DeliberationStage = (typeof DELIBERATION_STAGES)[number];
export const SEATS_MOST = 60;
export const POOL_MOST = 500;

export type DeliberationRef = z.output<typeof Of>;
export const DeliberationOnly = Of;
/** `until`: the last day on which one may volunteer. `seedFrom`: whose public numbers will be the seed, said before anybody knows them. */
export const AnnounceDeliberation = z.object({
  id: Id,
  area: AreaPrefix,
  convener: UnitCode,
  title: Both(4, 80),
  agenda: z
    .array(Both(2, 200).extend({ topic: TopicCode.nullable().default(null) }))
    .min(1)
    .max(10),
  papers: z
    .array(z.object({ title: text(2, 100), url: z.url({ protocol: /^https?$/ }).max(300) }))
    .max(10)
    .default([]),
  meets: Instant,
  venue: Both(2, 100),
  access: Both(2, 300),
  lots: z.number().int().min(1).max(SEATS_MOST),
  open: z.number().int().min(0).max(500),
  until: Day,
  seedFrom: Both(4, 200),
  asDemo: z.boolean().optional(),
});
export type AnnounceDeliberation = z.output<typeof AnnounceDeliberation>;
/** `volunteer`: an id of the sender's own making, by which the draw can be checked; it tells nothing of a person. */
export const Volunteer = Of.extend({
  volunteer: Id,
  phone: ReportIncident.shape.phone,
  email: ReportIncident.shape.email,
  needs: text(0, 300).default(""),
  language: z.enum(["zh", "en"]).default("zh"),
});
export type Volunteer = z.output<typeof Volunteer>;
export const LeaveSeat = Of.extend({ volunteer: Id, secret: Secret });
export type LeaveSeat = z.output<typeof LeaveSeat>;
export const DrawSeats = Of.extend({ seed: text(4, 100), source: text(4, 200) });
export type DrawSeats = z.output<typeof DrawSeats>;
export const MinuteDeliberation = Of.extend({
  attended: z.number().int().min(0).max(2_000),
  minutes: Both(10, 6_000),
  decisions: z.array(z.object({ decision: Id, owner: UnitCode, due: Day }).extend(Both(4, 300).shape)).max(20),
});
export type MinuteDeliberation = z.output<typeof MinuteDeliberation>;
export const ReportAgreed = Of.extend({ decision: Id, result: Both(4, 600) });
export type ReportAgreed = z.output<typeof ReportAgreed>;
export const CancelDeliberation = Of.extend({ reason: Both(4, 300) });
export type CancelDeliberation = z.output<typeof CancelDeliberation>;
export const TellDeliberation = Of.extend({ slot: z.string().max(60) });
export type TellDeliberation = z.output<typeof TellDeliberation>;

// ——— what is read ———

export const DELIBERATION_VIEWS = ["coming", "held", "all"] as const;
export const ListDeliberations = z.object({
  area: emptyArea.or(AnyArea).optional(),
  view: z.enum(DELIBERATION_VIEWS).default("all"),
  cursor: Cursor,
});
export type ListDeliberations = z.output<typeof ListDeliberations>;
export const ReadDeliberation = Of;
export const ReadSeat = Of.extend({ volunteer: Id, secret: Secret });
export type ReadSeat = z.output<typeof ReadSeat>;
/** Contacts and needs of those drawn; in the body, since the reason may name people. */
export const ReadSeats = Of.extend({ reason: text(2, 400) });
export type ReadSeats = z.output<typeof ReadSeats>;

type Two = { zh: string; en: string };
export const DELIBERATION_STEPS = ["draw", "minute", "cancel", "seats"] as const;
export type DeliberationStep = (typeof DELIBERATION_STEPS)[number];
export type AgreedView = {
  decision: string;
  text: Two;
  owner: string;
  ownerName: Two;
  due: string;
  late: boolean;
  reported: { at: string; result: Two } | null;
  mayReport: boolean;
};
export type DeliberationRow = {
  home: string;
  id: string;
  stage: DeliberationStage;
  title: Two;
  area: string;
  areaName: Two;
  convener: string;
  convenerName: Two;
  meets: string;
  venue: Two;
  until: string;
  takesVolunteers: boolean;
  lots: number;
  open: number;
  volunteers: number;
  decisions: number;
  done: number;
};
export type DeliberationPage = { rows: readonly DeliberationRow[]; next: string | null; mayAnnounce: boolean };
/** `pool`, `seats`: ids of volunteers, so that anybody can draw again from the seed. */
export type DeliberationView = DeliberationRow & {
  agenda: readonly (Two & { topicName: Two | null })[];
  papers: readonly { title: string; url: string }[];
  access: Two;
  seedFrom: Two;
  draw: { seed: string; source: string; at: string; pool: readonly string[]; left: readonly string[]; seats: readonly string[] } | null;
  attended: number | null;
  minutes: Two | null;
  reason: Two | null;
  agreed: readonly AgreedView[];
  destroyedAt: string | null;
  may: readonly DeliberationStep[];
};
export type SeatReceipt = { home: string; id: string; volunteer: string; follow: string };
export type SeatView = {
  title: Two;
  meets: string;
  venue: Two;
  access: Two;
  volunteer: string;
  state: "waiting" | "drawn" | "not-drawn" | "left" | "cancelled" | "over";
  until: string;
  mayLeave: boolean;
};
export type SeatContact = { volunteer: string; phone: string | null; email: string | null; needs: string | null };
export type DeliberationDone = { home: string; id: string; stage: string };
