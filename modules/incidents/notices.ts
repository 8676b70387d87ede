import { namedUuid, receiptNumber, uuidv7 } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import { archiveIncident } from "./commands-system.ts";
import type { IncidentEvent } from "./event.ts";
import { channelOf, contactsOf, holderOf, isActive, leadTask, taskOf, type Incident, type KnownIncident } from "./incident.ts";
import { needsSupervisor } from "./handling.ts";

type To = Notice["to"];
type Params = Notice["params"];

/** An instant as people in the city read it. */
const sayInstant = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16).replace("T", " ");

/** Ordered by the event's time and always the same for one event and one reader. */
function noticeId(key: StreamKey, event: Recorded<IncidentEvent>, reader: string): string {
  const random = Buffer.from(namedUuid("incidents.notice", key.home, key.id, String(event.seq), reader).replaceAll("-", ""), "hex");
  return uuidv7(Date.parse(event.at), random.subarray(0, 10));
}

type Telling = { to: readonly To[]; words: string; params?: Params };

const staff = (role: string, { place, about }: KnownIncident): To => ({
  kind: "role",
  role,
  area: place,
  ...(about ? { except: about } : {}),
});
const ofUnit = (unit: string, { place, about }: KnownIncident): To => ({
  kind: "unit",
  unit,
  role: "handler",
  area: place,
  ...(about ? { except: about } : {}),
});

/** Whoever works on it in a unit: the named handler, else all of the unit who do. */
function workers(incident: KnownIncident, unit: string): To[] {
  const task = incident.tasks.find((one) => one.unit === unit);
  if (task?.handler) return [{ kind: "account", id: task.handler }];
  return [ofUnit(unit, incident)];
}

const takenFrom = (units: readonly string[], incident: KnownIncident): Telling => ({
  to: units.map((unit) => ofUnit(unit, incident)),
  words: "incidents.notice.recalled",
});

const atWork = (incident: KnownIncident): To[] => incident.tasks.filter(isActive).flatMap((task) => workers(incident, task.unit));

/** Whose turn it is: the holder's people, or the town's dispatcher while the desk holds it. */
const holders = (incident: KnownIncident): To[] => {
  const lead = leadTask(incident);
  return lead && holderOf(incident) === lead.unit ? workers(incident, lead.unit) : [staff("dispatcher", incident)];
};

const reporters = (key: StreamKey, incident: KnownIncident): To[] =>
  contactsOf(key, incident).map(({ home, id, field }): To => ({ kind: "sealed", stream: { home, id }, field, channel: channelOf(field) }));

function clockPeople(incident: KnownIncident, slot: string): To[] {
  const [rule = "", unit] = slot.split(":");
  if (rule === "accept" && unit) return workers(incident, unit);
  return rule === "verify" || rule === "dispatch" || rule === "check" ? [staff("dispatcher", incident)] : holders(incident);
}

/** A lapse is told to both sides: to whoever owed it, to the supervisor, and, when it was the promised date, to those who wait for it. */
function lapse(key: StreamKey, incident: KnownIncident, slot: string, dueAt: string): Telling[] {
  const params = { rule: slot.split(":")[0] ?? slot, due: sayInstant(dueAt) };
  const owed: Telling = {
    to: [...clockPeople(incident, slot), staff("supervisor", incident)],
    words: "incidents.notice.lapsed",
    params,
  };
  return slot === "handle" ? [owed, { to: reporters(key, incident), words: "incidents.notice.late", params }] : [owed];
}

