import { buildCalendar, publishedNotices } from "#platform/clocks";
import type { Recorded } from "#platform/ledger";
import type { IncidentEvent } from "../event.ts";
import { incident } from "../evolve.ts";
import type { Facts } from "../facts.ts";
import type { Incident, KnownIncident } from "../incident.ts";
import { buildTaxonomy } from "../limits.ts";
import { shippedProcedure } from "../procedure.ts";
import { report, verify, type Entry, type NewIncident } from "../reporting.ts";
import { accept, assign, bounce, dispatch, feedBack, type Receiver } from "../handling.ts";
import { check } from "../checking.ts";
import { timingOf } from "../timing.ts";

export const shipped = buildTaxonomy([], []);
export const timing = timingOf(buildCalendar(publishedNotices()));

/** A Monday, ten in the morning in Huzhou. */
export const MORNING = "2026-11-23T02:00:00.000Z";
export const KEY = { home: "330502001", id: "019aaf00-0000-7000-8000-000000000001" };

export function entry(code: string): Entry {
  const found = shipped.category(code);
  if (!found) throw new Error(`${code} is not in the taxonomy`);
  return found;
}

export const factsAt = (now: string, by: string): Facts => ({ now, by, timing, procedure: shippedProcedure });

export const receiver = (code: string, change: Partial<Receiver> = {}): Receiver => ({
  code,
  department: code.slice(0, code.lastIndexOf("-")),
  open: true,
  within: true,
  ...change,
});

export const sent = (lead: string, coUnits: string[] = [], bySupervisor = false) => ({
  lead: receiver(lead),
  coUnits: coUnits.map((code) => receiver(code)),
  text: null,
  departments: ["ps", "women", "disc"],
  bySupervisor,
});

export const fresh = (code: string, change: Partial<NewIncident> = {}): NewIncident => ({
  entry: entry(code),
  place: "330502001001001",
  point: { lon: 120.123456789, lat: 30.87 },
  channel: "portal",
  language: "zh",
  desk: "centre-330502001",
  description: "description",
  address: null,
  name: null,
  phone: "phone",
  photos: [],
  seenAt: null,
  outside: false,
  demo: false,
  partOf: null,
  contacts: [],
  ...change,
});

export type Who = { by: string; role?: string; unit?: string };

/** A record that is told what happens to it, at moving instants, by different people. */
export type Play = {
  state: () => Incident;
  known: () => KnownIncident;
  events: Recorded<IncidentEvent>[];
  now: () => string;
  wait: (ms: number) => void;
  give: (who: Who, decide: (state: Incident, facts: Facts) => IncidentEvent[]) => Recorded<IncidentEvent>[];
};

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export function play(begin: Incident = { stage: "none" }, at = MORNING): Play {
  let state = begin;
  let now = at;
  const events: Recorded<IncidentEvent>[] = [];
  return {
    state: () => state,
    known: () => {
      if (state.stage === "none") throw new Error("nothing was reported");
      return state;
    },
    events,
    now: () => now,
    wait: (ms) => void (now = new Date(Date.parse(now) + ms).toISOString()),
    give: ({ by, role = "", unit = "" }, decide) => {
      const before = state.stage === "none" ? 0 : state.seq;
      // As the platform stamps: a field of the event's own called `unit` stays the event's.
      const recorded = decide(state, factsAt(now, by)).map((event, index): Recorded<IncidentEvent> => ({
        role,
        unit,
        ...event,
        seq: before + index + 1,
        at: now,
        by,
      }));
      state = recorded.reduce(incident.evolve, state);
      events.push(...recorded);
      return recorded;
    },
  };
}

export const RESIDENT: Who = { by: "resident" };
export const DISPATCHER: Who = { by: "dispatcher", role: "dispatcher", unit: "centre-330502001" };
export const HANDLER: Who = { by: "handler", role: "handler", unit: "cg-330502" };
export const SECOND: Who = { by: "second", role: "handler", unit: "fire-330502" };
export const APPROVER: Who = { by: "approver", role: "approver", unit: "cg-330502" };
export const CHECKER: Who = { by: "checker", role: "gridLeader" };
export const SUPERVISOR: Who = { by: "supervisor", role: "supervisor" };

export const LEAD = "cg-330502";
export const CO = "fire-330502";

export const reported = (code = "0402", change: Partial<NewIncident> = {}): Play => {
  const record = play();
  record.give(RESIDENT, (state, facts) => report(state, fresh(code, change), facts));
  return record;
};

export const verified = (code = "0402", change: Partial<NewIncident> = {}): Play => {
  const record = reported(code, change);
  record.wait(10 * 60_000);
  record.give(DISPATCHER, (state, facts) => verify(state, entry(code), "路灯不亮", facts));
  return record;
};

export const dispatched = (coUnits: string[] = [], code = "0402"): Play => {
  const record = verified(code);
  record.wait(10 * 60_000);
  record.give(DISPATCHER, (state, facts) => dispatch(state, sent(LEAD, coUnits), facts));
  return record;
};

export const bounced = (): Play => {
  const record = dispatched();
  record.wait(10 * 60_000);
  record.give(HANDLER, (state, facts) => bounce(state, LEAD, "reason:1", facts));
  return record;
};

export const handling = (coUnits: string[] = [], code = "0402"): Play => {
  const record = dispatched(coUnits, code);
  record.wait(10 * 60_000);
  record.give(HANDLER, (state) => accept(state, LEAD));
  record.give(HANDLER, (state) => assign(state, LEAD, HANDLER.by));
  for (const unit of coUnits) record.give(SECOND, (state) => accept(state, unit));
  return record;
};

export const fedBack = (ending: "solved" | "unsolvable" = "solved"): Play => {
  const record = handling();
  record.wait(HOUR);
  record.give(HANDLER, (state, facts) => feedBack(state, { unit: LEAD, ending, text: "result:1", photos: [] }, facts));
  return record;
};

export const ended = (ending: "solved" | "unsolvable" = "solved"): Play => {
  const record = fedBack(ending);
  record.wait(10 * 60_000);
  record.give(CHECKER, (state, facts) => check(state, true, "note:1", facts));
  return record;
};
