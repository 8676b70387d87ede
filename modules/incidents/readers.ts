import type { StreamKey } from "#platform/ledger";
import type { Notice } from "#platform/modules";
import type { Contact } from "./event.ts";
import { channelOf, contactsOf, holderOf, isActive, isFollowers, leadTask, ownContacts, type KnownIncident } from "./incident.ts";

/** Who is told of a record. */
export type To = Notice["to"];
type Sealed = Extract<To, { kind: "sealed" }>;

const VILLAGE = 12;

export const staff = (role: string, { place, about }: KnownIncident): To => ({
  kind: "role",
  role,
  area: place,
  ...(about ? { except: about } : {}),
});
export const ofUnit = (unit: string, { place, about }: KnownIncident): To => ({
  kind: "unit",
  unit,
  role: "handler",
  area: place,
  ...(about ? { except: about } : {}),
});

/** Whoever decides for the unit that leads; who asks is told the answer. */
export function approvers(incident: KnownIncident): To[] {
  const lead = leadTask(incident);
  return lead ? [{ kind: "unit", unit: lead.unit, role: "approver", area: incident.place }] : [];
}

const GRID = ["gridWorker", "gridLeader"];

/** The grid's own people, where the place is known to the village. What is known only to lie in a village stands before the people of all its grids. */
const ofGrid = (incident: KnownIncident): To[] =>
  incident.sealed || incident.place.length < VILLAGE ? [] : GRID.map((role) => ({ kind: "role", role, area: incident.place, below: true }));

/** To whom a new report goes: the grid, but not those who brought it; sealed kinds and what no grid covers, the desk. */
export function takers(incident: KnownIncident, broughtBy = ""): To[] {
  const grid = ofGrid(incident);
  const all = grid.length > 0 ? grid : [staff("dispatcher", incident)];
  return all.filter((to) => to.kind === "role" && to.role !== broughtBy);
}

/** Who may check, and not those of the unit that did the work: they cannot. */
export function checkers(incident: KnownIncident): To[] {
  const except = incident.about ?? leadTask(incident)?.unit;
  return [...ofGrid(incident), staff("dispatcher", incident)].map((to) => ({ ...to, ...(except ? { except } : {}) }));
}

export const isOther =
  (one: To) =>
  (to: To): boolean =>
    JSON.stringify(to) !== JSON.stringify(one);

/** Whoever works on it in a unit: the named handler, else all of the unit who do. */
function workers(incident: KnownIncident, unit: string): To[] {
  const task = incident.tasks.find((one) => one.unit === unit);
  if (task?.handler) return [{ kind: "account", id: task.handler }];
  return [ofUnit(unit, incident)];
}

export const atWork = (incident: KnownIncident): To[] => incident.tasks.filter(isActive).flatMap((task) => workers(incident, task.unit));

/** Whose turn it is: the holder's people, or the town's dispatcher while the desk holds it. */
export const holders = (incident: KnownIncident): To[] => {
  const lead = leadTask(incident);
  return lead && holderOf(incident) === lead.unit ? workers(incident, lead.unit) : [staff("dispatcher", incident)];
};

const contact = ({ home, id, field }: Contact): To => ({ kind: "sealed", stream: { home, id }, field, channel: channelOf(field) });
/** A contact of the reporter's: here, or, of a part, with the whole it was split off from. */
const isOwn = ({ home, id }: StreamKey, incident: KnownIncident, one: Contact): boolean =>
  (one.home === home && one.id === id && ownContacts(incident).includes(one.field)) ||
  (one.home === incident.partOf?.home && one.id === incident.partOf.id && !isFollowers(one.field));

export const reporters = (key: StreamKey, incident: KnownIncident): To[] => contactsOf(key, incident).map(contact);
/** Whoever reported it: the one who is asked, and may answer, rate and reopen. */
export const reporter = (key: StreamKey, incident: KnownIncident): To[] =>
  contactsOf(key, incident)
    .filter((one) => isOwn(key, incident, one))
    .map(contact);
export const followers = (key: StreamKey, incident: KnownIncident): To[] =>
  contactsOf(key, incident)
    .filter((one) => !isOwn(key, incident, one))
    .map(contact);

/** In what language, where that was kept of the owner of this contact. */
export function reading(key: StreamKey, incident: KnownIncident, { stream, field }: Sealed): Pick<Notice, "language"> {
  const { home, id } = stream;
  const found = contactsOf(key, incident).find((one) => one.field === field && one.home === home && one.id === id);
  return found?.language ? { language: found.language } : {};
}

/**
 * The reporter's own phone is given the follow link: whoever rang has no other way to answer, rate or reopen. Of sealed kinds no link is sent: a phone at
 * home is in many hands, and the link opens every word.
 */
export const leads = ({ home, id }: StreamKey, incident: KnownIncident, { stream, field }: Sealed): boolean =>
  !incident.sealed && isOwn({ home, id }, incident, { ...stream, field });

export function clockPeople(incident: KnownIncident, slot: string): To[] {
  const [rule = "", unit] = slot.split(":");
  if (rule === "accept" && unit) return workers(incident, unit);
  const desk = staff("dispatcher", incident);
  if (rule === "verify") return [desk, ...takers(incident).filter(isOther(desk))];
  if (rule === "check") return checkers(incident);
  return rule === "dispatch" ? [desk] : holders(incident);
}
