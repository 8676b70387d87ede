import { cityDay } from "#platform/days";
import { namedUuid, namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { ClockSource, JobKind, Notice } from "#platform/modules";
import { photoJobs } from "#modules/incidents";
import { recountVisitDues, tellVisitDue } from "./commands-findings.ts";
import { tellInspectionDue } from "./commands-inspections.ts";
import { inspection, type Inspection, type KnownInspection } from "./inspection.ts";
import type { InspectionEvent, VisitEvent } from "./inspection-event.ts";
import { unitsOf, type Reader } from "./jobs.ts";
import { ASSESS, VERIFY } from "./permits.ts";
import { schemes } from "./registers.ts";
import { visit, type KnownVisit, type Visit } from "./visit.ts";

const NOTIFY = "assessment.notify-inspection";
const NAMES = ["announced", "ending", "ended", "found", "clean", "due", "late", "rectified", "owed", "owed-late", "seen"] as const;
type Name = (typeof NAMES)[number];
/** Keys of the words, for the switches a reader has. */
export const INSPECTION_NOTICES: string[] = NAMES.map((name) => `assessment.notice.inspection-${name}`);

type Telling = { to: Reader[]; name: Name; params: Notice["params"] };
const office = (area: string, roles: readonly string[] = ASSESS): Reader[] =>
  roles.map((role): Reader => ({ kind: "unit", unit: `zfw-${area}`, role, area }));

type Request = { key: StreamKey; at: string; seq: number; link: string; scheme: string };
const notice = ({ key, at, seq, link, scheme }: Request, { to, name, params }: Telling): JobRequest => {
  const id = namedUuidAt(at, "assessment.inspection-notice", key.home, key.id, String(seq), name);
  return {
    kind: NOTIFY,
    payload: { notice: { id, to: { kind: "several", of: to }, words: `assessment.notice.inspection-${name}`, params, link }, scheme },
  };
};

/** Of a plan only the office hears. The units that were drawn hear of the draw where it is no secret; of an unannounced visit nobody does. */
function ofPlan(state: KnownInspection, event: Recorded<InspectionEvent>): Telling[] {
  const { kind, name, area, from, until } = state;
  if (event.type === "assessment.inspection-drawn" && kind === "announced")
    return [{ to: [], name: "announced", params: { name, from, until } }];
  if (event.type === "assessment.inspection-reminded") return [{ to: office(area), name: "ending", params: { name, until } }];
  return event.type === "assessment.inspection-lapsed" ? [{ to: office(area), name: "ended", params: { name, until } }] : [];
}

export function inspectionJobs(key: StreamKey, state: Inspection, events: readonly Recorded<InspectionEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const { scheme, drawn, candidates } = state;
  return events.flatMap((event) =>
    ofPlan(state, event).map((one) => {
      const link = `/console/assessment/${scheme}/inspections${one.name === "announced" ? "" : `/${key.id}`}`;
      const made = notice({ key, at: event.at, seq: event.seq, link, scheme }, one);
      const subjects = candidates.filter(({ code }) => drawn.includes(code)).map(({ subject }) => subject);
      return one.name === "announced" ? { ...made, payload: { ...made.payload, subjects: [...new Set(subjects)] } } : made;
    }),
  );
}

function ofVisit(state: KnownVisit, event: Recorded<VisitEvent>): Telling[] {
  const { name, office: area, findings } = state;
  const unit = unitsOf(state);
  switch (event.type) {
    case "assessment.visit-recorded":
      return findings.length === 0
        ? [{ to: unit, name: "clean", params: { name } }]
        : [{ to: unit, name: "found", params: { name, n: findings.length, due: cityDay(event.rectifyDue.dueAt) } }];
    case "assessment.finding-answered":
      return findings.every(({ answer, revisit }) => answer !== null || revisit !== null)
        ? [{ to: office(area, [...ASSESS, ...VERIFY]), name: "rectified", params: { name } }]
        : [];
    case "assessment.finding-revisited":
      return findings.every(({ revisit }) => revisit !== null) ? [{ to: unit, name: "seen", params: { name } }] : [];
    case "assessment.visit-reminded":
    case "assessment.visit-lapsed": {
      const late = event.type === "assessment.visit-lapsed";
      const params = { name, due: cityDay(event.dueAt) };
      if (event.slot === "rectify") return [{ to: unit, name: late ? "late" : "due", params }];
      return [{ to: office(area, [...ASSESS, ...VERIFY]), name: late ? "owed-late" : "owed", params }];
    }
    default:
      return [];
  }
}

/** Who is told of a step, in the same transaction: a unit from the day of the visit on. */
export function visitJobs(key: StreamKey, state: Visit, events: readonly Recorded<VisitEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const { scheme } = state;
  const link = `/console/assessment/${scheme}/inspections?visit=${key.home}/${key.id}`;
  return [
    ...events.flatMap((event) => ofVisit(state, event).map((one) => notice({ key, at: event.at, seq: event.seq, link, scheme }, one))),
    ...photoJobs(key, events),
  ];
}

/** Units of an announced draw sit where the scheme says, which a plan does not repeat. */
export const notifyInspectionJob: JobKind = {
  kind: NOTIFY,
  run: async (ctx, { notice: made, scheme, subjects }) => {
    const told = made as Notice;
    if (!Array.isArray(subjects)) return ctx.notify(told);
    const units = ctx.read(schemes).find(String(scheme))?.facts.subjects ?? [];
    const of = units.filter(({ code }) => subjects.includes(code)).flatMap(({ code, area }) => unitsOf({ subject: code, area }));
    if (of.length > 0) await ctx.notify({ ...told, to: { kind: "several", of } });
  },
};

export const inspectionReminders: readonly ClockSource[] = [
  {
    // Its last day was named and is counted by no calendar.
    kind: inspection.kind,
    remind: async (ctx, { home, id, slot }) => {
      await ctx.execute(tellInspectionDue, { home, id, slot }, namedUuid("assessment.tell-inspection-due", home, id, slot, ctx.now));
    },
  },
  {
    kind: visit.kind,
    remind: async (ctx, { home, id, slot }) => {
      await ctx.execute(tellVisitDue, { home, id, slot }, namedUuid("assessment.tell-visit-due", home, id, slot, ctx.now));
    },
    recount: (ctx, { home, id }, command) => ctx.execute(recountVisitDues, { home, id }, command),
  },
];
