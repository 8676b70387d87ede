import { followSecret } from "#platform/access";
import { allOf } from "#platform/database";
import { shortMinute } from "#platform/days";
import { namedUuid, namedUuidAt, receiptNumber } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import { followPath } from "./acting.ts";
import { archiveIncident } from "./commands-system.ts";
import type { IncidentEvent } from "./event.ts";
import { leadTask, taskOf, type Incident, type KnownIncident } from "./incident.ts";
import { needsSupervisor } from "./handling.ts";
import {
  approvers,
  atWork,
  checkers,
  clockPeople,
  followers,
  holders,
  isOther,
  leads,
  ofUnit,
  reading,
  reporter,
  reporters,
  staff,
  takers,
  type To,
} from "./readers.ts";

type Params = Notice["params"];

/** Ordered by the event's time and always the same for one event and one reader. */
function noticeId(key: StreamKey, event: Recorded<IncidentEvent>, reader: string): string {
  return namedUuidAt(event.at, "incidents.notice", key.home, key.id, String(event.seq), reader);
}

type Telling = { to: readonly To[]; words: string; params?: Params };

const takenFrom = (units: readonly string[], incident: KnownIncident): Telling => ({
  to: units.map((unit) => ofUnit(unit, incident)),
  words: "incidents.notice.recalled",
});

/** A lapse is told to both sides: to whoever owed it, to the supervisor, and, when it was the promised date, to those who wait for it. */
function lapse(key: StreamKey, incident: KnownIncident, slot: string, dueAt: string): Telling[] {
  const params = { rule: slot.split(":")[0] ?? slot, due: shortMinute(dueAt) };
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
      const city: Telling = { to: takers(incident, event.role), words: "incidents.notice.new" };
      const told = event.partOf
        ? []
        : [
            event.due
              ? waiting("incidents.notice.registered", { due: shortMinute(event.due.dueAt) })
              : waiting("incidents.notice.registered-other"),
          ];
      const desk = staff("dispatcher", incident);
      return [...told, event.urgency === "red" ? { to: [desk, ...city.to.filter(isOther(desk))], words: "incidents.notice.red" } : city];
    }
    case "incidents.verified":
    case "incidents.resumed":
      return event.due && event.dueMoved ? [waiting("incidents.notice.due-moved", { due: shortMinute(event.due.dueAt) })] : [];
    case "incidents.fed-back":
      return event.checkDue ? [{ to: checkers(incident), words: "incidents.notice.to-check" }] : [];
    case "incidents.rejected":
      return [waiting("incidents.notice.rejected")];
    case "incidents.dispatched": {
      const joined = event.coUnits.includes(event.lead) || leadTask(incident)?.askedAt !== event.at;
      const units = joined ? event.coUnits : [event.lead, ...event.coUnits];
      const asked: Telling = {
        to: units.map((unit) => ofUnit(unit, incident)),
        words: event.final ? "incidents.notice.dispatched-final" : "incidents.notice.dispatched",
        params: { due: shortMinute(event.acceptDue.dueAt) },
      };
      // That more units help is on the follow page; a second "passed on" would say that it was passed on again.
      return joined ? [asked] : [asked, waiting("incidents.notice.sent-to-unit")];
    }
    case "incidents.moved": {
      const told = waiting("incidents.notice.moved");
      const here = event.place.slice(0, 9) !== event.from.slice(0, 9);
      return here ? [told, { to: [staff("dispatcher", incident)], words: "incidents.notice.moved-here" }] : [told];
    }
    case "incidents.reclassified": {
      const told = event.due
        ? waiting("incidents.notice.reclassified", { due: shortMinute(event.due.dueAt) })
        : waiting("incidents.notice.reclassified-other");
      return event.units ? [told, takenFrom(event.units, incident)] : [told];
    }
    case "incidents.recalled":
      return [takenFrom(event.units, incident)];
    case "incidents.bounced":
      if (taskOf(incident, event.unit)?.role === "co")
        return [
          { to: [staff("dispatcher", incident)], words: "incidents.notice.bounced-co" },
          ...(event.checkDue ? [{ to: checkers(incident), words: "incidents.notice.to-check" }] : []),
        ];
      return [{ to: [staff(needsSupervisor(incident) ? "supervisor" : "dispatcher", incident)], words: "incidents.notice.bounced" }];
    case "incidents.assigned":
      return [{ to: [{ kind: "account", id: event.handler }], words: "incidents.notice.assigned" }];
    case "incidents.extension-asked":
      return [{ to: approvers(incident), words: "incidents.notice.extension-asked" }];
    case "incidents.extension-declined":
      return [{ to: atWork(incident), words: "incidents.notice.extension-declined" }];
    case "incidents.extended": {
      const params = { due: shortMinute(event.due.dueAt) };
      return [waiting("incidents.notice.extended", params), { to: atWork(incident), words: "incidents.notice.extension-given", params }];
    }
    case "incidents.suspended":
      return [waiting("incidents.notice.suspended")];
    case "incidents.returned":
      return [{ to: atWork(incident), words: "incidents.notice.returned" }];
    case "incidents.ended": {
      const words = `incidents.notice.ended-${event.ending}`;
      // Only who reported it is asked how it was; all others are told.
      return event.ending === "solved" || event.ending === "unsolvable"
        ? [
            { to: reporter(key, incident), words },
            { to: followers(key, incident), words: `${words}-told` },
          ]
        : [waiting(words)];
    }
    case "incidents.called-back":
      return event.satisfied === null ? [] : [{ to: reporter(key, incident), words: "incidents.notice.called-back" }];
    case "incidents.supervised":
      return [{ to: holders(incident), words: "incidents.notice.supervised", params: { due: shortMinute(event.due.dueAt) } }];
    case "incidents.supervision-answered":
      return [{ to: [staff("supervisor", incident)], words: "incidents.notice.supervision-answered" }];
    case "incidents.merged":
      return [waiting("incidents.notice.merged", { lead: receiptNumber(event.into.id) })];
    case "incidents.split":
      return [waiting("incidents.notice.split", { part: receiptNumber(event.part.id) })];
    case "incidents.asked":
      return [{ to: reporter(key, incident), words: "incidents.notice.asked" }];
    case "incidents.answered":
      return [{ to: holders(incident), words: "incidents.notice.answered" }];
    case "incidents.reopened": {
      const checker: To[] = incident.checker ? [{ kind: "account", id: incident.checker }] : [];
      const did = incident.hands.map((id): To => ({ kind: "account", id }));
      return [
        { to: [...did, ...checker, ...holders(incident)], words: "incidents.notice.reopened" },
        // After "solved" a new date alone would be understood by nobody.
        ...(event.due ? [waiting("incidents.notice.open-again", { due: shortMinute(event.due.dueAt) })] : []),
      ];
    }
    case "incidents.reminded":
      return [
        {
          to: clockPeople(incident, event.slot),
          words: "incidents.notice.reminded",
          params: { rule: event.slot.split(":")[0] ?? "", due: shortMinute(event.dueAt) },
        },
      ];
    case "incidents.lapsed":
      return lapse(key, incident, event.slot, event.dueAt);
    case "incidents.due-recomputed":
      return [waiting("incidents.notice.due-recomputed", { due: shortMinute(event.due.dueAt) })];
    case "incidents.voided":
      return [waiting("incidents.notice.voided")];
    default:
      return [];
  }
}

