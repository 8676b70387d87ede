import type { Limit as AnyLimit } from "#platform/clocks";
import type { CallOutcome, Channel, Ending, FirstStep, HEARD, Limit, SupervisionLevel, Urgency } from "./contract.ts";
import type { Counting } from "./due.ts";

/** An instant somebody must have acted by; provisional while it touches a year whose holidays are not published. */
export type Due = {
  /** The last instant that is in time. */
  dueAt: string;
  provisional: boolean;
  /** When the reminder is given; null when there is no time for one. */
  remindAt: string | null;
  /** What it was counted by, so that it can be counted again with another calendar; absent where a day was named, and in events of before. */
  limit?: AnyLimit;
};

/** A record elsewhere. */
export type Ref = { home: string; id: string };

/**
 * Where a phone or mail address lies that belongs to another record's vault: that of a merged duplicate, or of the whole this is a part of. `language`:
 * what its owner reads, where that was kept.
 */
export type Contact = { home: string; id: string; field: string; language?: "zh" | "en" };

/** Name of the sealed field that holds a text; never the text. */
export type Sealed = string;
/** What was done: in words, in pictures and, beside the words, spoken. */
export type Result = { text: Sealed; photos: string[]; voice?: string };

/** What the taxonomy said when the record was classified: later versions do not move a promise already made. */
export type Classified = {
  category: string;
  taxonomy: number;
  urgency: Urgency;
  limit: Limit | null;
  firstStep: Limit | null;
  sealed: boolean;
};

export type Photo = { id: string; of: "report" | "result" };

/** Who reported the whole and when, and when somebody of the city first did something about it. */
export type Since = { reportedAt: string; reportedBy: string; firstActionAt: string | null; firstResponseMinutes: number | null };

type Reported = Classified & {
  type: "incidents.reported";
  place: string;
  /** Where the event is, 6 decimals; null for sealed kinds, whose point lies in the vault. */
  point: { lon: number; lat: number } | null;
  channel: Channel;
  language: "zh" | "en";
  /** Unit code of the desk that keeps the record until another has accepted it (首问负责). */
  desk: string;
  description: Sealed | null;
  address: Sealed | null;
  name: Sealed | null;
  phone: Sealed | null;
  /** Absent where none was left: reports from before mail have no such field. */
  email?: Sealed;
  photos: string[];
  /** Absent where nothing was spoken. */
  voice?: string;
  /** Absent where no help is needed; where no other hotline handed it over. */
  needs?: Sealed;
  reference?: Sealed;
  seenAt: string | null;
  due: Due | null;
  firstStepDue: Due | null;
  verifyDue: Due;
  /** The point lies outside the city: for forwarding. */
  outside: boolean;
  demo: boolean;
  partOf: Ref | null;
  /** Of a part: what the reporter of the whole has waited since. Absent from parts of before and from whatever is no part. */
  since?: Since;
  /** The unit a complaint is about: its people never see it. Absent from every other report. */
  about?: string;
  /** The patrol on which it was found. */
  patrol?: Ref;
  /** Those who asked for the record this is a part of. */
  contacts: Contact[];
};