function tellings(key: StreamKey, incident: KnownIncident, event: Recorded<IncidentEvent>): Telling[] {
  const waiting = (words: string, params?: Params): Telling => ({ to: reporters(key, incident), words, params });
  switch (event.type) {
    case "incidents.reported": {
      if (incident.stage !== "reported") return [];
      const told = event.partOf
        ? []
        : [
            event.due
              ? waiting("incidents.notice.registered", { due: sayInstant(event.due.dueAt) })
              : waiting("incidents.notice.registered-other"),
          ];
      return event.urgency === "red" ? [...told, { to: [staff("dispatcher", incident)], words: "incidents.notice.red" }] : told;
    }
    case "incidents.rejected":
      return [waiting("incidents.notice.rejected")];
    case "incidents.dispatched": {
      const units =
        event.coUnits.includes(event.lead) || leadTask(incident)?.askedAt !== event.at ? event.coUnits : [event.lead, ...event.coUnits];
      const asked: Telling = {
        to: units.map((unit) => ofUnit(unit, incident)),
        words: event.final ? "incidents.notice.dispatched-final" : "incidents.notice.dispatched",
        params: { due: sayInstant(event.acceptDue.dueAt) },
      };
      return [asked, waiting("incidents.notice.sent-to-unit")];
    }
    case "incidents.moved": {
      const told = waiting("incidents.notice.moved");
      const here = event.place.slice(0, 9) !== event.from.slice(0, 9);
      return here ? [told, { to: [staff("dispatcher", incident)], words: "incidents.notice.moved-here" }] : [told];
    }
    case "incidents.reclassified": {
      const told = event.due
        ? waiting("incidents.notice.reclassified", { due: sayInstant(event.due.dueAt) })
        : waiting("incidents.notice.reclassified-other");
      return event.units ? [told, takenFrom(event.units, incident)] : [told];
    }
    case "incidents.recalled":
      return [takenFrom(event.units, incident)];
    case "incidents.bounced":
      if (taskOf(incident, event.unit)?.role === "co")
        return [{ to: [staff("dispatcher", incident)], words: "incidents.notice.bounced-co" }];
      return [{ to: [staff(needsSupervisor(incident) ? "supervisor" : "dispatcher", incident)], words: "incidents.notice.bounced" }];
    case "incidents.assigned":
      return [{ to: [{ kind: "account", id: event.handler }], words: "incidents.notice.assigned" }];
    case "incidents.extended":
      return [waiting("incidents.notice.extended", { due: sayInstant(event.due.dueAt) })];
    case "incidents.suspended":
      return [waiting("incidents.notice.suspended")];
    case "incidents.returned":
      return [{ to: atWork(incident), words: "incidents.notice.returned" }];
    case "incidents.ended":
      return [waiting(`incidents.notice.ended-${event.ending}`)];
    case "incidents.supervised":
      return [{ to: holders(incident), words: "incidents.notice.supervised", params: { due: sayInstant(event.due.dueAt) } }];
    case "incidents.supervision-answered":
      return [{ to: [staff("supervisor", incident)], words: "incidents.notice.supervision-answered" }];
    case "incidents.merged":
      return [waiting("incidents.notice.merged", { lead: receiptNumber(event.into.id) })];
    case "incidents.split":
      return [waiting("incidents.notice.split", { part: receiptNumber(event.part.id) })];
    case "incidents.asked":
      return [waiting("incidents.notice.asked")];
    case "incidents.answered":
      return [{ to: holders(incident), words: "incidents.notice.answered" }];
    case "incidents.reopened": {
      const checker: To[] = incident.checker ? [{ kind: "account", id: incident.checker }] : [];
      const did = incident.hands.map((id): To => ({ kind: "account", id }));
      return [{ to: [...did, ...checker, ...holders(incident)], words: "incidents.notice.reopened" }];
    }
    case "incidents.reminded":
      return [
        {
          to: clockPeople(incident, event.slot),
          words: "incidents.notice.reminded",
          params: { rule: event.slot.split(":")[0] ?? "", due: sayInstant(event.dueAt) },
        },
      ];
    case "incidents.lapsed":
      return lapse(key, incident, event.slot, event.dueAt);
    case "incidents.due-recomputed":
      return [waiting("incidents.notice.due-recomputed", { due: sayInstant(event.due.dueAt) })];
    case "incidents.voided":
      return [waiting("incidents.notice.voided")];
    default:
      return [];
  }
}

/** Staff share one id per event: whoever is reached as a person and as one of the unit reads it once. */
const readerOf = (to: To): string => (to.kind === "sealed" ? `${to.stream.home}/${to.stream.id}/${to.field}` : "staff");

/** Jobs that follow from events, in the same transaction: a notice for each reader, and the archiving of what has ended or was not taken up. */
export function incidentJobs(key: StreamKey, state: Incident, events: readonly Recorded<{ type: string }>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const number = receiptNumber(key.id);
  return (events as readonly Recorded<IncidentEvent>[]).flatMap((event) => {
    const jobs = tellings(key, state, event).flatMap(({ to, words, params }) =>
      to.map((reader): JobRequest => {
        const link = reader.kind === "sealed" ? undefined : `/console/incidents/${key.home}/${key.id}`;
        const notice: Notice = {
          id: noticeId(key, event, `${words} ${readerOf(reader)}`),
          to: reader,
          words,
          params: { number, ...params },
          ...(link ? { link } : {}),
        };
        return { kind: "incidents.notify", payload: { notice } };
      }),
    );
    const closes = event.type === "incidents.ended" || event.type === "incidents.rejected" || event.type === "incidents.window-recounted";
    if (!closes || event.archiveAfter === undefined) return jobs;
    const runAt = new Date(Date.parse(event.archiveAfter) + 1).toISOString();
    return [...jobs, { kind: "incidents.archive", payload: { home: key.home, id: key.id, archiveAfter: event.archiveAfter }, runAt }];
  });
}

export const notifyJob: JobKind = {
  kind: "incidents.notify",
  run: async (ctx, payload) => {
    await ctx.notify(payload["notice"] as Notice);
  },
};

export const archiveJob: JobKind = {
  kind: "incidents.archive",
  run: async (ctx, payload) => {
    const { home, id, archiveAfter } = payload as { home: string; id: string; archiveAfter: string };
    await ctx.execute(archiveIncident, { home, id }, namedUuid("incidents.archive", home, id, archiveAfter));
  },
};