/** Staff share one id per event: whoever is reached as a person and as one of the unit reads it once. */
const readerOf = (to: To): string => (to.kind === "sealed" ? `${to.stream.home}/${to.stream.id}/${to.field}` : "staff");

/** One job for all of the staff: a report costs the outbox one row for them, however many posts are told. */
function together(to: readonly To[]): To[] {
  const staffed = to.filter((one) => one.kind !== "sealed" && one.kind !== "several");
  const others = to.filter((one) => one.kind === "sealed");
  return [...others, ...(staffed.length > 1 ? [{ kind: "several" as const, of: staffed }] : staffed)];
}

/** A notice on its way; `follow`: the record whose link goes with it. */
type Told = { notice: Notice; follow?: StreamKey };

function toldOf(
  key: StreamKey,
  incident: KnownIncident,
  event: Recorded<IncidentEvent>,
  reader: To,
  said: Telling & { number: string },
): Told {
  const outside = reader.kind === "sealed";
  const notice: Notice = {
    id: noticeId(key, event, `${said.words} ${readerOf(reader)}`),
    to: reader,
    words: said.words,
    params: { number: said.number, ...said.params },
    ...(outside ? reading(key, incident, reader) : { link: `/console/incidents/${key.home}/${key.id}` }),
  };
  return outside && leads(key, incident, reader) ? { notice, follow: { home: key.home, id: key.id } } : { notice };
}

/**
 * One job for each person outside, so that none is written to again for another's sake; what the staff hear goes with the first of them. Nothing is told
 * twice when that job runs again, and a report costs the outbox one row instead of two.
 */
function jobsOf(told: readonly Told[]): JobRequest[] {
  const outside = told.filter(({ notice }) => notice.to.kind === "sealed");
  const staffed = told.filter(({ notice }) => notice.to.kind !== "sealed");
  const [first, ...others] = outside;
  const together = [[...staffed, ...(first ? [first] : [])], ...others.map((one) => [one])];
  return together.filter((notices) => notices.length > 0).map((notices) => ({ kind: "incidents.notify", payload: { notices } }));
}

/** Jobs that follow from events, in the same transaction: a notice for each reader, and the archiving of what has ended or was not taken up. */
export function incidentJobs(key: StreamKey, state: Incident, events: readonly Recorded<{ type: string }>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const number = receiptNumber(key.id);
  return (events as readonly Recorded<IncidentEvent>[]).flatMap((event) => {
    const jobs = jobsOf(
      tellings(key, state, event).flatMap((said) =>
        together(said.to).map((reader) => toldOf(key, state, event, reader, { ...said, number })),
      ),
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
    // A job from before several notices shared one is a single one.
    const { notices } = (payload["notices"] ? payload : { notices: [payload] }) as { notices: readonly Told[] };
    await allOf(
      notices.map(({ notice, follow }) =>
        // The link's secret is made here and lies in no job.
        ctx.notify(follow ? { ...notice, link: followPath(ctx, follow), secret: followSecret(ctx, follow) } : notice),
      ),
    );
  },
};

export const archiveJob: JobKind = {
  kind: "incidents.archive",
  run: async (ctx, payload) => {
    const { home, id, archiveAfter } = payload as { home: string; id: string; archiveAfter: string };
    await ctx.execute(archiveIncident, { home, id }, namedUuid("incidents.archive", home, id, archiveAfter));
  },
};
