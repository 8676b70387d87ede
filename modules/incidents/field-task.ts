import type { QueueRow } from "./contract.ts";
import type { KnownIncident } from "./incident.ts";

/** One thing to do, as a phone keeps it: the row, the words, and the state from which it folds what its own steps will come to. */
export type FieldTask = QueueRow & {
  description: string | null;
  address: string | null;
  /** What whoever reported needs; left out by what phones keep from before it was asked. */
  needs?: string | null;
  photoIds: string[];
  /** How many photos were erased; left out by what phones keep from before there was such a number. */
  erasedPhotos?: number;
  state: KnownIncident;
  /** What the units say they did, for whoever checks it; a phone packed before this was sent has none. */
  results?: { zh: string; en: string; text: string }[];
  /** The units it was given to, by name; a phone packed before this was sent has none. */
  unitNames?: { code: string; zh: string; en: string }[];
};

export type FieldTasks = { tasks: FieldTask[]; more: boolean };

/** What folding needs and no more: whom else the record concerns has no business on a phone that can be lost. */
export const lean = (state: KnownIncident): KnownIncident => ({
  ...state,
  followers: [],
  followerPhones: [],
  ...(state.followerEmails ? { followerEmails: [] } : {}),
  ...(state.followerLanguages ? { followerLanguages: {} } : {}),
  contacts: [],
  absorbed: [],
  parts: [],
  questions: [],
  orders: [],
  told: {},
});

/** Steps taken in the street; all others are desk work. */
export const FIELD_STEPS: readonly string[] = [
  "incidents.verify-incident",
  "incidents.accept-incident",
  "incidents.bounce-incident",
  "incidents.take-first-step",
  "incidents.feed-back-incident",
  "incidents.check-incident",
  "incidents.self-handle-incident",
];
