import { z } from "zod";
import { Day } from "#contracts/limits";
import { GridCode, line, Subject, text } from "#contracts/grid-work";
import { ReportIncident, Uuid } from "#contracts/incidents";
import { UnitCode } from "#contracts/people";
import { Branch, type PetitionStage } from "./basics.ts";

/** Several requests are answered one by one. */
const Requests = z.array(text(500)).min(1).max(8);

/** 条例 19: name, address, request and facts. Withheld at the source: no name, no address, and no paper can be sent. */
const Body = z.object({
  id: Uuid,
  place: GridCode,
  name: line(50).nullish(),
  phone: ReportIncident.shape.phone,
  address: text(200).nullish(),
  requests: Requests,
  facts: text(6000),
  /** Letters, contracts, receipts, photos: uploaded before (POST /api/photos); as many as one form carries. */
  photos: z.array(Uuid).max(6).default([]),
  /** Whether the same was brought before: the number, as it is remembered. The desk checks it. */
  earlierNumber: line(40).nullish(),
  /** What somebody needs to be heard: an interpreter, sign language, large print, a visit at home. */
  needs: text(200).nullish(),
  /** The organ complained of, when it is one this city knows. */
  against: UnitCode.min(1).nullish(),
  language: z.enum(["zh", "en"]).default("zh"),
  asDemo: z.boolean().optional(),
});
export const FilePetition = Body;
export type FilePetition = z.input<typeof FilePetition>;

/** At the desk: what was said is written down. For many people at most five stand for all (条例 20). */
export const TakePetition = Body.extend({
  channel: z.enum(["letter", "phone", "window", "visit"]),
  people: z.number().int().min(1).max(10_000).default(1),
  representatives: z.array(line(50)).max(20).default([]),
  /** A letter: the day it came. Whoever registers late is late from that day. */
  receivedOn: Day.nullish(),
  /** The same petitioner brought the same facts before: found by the number of that petition. */
  earlier: Subject.nullish(),
});
export type TakePetition = z.input<typeof TakePetition>;

/** By an agent under a mandate that stands. */
export const FileForPrincipal = Body.extend({ mandate: Subject });
export type FileForPrincipal = z.input<typeof FileForPrincipal>;

/** The petitioner's own: with the link. */
export type PetitionReceipt = PetitionTaken & { follow: string };
/** What the clerk or the agent who writes for somebody gets: the number to say aloud. The link goes to the petitioner's own phone, with the first message. */
export type PetitionTaken = {
  home: string;
  id: string;
  number: string;
  stage: PetitionStage;
  dueAt: string;
  provisional: boolean;
};

/** `earlier`: as when it is taken at the desk. */
export const RegisterPetition = Subject.extend({ earlier: Subject.nullish() });
export type RegisterPetition = z.input<typeof RegisterPetition>;

/** `against`: the organ complained of, as whoever triages reads it in the words; filed on the page it names none. */
export const TriagePetition = Subject.extend({ branch: Branch, reason: text(1000), against: UnitCode.min(1).nullish() });
export type TriagePetition = z.input<typeof TriagePetition>;
/** 转送, 交办, or kept by the organ that received it. `reportBy`: until when the organ reports what came of what was assigned to it. */
export const RoutePetition = Subject.extend({
  to: UnitCode.min(1),
  mode: z.enum(["transfer", "assign", "here"]),
  reason: text(500),
  reportBy: Day.nullish(),
});
export type RoutePetition = z.input<typeof RoutePetition>;
export const AnswerObjection = Subject.extend({ agreed: z.boolean(), reason: text(1000) });
export type AnswerObjection = z.input<typeof AnswerObjection>;
/** The same matter, filed twice: told inside the case, of another the clerk opened by its number. `again`: by the same petitioner with the same facts. */
export const LinkPetition = Subject.extend({ other: Subject, again: z.boolean().default(false), reason: text(300) });
export type LinkPetition = z.input<typeof LinkPetition>;
