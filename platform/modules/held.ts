import type { Purpose } from "./module.ts";

/** Somebody about whom sealed fields of a record speak. */
export type Subject = {
  /** Tells the persons of one record apart; never a name. */
  id: string;
  /** The field that holds the phone by which this person is known again; null: none was left. */
  contact: string | null;
  /** What this person reads, where that was kept. */
  language?: "zh" | "en";
  owns: (field: string) => boolean;
  /** Whether the files kept under this purpose are the person's own; left out: none are. */
  ownsFiles?: (purpose: string) => boolean;
};

/** One look at sealed data, as it was noted. `unit`, `purpose` and `basis` are null in rows from before they were. */
export type Reading = {
  at: string;
  reader: string;
  role: string;
  unit: string | null;
  field: string;
  purpose: string | null;
  basis: string | null;
  reason: string;
};

export type HeldField = { field: string; purpose: Purpose; at: string; expiresAt: string; text: string | null };

export type HeldRecord = {
  kind: string;
  place: string;
  persons: readonly Subject[];
  /** Whether people of these units must not learn of the record by any way. */
  shutTo: (units: readonly string[]) => boolean;
  fields: readonly HeldField[];
  /** Photos, voice notes and papers, as "photo:0198…"; their text is how large, how long or how many pages. */
  files: readonly HeldField[];
  /** Newest first. */
  readings: readonly Reading[];
};

/** By what right a whole record is opened: the person's own, after proof of identity, or an emergency opening that is told. */
export type HeldRight = { basis: "self" } | { basis: "glass"; role: string; unit: string; reason: string };

/** How many footprints were left under a purpose and by a right; "" where a row from before these were noted says neither. */
export type ReadingCount = { purpose: string; basis: string; n: number };
