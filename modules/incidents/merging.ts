import { refuse } from "#platform/refusals";
import type { Counting } from "./due.ts";
import type { Due, IncidentEvent, Ref, Sealed } from "./event.ts";
import { firstResponse, inStage, open, type Facts } from "./facts.ts";
import { contactsOf, followersOf, isLate, type Incident, type KnownIncident } from "./incident.ts";
import { report, verify, type Entry } from "./reporting.ts";

const same = (left: Ref, right: Ref): boolean => left.home === right.home && left.id === right.id;

function assertMergeable(duplicate: KnownIncident, lead: KnownIncident, keys: { from: Ref; into: Ref }): void {
  if (same(keys.from, keys.into)) throw refuse.invalid("incidents.merge-itself");
  // A sealed record must not surface through the timeline of an open one.
  if (duplicate.sealed || lead.sealed) throw refuse.conflict("incidents.merge-sealed");
}

/** The duplicate's half: it closes into the lead record. */
export function merge(duplicate: Incident, lead: Incident, keys: { from: Ref; into: Ref }, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = inStage(duplicate, "reported", "verified", "dispatched", "bounced", "handling");
  assertMergeable(found, open(lead), keys);
  return [{ type: "incidents.merged", into: keys.into, text, ...firstResponse(found, facts) }];
}

/** Whoever was promised an earlier date keeps it: merging into a fresh record makes nothing less late. */
const earlierDate = (duplicate: KnownIncident, lead: KnownIncident): { due?: Due; counting?: Counting } =>
  duplicate.due && duplicate.counting && (lead.due === null || duplicate.due.dueAt < lead.due.dueAt)
    ? { due: duplicate.due, counting: duplicate.counting }
    : {};

/** The lead's half: everybody who followed the duplicate, its reporter first, is told of this one from now on. */
export function absorb(lead: Incident, duplicate: Incident, keys: { from: Ref; into: Ref }, text: Sealed, facts: Facts): IncidentEvent[] {
  const found = open(lead);
  if (duplicate.stage === "none") throw refuse.notFound("incidents.not-found");
  assertMergeable(duplicate, found, keys);
  // The lead's clock stands still: a date already missed would stand still with it and count for nothing.
  if (found.suspension !== null && isLate(duplicate, facts.now)) throw refuse.conflict("incidents.late-into-suspended");
  return [
    {
      type: "incidents.absorbed",
      from: keys.from,
      contacts: contactsOf(keys.from, duplicate),
      followers: followersOf(duplicate) + 1,
      text,
      ...earlierDate(duplicate, found),
    },
  ];
}

/** One report held two matters: the second becomes a record of its own in the same home, already verified, and both name each other. */
export function split(whole: Incident, part: { key: Ref; category: string; summary: string }): IncidentEvent[] {
  const found = inStage(whole, "verified", "dispatched", "bounced", "handling");
  if (found.parts.some((one) => same(one, part.key))) return [];
  return [{ type: "incidents.split", part: part.key, category: part.category, summary: part.summary }];
}

/** The part is the same person's report: the date counts from it, and whoever could be asked about the whole can be asked about the part. */
export function beginPart(
  part: Incident,
  whole: Incident,
  key: Ref,
  { entry, description }: { entry: Entry; description: Sealed | null },
  facts: Facts,
): IncidentEvent[] {
  if (whole.stage === "none") throw refuse.notFound("incidents.not-found");
  if (part.stage !== "none") throw refuse.conflict("incidents.part-exists");
  if (whole.sealed && !entry.sealed) throw refuse.conflict("incidents.merge-sealed");
  const { place, point, channel, language, desk, outside, demo, seenAt } = whole;
  const { reportedAt, reportedBy, firstActionAt, firstResponseMinutes } = whole;
  // Name, address and photos are read where they lie, in the whole.
  const absent = { address: null, name: null, phone: null, photos: [] };
  const kept = { entry, place, point, channel, language, desk, outside, demo, seenAt, description, ...absent };
  const since = { reportedAt, reportedBy, firstActionAt, firstResponseMinutes };
  return report(part, { ...kept, since, partOf: key, contacts: contactsOf(key, whole) }, facts);
}

export const verifyPart = (part: Incident, entry: Entry, summary: string, facts: Facts): IncidentEvent[] =>
  verify(part, entry, summary, facts);
