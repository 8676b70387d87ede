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
    ...(event.needs === undefined ? {} : { needs: event.needs }),
    ...(event.reference === undefined ? {} : { reference: event.reference }),
    seenAt,
    due,
    firstStepDue,
    verifyDue,
  };
}

/** What has not happened to a record yet; such fields are not kept (`Noun.blank`). */
export const NOTHING_YET = {
  summary: null,
  seenAt: null,
  address: null,
  name: null,
  firstStep: null,
  outside: false,
  partOf: null,
  contacts: [],
  photos: [],
  verifiedAt: null,
  firstActionAt: null,
  firstResponseMinutes: null,
  firstStepDue: null,
  firstStepAt: null,
  dispatching: null,
  firstDispatchedAt: null,
  dispatchMinutes: null,
  dispatchedTimes: 0,
  bouncedTimes: 0,
  tasks: [],
  hands: [],
  counting: null,
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
  answeredAtOnce: false,
  returnedTimes: 0,
  reopenedTimes: 0,
  rateUntil: null,
  archiveAfter: null,
  rating: null,
  rung: false,
  reached: false,
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
} as const satisfies Partial<KnownIncident>;

export function begun(event: Of<"incidents.reported">): KnownIncident {
  const { seq, photos, due, limit } = event;
  // A part goes on where its whole stood: its reporter, and the time waited, are those of the one report.
  const since = event.since ?? { reportedAt: event.at, reportedBy: event.by, firstActionAt: null, firstResponseMinutes: null };
  return {
    ...NOTHING_YET,
    ...told(event),
    stage: "reported",
    seq,
    photos: photos.map((id) => ({ id, of: "report" as const })),
    ...since,
    counting: due && countedFrom(since.reportedAt, limit),
  };
}
