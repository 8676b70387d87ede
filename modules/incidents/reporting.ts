import { refuse } from "#platform/refusals";
import type { Category, Channel } from "./contract.ts";
import { endedBy, missed } from "./ending.ts";
import { moved, type Counting } from "./due.ts";
import type { Classified, Contact, Due, IncidentEvent, Ref, Result, Sealed, Since } from "./event.ts";
import { firstResponse, inStage, open, type Facts } from "./facts.ts";
import { hasJoined, isLate, type Incident, type KnownIncident } from "./incident.ts";

/** A category as the taxonomy has it now. */
export type Entry = Category & { version: number };

/** A complaint about a unit is sealed whatever its kind, and stays so under every kind it is given later. */
export const shielded = (entry: Entry, about: string | undefined): Entry =>
  about === undefined ? entry : { ...entry, sealed: true, selfHandle: false, atDesk: false };

export const classify = (entry: Entry): Classified => ({
  category: entry.code,
  taxonomy: entry.version,
  urgency: entry.urgency,
  limit: entry.limit,
  firstStep: entry.firstStep,
  sealed: entry.sealed,
});

/**
 * The promised date. §5's limits count from dispatch; we count from the report: the resident is told a date at once, it is never later than the one
 * counted from dispatch, and neither verification nor a bounce can take time from the person who waits.
 */
const promised = (classified: Classified, reportedAt: string, facts: Facts): { due: Due | null; firstStepDue: Due | null } => ({
  due: classified.limit && facts.timing.due(reportedAt, classified.limit),
  firstStepDue: classified.firstStep && facts.timing.due(reportedAt, classified.firstStep),
});

export type NewIncident = {
  entry: Entry;
  place: string;
  point: { lon: number; lat: number } | null;
  channel: Channel;
  language: "zh" | "en";
  desk: string;
  description: Sealed | null;
  address: Sealed | null;
  name: Sealed | null;
  phone: Sealed | null;
  email?: Sealed;
  photos: string[];
  voice?: string;
  needs?: Sealed;
  reference?: Sealed;
  seenAt: string | null;
  outside: boolean;
  demo: boolean;
  partOf: Ref | null;
  since?: Since;
  patrol?: Ref;
  about?: string;
  contacts: Contact[];
};

/** Sealed kinds are kept no finer than the village: a grid can be one stairwell. */
export const coarse = (place: string, sealed: boolean): string => (sealed ? place.slice(0, 12) : place);

/** Six decimals are a hand's breadth: finer digits tell nothing of the event and something of the phone. */
export const rounded = (point: { lon: number; lat: number }): { lon: number; lat: number } => ({
  lon: Math.round(point.lon * 1e6) / 1e6,
  lat: Math.round(point.lat * 1e6) / 1e6,
});

export function report(incident: Incident, fresh: NewIncident, facts: Facts): IncidentEvent[] {
  if (incident.stage !== "none") return []; // A phone that lost the signal sends again; the first report stands.
  const { entry, point, ...rest } = fresh;
  const classified = classify(entry);
  const verifyDue = facts.timing.due(facts.now, facts.procedure.verify[entry.urgency]);
  const reported: IncidentEvent = {
    type: "incidents.reported",
    ...rest,
    ...classified,
    point: point && !entry.sealed ? rounded(point) : null,
    verifyDue,
    ...promised(classified, fresh.since?.reportedAt ?? facts.now, facts),
  };
  if (!entry.handOverOnly || entry.hotline === null) return [reported];
  // A crime in progress belongs to 110 at once; only the fact of the hand-over is kept (domain.md §5, 0301).
  const handedOver: IncidentEvent = {
    type: "incidents.handed-over",
    to: null,
    acceptedBy: null,
    text: null,
    hotline: entry.hotline,
    responseMinutes: 0,
  };
  const archiveAfter = facts.timing.due(facts.now, facts.procedure.rating).dueAt;
  const ended: IncidentEvent = {
    type: "incidents.ended",
    ending: "elsewhere",
    workingMinutes: 0,
    late: false,
    rateUntil: null,
    archiveAfter,
  };
  return [{ ...reported, due: null, firstStepDue: null }, handedOver, ended];
}

