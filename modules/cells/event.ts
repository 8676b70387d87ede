import type { Due } from "#modules/incidents";
import type { Language } from "#web/words";
import type { Conflict, INSPECTION_WAYS, Level, Unit } from "./contract.ts";
import type { Citable } from "./contract/evidence.ts";
import type { REVOCATIONS } from "./contract/stages.ts";

/** Name of a text in the record's vault. */
export type Sealed = string;
/** Evidence that is named; absent in records of before it was named by line. */
export type Cited = { cited?: { kind: Citable; text: Sealed } | null };
export type SelfLine = Cited & { line: string; points: number | null; photos: string[] };
export type Result = Cited & {
  line: string;
  points: number | null;
  reason: Sealed | null;
  photos: string[];
  finding: "none" | "plain" | "grave";
};
export type Ref = { home: string; id: string };

export type ApplicationEvent =
  | {
      type: "cells.applied";
      scheme: string;
      version: number;
      round: string;
      /** The unit that applies; `unit` is the platform's word for the office somebody acts for. */
      subject: Unit;
      self: SelfLine[];
      contact: Sealed | null;
      renews: Ref | null;
      prelimDue: Due;
      demo: boolean;
    }
  | { type: "cells.returned"; text: Sealed }
  | { type: "cells.resubmitted"; self: SelfLine[]; prelimDue: Due }
  | { type: "cells.admitted" }
  | { type: "cells.drawn"; seed: string; inspectors: string[]; excluded: { account: string; why: Conflict }[] }
  | { type: "cells.recused"; account: string; text: Sealed; inspectors: string[] }
  | {
      type: "cells.inspected";
      way: (typeof INSPECTION_WAYS)[number];
      results: Result[];
      statement: Sealed | null;
      seenAt: string | null;
    }
  | { type: "cells.countersigned"; rectifyDue: Due | null }
  | { type: "cells.rectified"; text: Sealed; photos: string[] }
  | {
      type: "cells.rechecked";
      results: (Cited & { line: string; points: number | null; mended: boolean; reason: Sealed | null; photos: string[] })[];
      text: Sealed;
    }
  | { type: "cells.publicised"; until: Due; score: number; level: Level }
  | { type: "cells.objected"; entry: string; text: Sealed; contact: Sealed | null; language?: Language }
  | { type: "cells.objection-decided"; entry: string; upheld: boolean; text: Sealed }
  | {
      type: "cells.awarded";
      certificate: string;
      level: Level;
      score: number;
      from: string;
      until: string;
      renewFrom: string;
      reportDue: string;
    }
  | { type: "cells.refused"; text: Sealed; appealUntil: string; againFrom: string | null }
  | { type: "cells.withdrawn"; text: Sealed }
  /** Taken in by mistake, or in a round that was. */
  | { type: "cells.voided"; text: Sealed | null }
  | { type: "cells.self-reported"; year: number; text: Sealed; reportDue: string }
  | { type: "cells.warned"; text: Sealed; document: string; mendDue: Due; appealUntil: string }
  | { type: "cells.mended"; text: Sealed; photos: string[]; restoreDue?: Due }
  | { type: "cells.restored"; text: Sealed }
  | {
      type: "cells.revoked";
      ground: (typeof REVOCATIONS)[number];
      document: string;
      text: Sealed;
      appealUntil: string;
      againFrom: string;
    }
  | { type: "cells.appealed"; text: Sealed }
  | { type: "cells.appeal-decided"; upheld: boolean; text: Sealed; due?: Due | null }
  /** What was found does not hold: those who were drawn look once more. */
  | { type: "cells.reinspection-ordered"; text: Sealed }
  | {
      type: "cells.check-ordered";
      number: number;
      way: (typeof INSPECTION_WAYS)[number];
      document: string | null;
      text: Sealed;
      /** The draw that named the unit; none where an incident did. */
      draw?: { round: string; number: number; at: string } | null;
      round: string;
      seed: string;
      inspectors: string[];
      excluded: { account: string; why: Conflict }[];
    }
  | { type: "cells.check-recused"; account: string; text: Sealed; inspectors: string[] }
  | { type: "cells.expired" }
  /** The unit applied again. */
  | { type: "cells.followed"; next: Ref }
  /** Another title took its place: what this record held is held by that one from now on. */
  | { type: "cells.renewed"; certificate: string; next: Ref }
  /** With another calendar; `was`: when each was to end before. `check`: that of the check of a title held. */
  | { type: "cells.dues-recounted"; dues: readonly { slot: "step" | "check"; due: Due; was: string }[] }
  | { type: "cells.reminded"; slot: string; dueAt: string }
  | { type: "cells.lapsed"; slot: string; dueAt: string };
