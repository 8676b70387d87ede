import type { Handling, Subject } from "#platform/modules";
import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Due } from "#modules/incidents";
import type { Limit } from "#contracts/incidents";
import type { REQUEST_CHANNELS, RequestEnding } from "./contract.ts";
import { saidIn, withEntry, type Entry } from "./entries.ts";

type Sealed = string;
type LonLat = { lon: number; lat: number };
type Ended = {
  entry: string;
  round: number;
  ending: RequestEnding;
  text: Sealed | null;
  to: Sealed | null;
  acceptedBy: Sealed | null;
  photos: string[];
  rateUntil: string;
};

export type RequestEvent =
  | {
      type: "grid-work.request-taken";
      grid: string;
      kind: string;
      limit: Limit;
      due: Due;
      desk: string;
      need: Sealed;
      name: Sealed | null;
      phone: Sealed | null;
      address: Sealed | null;
      point: LonLat | null;
      photos: string[];
      channel: (typeof REQUEST_CHANNELS)[number];
      language: "zh" | "en";
      seenAt: string | null;
      demo: boolean;
    }
  | { type: "grid-work.request-noted"; entry: string; text: Sealed }
  | ({ type: "grid-work.request-ended" } & Ended)
  | { type: "grid-work.request-withdrawn"; entry: string; round: number; text: Sealed | null; rateUntil: string }
  | { type: "grid-work.request-rated"; satisfied: number; solved: boolean; text: Sealed | null }
  | { type: "grid-work.request-reopened"; text: Sealed; due: Due }
  | { type: "grid-work.request-due-recomputed"; due: Due }
  | { type: "grid-work.request-reminded"; dueAt: string }
  | { type: "grid-work.request-lapsed"; dueAt: string };

type Of<T extends RequestEvent["type"]> = Extract<RequestEvent, { type: T }>;
export type Rating = { satisfied: number; solved: boolean; text: Sealed | null; at: string };
type Taken = Omit<Of<"grid-work.request-taken">, "type" | "due" | "photos">;

export type KnownRequest = Taken & {
  stage: "open" | "ended";
  takenAt: string;
  photos: readonly string[];
  due: Due;
  /** When the running promise began: taken, or reopened. */
  from: string;
  /** How often it was reopened. */
  round: number;
  notes: readonly Entry[];
  endings: readonly (Ended & Entry)[];
  rating: Rating | null;
  told: { dueAt: string; as: "reminded" | "lapsed" } | null;
  /** Who took it, noted on it or said that it ended. */
  hands?: readonly string[];
};
export type Request = { stage: "none" } | KnownRequest;

/** Whoever took it down or worked on it: nobody of these speaks for the resident. */
export const hadHand = (found: Request, account: string): boolean => found.stage !== "none" && (found.hands ?? []).includes(account);

const HANDS = new Set(["grid-work.request-taken", "grid-work.request-noted", "grid-work.request-ended"]);
const withHand = (found: Request, { type, by }: Recorded<RequestEvent>): Request =>
  found.stage === "none" || !HANDS.has(type) ? found : { ...found, hands: [...new Set([...(found.hands ?? []), by])].sort() };

const endingsOf = (request: KnownRequest): readonly (Ended & Entry)[] => request.endings.filter(({ round }) => round === request.round);

/** The ending that stands: the one said first, by the name it was given when it was said. Others are kept beside it. */
export const endingOf = (request: KnownRequest): (Ended & Entry) | null => endingsOf(request)[0] ?? null;
export const differ = (request: KnownRequest): boolean => new Set(endingsOf(request).map(({ ending }) => ending)).size > 1;

const settled = (request: KnownRequest): KnownRequest => ({ ...request, stage: endingOf(request) === null ? "open" : "ended" });

function ended(request: KnownRequest, ending: Ended & Entry): KnownRequest {
  return settled({ ...request, endings: withEntry(request.endings, ending) });
}

function step(request: Request, event: Recorded<RequestEvent>): Request {
  if (event.type === "grid-work.request-taken") {
    const { at, ...taken } = saidIn(event, "type");
    return { ...taken, stage: "open", takenAt: at, from: at, round: 0, notes: [], endings: [], rating: null, told: null };
  }
  if (request.stage === "none") return request;
  switch (event.type) {
    case "grid-work.request-noted":
      return { ...request, notes: withEntry(request.notes, { entry: event.entry, at: event.at }) };
    case "grid-work.request-ended": {
      const { entry, round, ending, text, to, acceptedBy, photos, rateUntil, at } = event;
      return ended(request, { entry, round, ending, text, to, acceptedBy, photos, rateUntil, at });
    }
    case "grid-work.request-withdrawn": {
      const { entry, round, text, rateUntil, at } = event;
      return ended(request, { entry, round, ending: "withdrawn", text, to: null, acceptedBy: null, photos: [], rateUntil, at });
    }
    case "grid-work.request-rated":
      return { ...request, rating: { satisfied: event.satisfied, solved: event.solved, text: event.text, at: event.at } };
    case "grid-work.request-reopened":
      return settled({ ...request, round: request.round + 1, from: event.at, due: event.due });
    case "grid-work.request-due-recomputed":
      return { ...request, due: event.due };
    default:
      return { ...request, told: { dueAt: event.dueAt, as: event.type === "grid-work.request-lapsed" ? "lapsed" : "reminded" } };
  }
}