export function join(
  incident: Incident,
  follower: string,
  phone: Sealed | null,
  email: Sealed | null = null,
  language?: "zh" | "en",
): IncidentEvent[] {
  // Who follows a sealed record would learn that it exists, closed or not.
  if (incident.stage !== "none" && incident.sealed) throw refuse.notFound("incidents.not-found");
  const found = open(incident);
  if (hasJoined(found, follower)) return [];
  // Kept only to write to somebody in it.
  const read = language && (phone ?? email) !== null ? { language } : {};
  return [{ type: "incidents.joined", follower, phone, ...(email === null ? {} : { email }), ...read }];
}

/** A first-level group is what a resident may choose; a work order needs a second-level entry (or 99, which has none). */
export function assertKind(entry: Entry): void {
  if (entry.code.length === 2 && entry.code !== OTHER) throw refuse.fields([{ path: "category", code: "incidents.category-needed" }]);
}

export function verify(incident: Incident, entry: Entry, summary: string, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "reported");
  assertKind(entry);
  if (entry.handOverOnly) throw refuse.conflict("incidents.hand-it-over");
  const classified = classify(shielded(entry, found.about));
  const dues = promised(classified, found.verifyFrom ?? found.reportedAt, facts);
  const kept = missedDate(found, dues.due, facts);
  const place = coarse(found.place, classified.sealed);
  return [
    {
      type: "incidents.verified",
      ...classified,
      summary,
      ...dues,
      ...kept,
      ...(place === found.place ? {} : { place }),
      ...moved(found.due, kept?.due ?? dues.due),
      dispatchDue: facts.timing.due(facts.now, facts.procedure.dispatch[entry.urgency]),
      ...firstResponse(found, facts),
    },
  ];
}

/** After its date a record keeps the date it missed, whatever longer kind it turns out to be: no correction makes it on time. Null: it is not late. */
export const missedDate = (found: KnownIncident, due: Due | null, { now }: Facts): { due: Due; counting: Counting } | null =>
  found.due && found.counting && isLate(found, now) && (due === null || due.dueAt > found.due.dueAt)
    ? { due: found.due, counting: found.counting }
    : null;

export const OTHER = "99";

export function reject(incident: Incident, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "reported");
  const archiveAfter = facts.timing.due(facts.now, facts.procedure.rating).dueAt;
  return [{ type: "incidents.rejected", text, archiveAfter, ...firstResponse(found, facts), ...missed(found, facts) }];
}

/** Green items only: what the taxonomy lets a grid worker put right on the spot. The reporter's rating is the check on it. */
export function selfHandle(incident: Incident, entry: Entry, result: Result, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "reported", "verified");
  if (!entry.selfHandle || found.about !== undefined || found.urgency === "red")
    throw refuse.conflict("incidents.not-self-handled", { category: found.category });
  return [{ type: "incidents.self-handled", ...result, ...firstResponse(found, facts) }, endedBy(found, "solved", facts)];
}

/**
 * 当场答复 (domain.md S7): who is asked a question answers it there and then, and it has still been taken in, can be followed, rated and sent back. Only
 * kinds the taxonomy lets a desk answer; what needs a visit or a decision goes on to the unit that has it.
 */
export function answerAtOnce(incident: Incident, entry: Entry, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(incident, "reported", "verified");
  if (!entry.atDesk || found.sealed || found.urgency === "red")
    throw refuse.conflict("incidents.not-answered-at-once", { category: found.category });
  return [{ type: "incidents.answered-at-once", text, ...firstResponse(found, facts) }, endedBy(found, "solved", facts)];
}
