import type { Due } from "#modules/incidents";
import { noun, type StreamKey } from "#platform/ledger";
import type { AnswerText, EntryStage } from "./contract.ts";

export type ReviewDue = Due & { limit: NonNullable<Due["limit"]> };

export type EntryEvent =
  // The words are the office's own and meant to be read: they hold nobody's data (commands refuse numbers) and stand in the clear, internal ones too.
  // `owner`, not `unit`: that name at the top of an event is the unit of whoever acted.
  | { type: "answers.drafted"; area: string; owner: string; text: AnswerText; from: StreamKey | null }
  | { type: "answers.revised"; version: number; text: AnswerText; reason: string }
  | { type: "answers.checked"; version: number }
  | { type: "answers.returned"; version: number; remark: string }
  | { type: "answers.dropped"; version: number; reason: string }
  | { type: "answers.published"; version: number; due: ReviewDue }
  | { type: "answers.confirmed"; reviewBy: string; due: ReviewDue }
  | { type: "answers.withdrawn"; reason: string }
  | { type: "answers.handed-up"; owner: string }
  | { type: "answers.review-recounted"; due: ReviewDue; was: string }
  | { type: "answers.clock-told"; slot: string; dueAt: string; as: "reminded" | "lapsed" };

type Step = { at: string; by: string };
export type Version = {
  n: number;
  text: AnswerText;
  reason: string;
  written: Step;
  checked: Step | null;
  returned: (Step & { remark: string }) | null;
  published: Step | null;
  until: string | null;
};
/** One duty to look at it again; the last one is the one that runs. */
export type Review = { slot: string; from: string; reviewBy: string; due: ReviewDue; metAt: string | null };

export type KnownEntry = {
  stage: EntryStage;
  area: string;
  owner: string;
  from: StreamKey | null;
  versions: readonly Version[];
  /** What is read; null before it was published. */
  current: number | null;
  /** What is being written, checked or ready to be published. */
  open: number | null;
  reviews: readonly Review[];
  confirmed: readonly (Step & { reviewBy: string })[];
  withdrawn: (Step & { reason: string }) | null;
  handedUp: readonly { at: string; from: string; to: string }[];
  told: Readonly<Record<string, { dueAt: string; as: "reminded" | "lapsed" }>>;
};
export type Entry = { stage: "none" } | KnownEntry;

const written = (n: number, text: AnswerText, reason: string, step: Step): Version => ({ n, text, reason, written: step, checked: null, returned: null, published: null, until: null }); // prettier-ignore

const withVersion = (state: KnownEntry, n: number | null, change: (one: Version) => Version): readonly Version[] =>
  state.versions.map((one) => (one.n === n ? change(one) : one));

const met = (reviews: readonly Review[], at: string): readonly Review[] =>
  reviews.map((one) => (one.metAt === null ? { ...one, metAt: at } : one));

const nextReview = (state: KnownEntry, at: string, reviewBy: string, due: ReviewDue): readonly Review[] => [
  ...met(state.reviews, at),
  { slot: `review:${state.reviews.length + 1}`, from: at, reviewBy, due, metAt: null },
];

export const versionOf = (state: KnownEntry, n: number | null): Version | null => state.versions.find((one) => one.n === n) ?? null;

export const entry = noun<Entry, EntryEvent>({
  kind: "answers.entry",
  initial: { stage: "none" },
  evolve: (state, event) => {
    const step = { at: event.at, by: event.by };
    if (event.type === "answers.drafted") {
      const { area, owner, text, from } = event;
      const empty = { current: null, reviews: [], confirmed: [], withdrawn: null, handedUp: [], told: {} };
      return { stage: "draft", area, owner, from, versions: [written(1, text, "", step)], open: 1, ...empty };
    }
    if (state.stage === "none") return state;
    switch (event.type) {
      case "answers.revised":
        return { ...state, versions: [...state.versions, written(event.version, event.text, event.reason, step)], open: event.version };
      case "answers.checked":
        return { ...state, versions: withVersion(state, event.version, (one) => ({ ...one, checked: step })) };
      case "answers.returned":
        return {
          ...state,
          versions: withVersion(state, event.version, (one) => ({ ...one, returned: { ...step, remark: event.remark } })),
        };
      case "answers.dropped":
        return {
          ...state,
          open: null,
          ...(state.current === null ? { stage: "dropped", withdrawn: { ...step, reason: event.reason } } : {}),
        };
      case "answers.published": {
        const closed = withVersion(state, state.current, (one) => ({ ...one, until: event.at }));
        const versions = closed.map((one) => (one.n === event.version ? { ...one, published: step } : one));
        const reviewBy = versionOf(state, event.version)?.text.reviewBy ?? "";
        const reviews = nextReview(state, event.at, reviewBy, event.due);
        return { ...state, stage: "published", versions, current: event.version, open: null, reviews };
      }
      case "answers.confirmed": {
        const confirmed = [...state.confirmed, { ...step, reviewBy: event.reviewBy }];
        return { ...state, confirmed, reviews: nextReview(state, event.at, event.reviewBy, event.due) };
      }
      case "answers.withdrawn": {
        const versions = withVersion(state, state.current, (one) => ({ ...one, until: event.at }));
        return {
          ...state,
          stage: "withdrawn",
          versions,
          open: null,
          reviews: met(state.reviews, event.at),
          withdrawn: { ...step, reason: event.reason },
        };
      }
      case "answers.handed-up":
        return { ...state, owner: event.owner, handedUp: [...state.handedUp, { at: event.at, from: state.owner, to: event.owner }] };
      case "answers.review-recounted":
        return { ...state, reviews: state.reviews.map((one) => (one.metAt === null ? { ...one, due: event.due } : one)) };
      case "answers.clock-told":
        return { ...state, told: { ...state.told, [event.slot]: { dueAt: event.dueAt, as: event.as } } };
    }
  },
});

/** The review that runs; null when nothing is published. */
export const reviewOf = (state: KnownEntry): Review | null => {
  const last = state.reviews.at(-1);
  return last && last.metAt === null ? last : null;
};

/** When somebody last looked at what is read: published or confirmed. */
export const checkedAt = (state: KnownEntry): string | null =>
  [versionOf(state, state.current)?.published?.at ?? null, state.confirmed.at(-1)?.at ?? null].reduce((left, right) => (left === null || (right !== null && right > left) ? right : left), null); // prettier-ignore