export type IncidentEvent =
  | Reported
  | { type: "incidents.joined"; follower: string; phone: Sealed | null; email?: Sealed; language?: "zh" | "en" }
  | (Classified & {
      type: "incidents.verified";
      summary: string;
      due: Due | null;
      firstStepDue: Due | null;
      dispatchDue: Due;
      /** How the date came about that a late record keeps; absent where it is counted from the report by the new kind. */
      counting?: Counting;
      /** Turned sealed: no finer than the village from here. */
      place?: string;
      /** The promised date is another than the reporter was told; absent where it is not. */
      dueMoved?: true;
      responseMinutes?: number;
    })
  /** The place was wrong; `desk` has it from here. What was written before stays under `from`. */
  | {
      type: "incidents.moved";
      from: string;
      place: string;
      point: { lon: number; lat: number } | null;
      desk: string;
      text: Sealed;
      responseMinutes?: number;
    }
  /** The kind was wrong. `units`: from whom the work was taken because the new kind is not for them; `place`: no finer than the new kind allows. */
  | (Classified & {
      type: "incidents.reclassified";
      text: Sealed;
      place: string;
      due: Due | null;
      counting: Counting | null;
      firstStepDue: Due | null;
      units?: string[];
      dispatchDue?: Due;
    })
  /** `archiveAfter` is missing in events from before rejected records were archived. `late`: the promised date had passed and is kept. */
  | { type: "incidents.rejected"; text: Sealed; archiveAfter?: string; responseMinutes?: number; late?: boolean }
  | { type: "incidents.self-handled"; text: Sealed; photos: string[]; voice?: string; responseMinutes?: number }
  | { type: "incidents.answered-at-once"; text: Sealed; responseMinutes?: number }
  | {
      type: "incidents.dispatched";
      lead: string;
      coUnits: string[];
      final: boolean;
      text: Sealed | null;
      acceptDue: Due;
      leadBounces?: number;
      /** Of the first dispatch: working minutes since it was verified. Missing in events from before it was counted. */
      waitedMinutes?: number;
    }
  | { type: "incidents.accepted"; unit: string }
  /** `leadBounces`: how often a lead has bounced it since the last decision; missing in events from before co-units were told apart. */
  | { type: "incidents.bounced"; unit: string; text: Sealed; dispatchDue: Due; checkDue: Due | null; leadBounces?: number }
  /** The desk took back what `unit` had not answered; `units`: all from whom it was taken with that. */
  | {
      type: "incidents.recalled";
      unit: string;
      units: string[];
      text: Sealed;
      dispatchDue: Due | null;
      checkDue: Due | null;
      leadBounces?: number;
    }
  | { type: "incidents.assigned"; unit: string; handler: string }
  /** The clock is as it was: whoever approves has the word. */
  | { type: "incidents.extension-asked"; length: Limit; text: Sealed }
  | { type: "incidents.extension-declined"; text: Sealed }
  | { type: "incidents.extended"; length: Limit; text: Sealed; due: Due }
  | { type: "incidents.suspended"; basis: "budget" | "law"; text: Sealed; reviewDue: Due }
  | { type: "incidents.resumed"; text: Sealed; due: Due | null; dueMoved?: true }
  | {
      type: "incidents.fed-back";
      unit: string;
      ending: "solved" | "unsolvable";
      text: Sealed;
      photos: string[];
      voice?: string;
      checkDue: Due | null;
    }
  | { type: "incidents.checked"; passed: boolean; text: Sealed }
  | {
      type: "incidents.ended";
      ending: Ending;
      workingMinutes: number;
      late: boolean;
      rateUntil: string | null;
      archiveAfter: string;
      window?: Limit;
    }
  | { type: "incidents.returned" }
  | {
      type: "incidents.handed-over";
      to: Sealed | null;
      acceptedBy: Sealed | null;
      text: Sealed | null;
      hotline: string | null;
      responseMinutes?: number;
    }
  | { type: "incidents.supervised"; no: number; level: SupervisionLevel; text: Sealed; due: Due }
  | { type: "incidents.supervision-answered"; no: number; text: Sealed }
  | { type: "incidents.merged"; into: Ref; text: Sealed; responseMinutes?: number }
  /** `due` and `counting`: the duplicate's, where it was promised earlier. */
  | { type: "incidents.absorbed"; from: Ref; contacts: Contact[]; followers: number; text: Sealed; due?: Due; counting?: Counting }
  | { type: "incidents.split"; part: Ref; category: string; summary: string }
  /** Guarding, arriving, an interim report: what the first-step clock waits for. */
  | {
      type: "incidents.first-step-taken";
      unit: string;
      firstStep: FirstStep;
      text: Sealed | null;
      photos: string[];
      responseMinutes?: number;
    }
  /** `words`: nothing but words. Without it a note is from before, when one of a unit that worked counted as the first step. */
  | { type: "incidents.noted"; text: Sealed; voice?: string; responseMinutes?: number; words?: true }
  | { type: "incidents.asked"; no: number; text: Sealed; responseMinutes?: number }
  | { type: "incidents.answered"; no: number; text: Sealed }
  | { type: "incidents.withdrawn"; text: Sealed | null }
  | { type: "incidents.rated"; satisfied: number; solved: boolean; text: Sealed | null }
  // The reporter's own word, taken down at the desk for whoever has no link.
  | { type: "incidents.withdrawal-taken"; heard: (typeof HEARD)[number]; text: Sealed }
  | {
      type: "incidents.rating-taken";
      heard: (typeof HEARD)[number];
      satisfied: number;
      solved: boolean;
      text: Sealed | null;
    }
  /** `satisfied` is null where nobody answered. */
  | { type: "incidents.called-back"; outcome: CallOutcome; satisfied: number | null; text: Sealed | null }
  /** `verifyDue`: it had never been verified, and begins there again. */
  | {
      type: "incidents.reopened";
      text: Sealed;
      /** Asked for at the desk. */
      heard?: (typeof HEARD)[number];
      due: Due | null;
      dispatchDue: Due | null;
      verifyDue?: Due;
      leadBounces?: number;
    }
  | { type: "incidents.reminded"; slot: string; dueAt: string }
  | { type: "incidents.lapsed"; slot: string; dueAt: string }
  | { type: "incidents.due-recomputed"; due: Due }
  /** The other duties with another calendar, by the slots of their clocks. */
  | { type: "incidents.duties-recounted"; dues: readonly { slot: string; due: Due }[] }
  /** The reporter's window with another calendar; it is never made shorter. */
  | { type: "incidents.window-recounted"; archiveAfter: string }
  | { type: "incidents.archived" }
  /** `late`: the promised date had passed and is kept. */
  | { type: "incidents.voided"; text: Sealed; late?: boolean };
