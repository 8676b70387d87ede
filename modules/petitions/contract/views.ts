import { z } from "zod";
import { Day } from "#contracts/limits";
import { Cursor, line, Subject } from "#contracts/grid-work";
import { AreaPrefix } from "#contracts/incidents";
import { Bearer, BRANCHES, type Branch, type PaperCode, type PetitionChannel, type PetitionEnding, type PetitionStage } from "./basics.ts";
import type { ANSWERS, SETTLED_BY } from "./handling.ts";

/** The clerk's work by due time. There is no search by person: a petition is found by its number only. */
export const ListPetitions = z.object({
  view: z.enum(["desk", "organ", "review", "overdue", "ended"]).default("desk"),
  area: AreaPrefix.optional(),
  branch: z.enum(BRANCHES).optional(),
  number: z.string().trim().max(40).optional(),
  cursor: Cursor,
});
export type ListPetitions = z.input<typeof ListPetitions>;
export const CountPetitions = ListPetitions.pick({ area: true });
export type PetitionRow = {
  home: string;
  id: string;
  number: string;
  placeName: string;
  placeNameEn: string;
  channel: PetitionChannel;
  stage: PetitionStage;
  ending: PetitionEnding | null;
  branch: Branch | null;
  organ: string;
  organName: string;
  organNameEn: string;
  receivedAt: string;
  dueAt: string | null;
  rule: string | null;
  /** What is left is said in working time. */
  working: boolean;
  provisional: boolean;
  late: boolean;
  round: number;
  sealed: boolean;
  asDemo: boolean;
};
export type PetitionPage = { rows: PetitionRow[]; next: string | null };

export type PetitionEntry = { at: string; type: string; byName: string; text: string | null; params: Record<string, string> };
export type OpinionView = {
  facts: string | null;
  law: string | null;
  answers: { result: (typeof ANSWERS)[number]; text: string | null }[];
  performance: string | null;
  signed: boolean;
};
export type ReviewView = {
  round: number;
  organName: string;
  organNameEn: string;
  asked: string | null;
  result: string | null;
  ground: string | null;
  facts: string | null;
  law: string | null;
  opinion: string | null;
};
export type ClockView = {
  slot: string;
  rule: string;
  kind: "duty" | "right";
  who: string;
  whoEn: string;
  from: string;
  dueAt: string;
  working: boolean;
  provisional: boolean;
  metAt: string | null;
  state: "running" | "met" | "late" | "lapsed" | "void";
};
export const ReadPetition = Subject;
export type PetitionView = PetitionRow & {
  requests: (string | null)[];
  facts: string | null;
  /** Photos and scans handed in with it, for whoever reads the facts. */
  photos: string[];
  address: string | null;
  needs: string | null;
  /** The number of an earlier petition, as the petitioner wrote it; the desk checks it. */
  earlier: string | null;
  contact: { name: string | null; phone: string | null };
  people: number;
  representatives: number;
  withheld: boolean;
  againstName: string | null;
  clocks: ClockView[];
  opinion: OpinionView | null;
  reviews: ReviewView[];
  /** `terms` names what was offered; `on` null while it waits for the petitioner. */
  settlement: { how: (typeof SETTLED_BY)[number]; terms: string; text: string | null; on: string | null; image: string | null } | null;
  challenge: "open" | "upheld" | "refused" | null;
  linked: { home: string; id: string; number: string; again: boolean }[];
  entries: PetitionEntry[];
  disputes: { home: string; id: string; number: string }[];
  /** Papers its steps call for: issued by themselves, or by hand where that did not happen. */
  papers: { code: PaperCode; seq: number; unit: string; title: { zh: string; en: string } }[];
  /** `taken`: said to the desk and written down there. */
  rating: { organ: number; office: number; text: string | null; taken: boolean } | null;
  may: string[];
};
export const ReadPetitionContact = Subject.extend({ reason: line(200) });
export type PetitionContact = { name: string | null; phone: string | null };

export const ReadFollowedPetition = Bearer;
export const FindPetition = z.object({ number: z.string().trim().max(40), tail: z.string().regex(/^\d{4}$/) });
/** A paper written to this reader. */
export type OwnPaper = { home: string; id: string; title: { zh: string; en: string }; number: string };
export type FollowedPetition = Omit<PetitionView, "contact" | "earlier" | "linked" | "papers" | "disputes"> & {
  holderPhone: string | null;
  whole: boolean;
  own: OwnPaper[];
};

/** 重复信访率: for organs with at least so many opinions, that no petitioner stands behind a number. */
export const REPEAT_LEAST = 30;
export const ReadPetitionRepeat = z.object({ from: Day.optional(), to: Day.optional() });
export type PetitionRepeat = {
  from: string;
  to: string;
  least: number;
  rows: { organ: string; organName: string; organNameEn: string; opinions: number; refiled: number; value: number }[];
};
export const ReadPetitionFigures = z.object({ area: AreaPrefix.optional(), from: Day.optional(), to: Day.optional() });
export type PetitionFigureTable = {
  from: string;
  to: string;
  figures: { code: string; zh: string; en: string; definition: { zh: string; en: string } }[];
  rows: {
    area: string;
    areaName: string;
    areaNameEn: string;
    figures: { code: string; numerator: number; denominator: number; value: number | null }[];
  }[];
};
