import type { Recorded } from "#platform/ledger";
import type { Limit } from "./contract.ts";
import type { Counting } from "./due.ts";
import type { IncidentEvent } from "./event.ts";
import type { KnownIncident } from "./incident.ts";

type Of<T extends IncidentEvent["type"]> = Recorded<Extract<IncidentEvent, { type: T }>>;

export const countedFrom = (from: string, limit: Limit | null): Counting | null => limit && { from, limit, changes: [] };

/** What the report said and stays as it was said. */
function told(event: Of<"incidents.reported">) {
  const { category, taxonomy, urgency, limit, firstStep, sealed, place, point, channel, language, desk, outside, demo } = event;
  const { description, address, name, phone, email, seenAt, due, firstStepDue, verifyDue, partOf, contacts } = event;
  const where = { place, point, channel, language, desk, outside, demo, partOf, contacts };
  return {
    ...(event.patrol ? { patrol: event.patrol } : {}),
    ...(event.about ? { about: event.about } : {}),
    category,
    taxonomy,
    urgency,
    limit,
    firstStep,
    sealed,
    ...where,
    description,
    address,
    name,
    phone,
    ...(email === undefined ? {} : { email }),
    seenAt,
    due,
    firstStepDue,
    verifyDue,
  };
}

export function begun(event: Of<"incidents.reported">): KnownIncident {
  const { seq, photos, due, limit } = event;
  // A part goes on where its whole stood: its reporter, and the time waited, are those of the one report.
  const since = event.since ?? { reportedAt: event.at, reportedBy: event.by, firstActionAt: null, firstResponseMinutes: null };
  return {
    ...told(event),
    stage: "reported",
    seq,
    summary: null,
    photos: photos.map((id) => ({ id, of: "report" as const })),
    ...since,
    verifiedAt: null,
    firstStepAt: null,
    dispatching: null,
    firstDispatchedAt: null,
    dispatchedTimes: 0,
    bouncedTimes: 0,
    tasks: [],
    hands: [],
    counting: due && countedFrom(since.reportedAt, limit),
    extended: false,
    suspension: null,
    fedBackAt: null,
    proposed: null,
    checking: null,
    checker: null,
    ending: null,
    endedAt: null,
    endedWorkingMinutes: null,
    late: false,
    selfHandled: false,
    returnedTimes: 0,
    reopenedTimes: 0,
    rateUntil: null,
    archiveAfter: null,
    rating: null,
    followers: [],
    absorbedFollowers: 0,
    followerPhones: [],
    questions: [],
    orders: [],
    withdrawnAt: null,
    mergedInto: null,
    absorbed: [],
    parts: [],
    told: {},
  };
}