const evolve = (found: Request, event: Recorded<RequestEvent>): Request => withHand(step(found, event), event);

/** Whether it is this office's work: in its area, until it has ended and the resident can no longer say that it was not done. */
export const handles = (found: Request, { grant, now }: Handling): boolean =>
  found.stage !== "none" &&
  (found.grid.startsWith(grant.area) || grant.area.startsWith(found.grid)) &&
  (found.stage === "open" || (endingOf(found)?.rateUntil ?? "") > now);

const OWN = ["need", "address", "name", "phone", "rating", "reopening", "withdrawal"];

/** Whoever asked for the service. */
export const personsOf = (found: Request): Subject[] =>
  found.stage === "none"
    ? []
    : [
        {
          id: "resident",
          contact: found.phone,
          language: found.language,
          owns: (field) => OWN.includes(field.split(":")[0] ?? field),
          ownsFiles: (purpose) => purpose === "grid-work.request",
        },
      ];

export const request = noun<Request, RequestEvent>({ kind: "grid-work.service-request", initial: { stage: "none" }, evolve });

export function known(found: Request): KnownRequest {
  // A step can come back into the network before the request it belongs to: the phone keeps it and tries again.
  if (found.stage === "none") throw refuse.conflict("grid-work.not-yet");
  return found;
}

export function take(found: Request, taken: Omit<Of<"grid-work.request-taken">, "type">): RequestEvent[] {
  return found.stage === "none" ? [{ type: "grid-work.request-taken", ...taken }] : [];
}

export function note(found: Request, entry: string, text: Sealed): RequestEvent[] {
  const { notes } = known(found);
  return notes.some((one) => one.entry === entry) ? [] : [{ type: "grid-work.request-noted", entry, text }];
}

/** Ends it, or is kept beside what was said before it. A word for an earlier round changes nothing of the present one. */
export function end(found: Request, ending: Ended): RequestEvent[] {
  const { endings, round } = known(found);
  if (ending.round > round) throw refuse.conflict("grid-work.not-yet");
  return endings.some(({ entry }) => entry === ending.entry) ? [] : [{ type: "grid-work.request-ended", ...ending }];
}

export function withdraw(found: Request, entry: string, text: Sealed | null, rateUntil: string): RequestEvent[] {
  const open = known(found);
  if (open.stage !== "open") throw refuse.conflict("grid-work.ended-already");
  return [{ type: "grid-work.request-withdrawn", entry, round: open.round, text, rateUntil }];
}

const ratable = (found: KnownRequest, now: string): boolean => {
  const ending = endingOf(found);
  return ending !== null && ending.ending !== "withdrawn" && now <= ending.rateUntil;
};

export function rate(found: Request, rating: Omit<Of<"grid-work.request-rated">, "type">, now: string): RequestEvent[] {
  const ended = known(found);
  if (!ratable(ended, now)) throw refuse.conflict("grid-work.rating-closed");
  if (ended.rating !== null) throw refuse.conflict("grid-work.rated-already");
  return [{ type: "grid-work.request-rated", ...rating }];
}

const unhappy = ({ rating }: KnownRequest): boolean => rating !== null && (!rating.solved || rating.satisfied <= 2);

/** Not solved, or dissatisfied: once, and nobody can refuse it. */
export function reopen(found: Request, text: Sealed, due: Due, now: string): RequestEvent[] {
  const ended = known(found);
  if (ended.round > 0) throw refuse.conflict("grid-work.reopened-already");
  if (!ratable(ended, now)) throw refuse.conflict("grid-work.rating-closed");
  if (!unhappy(ended)) throw refuse.conflict("grid-work.rate-first");
  return [{ type: "grid-work.request-reopened", text, due }];
}

/** What the holder of the follow link may do now. */
export function rightsOf(found: KnownRequest, now: string): ("withdraw" | "rate" | "reopen")[] {
  if (found.stage === "open") return ["withdraw"];
  if (!ratable(found, now)) return [];
  if (found.rating === null) return ["rate"];
  return found.round === 0 && unhappy(found) ? ["reopen"] : [];
}
