import { refuse } from "#platform/refusals";
import type { IncidentEvent, Ref, Sealed } from "./event.ts";
import { firstResponse, inStage, open, type Facts } from "./facts.ts";
import { contactsOf, followersOf, type Incident, type KnownIncident } from "./incident.ts";
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

/** The lead's half: everybody who followed the duplicate, its reporter first, is told of this one from now on. */
export function absorb(lead: Incident, duplicate: Incident, keys: { from: Ref; into: Ref }, text: Sealed): IncidentEvent[] {
  const found = open(lead);
  if (duplicate.stage === "none") throw refuse.notFound("incidents.not-found");
  assertMergeable(duplicate, found, keys);
  return [
    {
      type: "incidents.absorbed",
      from: keys.from,
      contacts: contactsOf(keys.from, duplicate),
      followers: followersOf(duplicate) + 1,
      text,
    },
  ];
}

/** One report held two matters: the second becomes a record of its own in the same home, already verified, and both name each other. */
export function split(whole: Incident, part: { key: Ref; category: string; summary: string }): IncidentEvent[] {
  const found = inStage(whole, "verified", "dispatched", "bounced", "handling");
  if (found.parts.some((one) => same(one, part.key))) return [];
  return [{ type: "incidents.split", part: part.key, category: part.category, summary: part.summary }];
}

export function beginPart(part: Incident, whole: Incident, key: Ref, entry: Entry, facts: Facts): IncidentEvent[] {
  if (whole.stage === "none") throw refuse.notFound("incidents.not-found");
  if (part.stage !== "none") throw refuse.conflict("incidents.part-exists");
  if (whole.sealed && !entry.sealed) throw refuse.conflict("incidents.merge-sealed");
  const { place, point, channel, language, desk, outside, demo } = whole;
  const absent = { description: null, address: null, name: null, phone: null, photos: [], seenAt: null };
  return report(
    part,
    { entry, place, point, channel, language, desk, outside, demo, ...absent, partOf: key, contacts: contactsOf(key, whole) },
    facts,
  );
}

export const verifyPart = (part: Incident, entry: Entry, summary: string, facts: Facts): IncidentEvent[] =>
  verify(part, entry, summary, facts);
