import type { Due } from "#modules/incidents";
import { noun, type Recorded } from "#platform/ledger";
import { appealed } from "./appeal.ts";
import type { Application, Contested, KnownApplication, Running, Told } from "./application-state.ts";
import { checkedBy, lookedAt, ofCheck, settled } from "./check.ts";
import type { ApplicationEvent } from "./event.ts";
import { owedBy } from "./owed.ts";

export type { Application, KnownApplication, Running, Title, Told } from "./application-state.ts";

const withOne = (list: readonly string[], one: string): string[] => (list.includes(one) ? [...list] : [...list, one]);

function afterInspection(state: KnownApplication, by: string, rectifyDue: Due | null, at: string): KnownApplication {
  const { inspection } = state;
  if (!inspection) return state;
  const signed = withOne(inspection.signed, by);
  const open = inspection.results.flatMap(({ line, finding }) => (finding === "none" ? [] : [{ line, grave: finding === "grave" }]));
  return {
    ...state,
    inspection: { ...inspection, signed },
    open,
    stage: open.length > 0 ? "rectifying" : "scored",
    due: rectifyDue ? { slot: "rectify", from: at, due: rectifyDue } : null,
  };
}

type Of<T extends ApplicationEvent["type"]> = Recorded<Extract<ApplicationEvent, { type: T }>>;

function begun(event: Of<"cells.applied">): KnownApplication {
  const { scheme, version, round, subject, self, contact, renews, demo, at, by, prelimDue } = event;
  return {
    stage: "applied",
    scheme,
    version,
    round,
    unit: subject,
    self,
    contact,
    renews,
    demo,
    appliedAt: at,
    applicantUnit: event.unit,
    tookPart: [by],
    inspectors: [],
    recused: [],
    seed: null,
    inspection: null,
    open: [],
    published: null,
    objections: [],
    title: null,
    reports: [],
    warning: null,
    decidedBy: null,
    appealUntil: null,
    appeal: null,
    againFrom: null,
    due: {
      slot: "prelim",
      from: at,
      due: prelimDue,
    },
    past: [],
    pastReports: [],
    told: null,
    endedAt: null,
    papers: owedBy(event),
  };
}

function rechecked(state: KnownApplication, { results }: Of<"cells.rechecked">): KnownApplication {
  const { inspection } = state;
  if (!inspection) return state;
  const again = new Map(results.map((one) => [one.line, one]));
  const merged = inspection.results.map((one) => {
    const found = again.get(one.line);
    return found
      ? {
          ...one,
          points: found.points,
          reason: found.reason,
          photos: found.photos,
          ...(found.cited === undefined ? {} : { cited: found.cited }),
        }
      : one;
  });
  return {
    ...state,
    stage: "scored",
    due: null,
    inspection: { ...inspection, results: merged },
    open: state.open.filter(({ line }) => !(again.get(line)?.mended ?? false)),
  };
}

const toldOn = (state: KnownApplication, told: Told): KnownApplication => ({
  ...state,
  told,
  toldOf: { ...state.toldOf, [told.slot]: told },
});

type Step<T extends ApplicationEvent["type"]> = (state: KnownApplication, event: Of<T>) => KnownApplication;
const STEPS: { [T in Exclude<ApplicationEvent["type"], "cells.applied" | "cells.dues-recounted">]: Step<T> } = {
  "cells.returned": (state, { by }) => ({ ...state, stage: "returned", due: null, tookPart: withOne(state.tookPart, by) }),
  "cells.resubmitted": (state, { self, prelimDue, by, at }) => ({
    ...state,
    stage: "applied",
    self,
    tookPart: withOne(state.tookPart, by),
    due: { slot: "prelim", from: at, due: prelimDue },
  }),
  "cells.admitted": (state, { by }) => ({ ...state, stage: "admitted", due: null, tookPart: withOne(state.tookPart, by) }),
  "cells.drawn": (state, { seed, inspectors }) => ({ ...state, stage: "drawn", seed, inspectors }),
  "cells.recused": (state, { account, inspectors }) => ({ ...state, inspectors, recused: withOne(state.recused, account) }),
  "cells.inspected": (state, { way, results, statement, by, at }) => ({
    ...state,
    stage: "inspected",
    inspection: { way, at, by, results, statement, signed: [by] },
    open: [],
  }),
  "cells.countersigned": (state, { by, at, rectifyDue }) => afterInspection(state, by, rectifyDue, at),
  "cells.reinspection-ordered": (state) => ({ ...state, stage: "drawn", inspection: null, open: [] }),
  "cells.rectified": (state) => ({ ...state, stage: "rectified", due: null }),
  "cells.rechecked": rechecked,
  "cells.publicised": (state, { until, score, level, by, at, unit: office }) => ({
    ...state,
    stage: "publicised",
    published: { score, level },
    decidedBy: by,
    due: { slot: "publicity", from: at, due: until, office },
  }),
  "cells.objected": (state, { entry, text, at, contact, language }) => {
    // Of before whoever objected was told: a contact in words of their own.
    const reach = contact?.startsWith("phone ") ? { phone: contact, ...(language ? { language } : {}) } : {};
    return { ...state, objections: [...state.objections, { entry, text, at, ...reach, decided: null }] };
  },
  "cells.objection-decided": (state, { entry, upheld, text, by }) => ({
    ...state,
    // What was published does not hold when an objection does: it goes back to be judged anew.
    ...(upheld ? { stage: "scored" as const, published: null, due: null } : {}),
    objections: state.objections.map((one) => (one.entry === entry ? { ...one, decided: { upheld, by, text } } : one)),
  }),
  "cells.awarded": (state, { certificate, level, score, from, until, renewFrom, reportDue, by, unit: office }) => ({
    ...state,
    stage: "awarded",
    title: { office, certificate, level, score, from, until, renewFrom, reportDue },
    decidedBy: by,
    due: null,
  }),
  "cells.refused": (state, { appealUntil, againFrom, by, at }) => ({
    ...state,
    stage: "refused",
    before: state.stage,
    appealUntil,
    againFrom,
    decidedBy: by,
    due: null,
    endedAt: at,
  }),
  "cells.withdrawn": (state, { at }) => ({ ...state, stage: "withdrawn", due: null, endedAt: at }),
  "cells.voided": (state, { at }) => ({ ...state, stage: "voided", due: null, endedAt: at }),
  "cells.self-reported": (state, { year, reportDue, at }) => ({
    ...state,
    pastReports: state.title ? [...state.pastReports, { dueAt: state.title.reportDue, metAt: at }] : state.pastReports,
    reports: [...state.reports, year],
    title: state.title && { ...state.title, reportDue },
  }),
  "cells.warned": (state, { document, mendDue, appealUntil, by, at }) => ({
    ...state,
    stage: "warned",
    warning: { document, at, by },
    decidedBy: by,
    appealUntil,
    appeal: null,
    due: { slot: "warning", from: at, due: mendDue },
  }),
  "cells.mended": (state, { at, restoreDue }) => ({
    ...state,
    stage: "mended",
    due: restoreDue ? { slot: "restore", from: at, due: restoreDue, office: state.title?.office ?? "" } : null,
  }),
  "cells.restored": (state) => ({ ...state, stage: "awarded", warning: null, due: null, appealUntil: null, check: settled(state) }),
  "cells.revoked": (state, { appealUntil, againFrom, by, at }) => ({
    ...state,
    stage: "revoked",
    before: state.stage,
    decidedBy: by,
    appealUntil,
    appeal: null,
    againFrom,
    due: null,
    endedAt: at,
  }),
  "cells.appealed": (state, { at }) => ({
    ...state,
    appeal: { against: state.stage === "mended" ? "warned" : (state.stage as Contested), at, decided: false },
  }),
  "cells.appeal-decided": appealed,
  "cells.expired": (state, { at }) => ({ ...state, stage: "expired", due: null, endedAt: at }),
  "cells.followed": (state, { next }) => ({ ...state, next }),
  "cells.renewed": (state, { at }) => ({ ...state, stage: "renewed", due: null, endedAt: at }),
  "cells.check-ordered": (state, { number, way, document, draw, round, seed, inspectors, by }) => ({
    ...state,
    check: {
      number,
      way,
      document,
      ...(draw === undefined ? {} : { draw }),
      round,
      seed,
      inspectors,
      orderedBy: by,
      stage: "drawn",
      recused: [],
      inspection: null,
      open: [],
      due: null,
    },
  }),
  "cells.check-recused": (state, { account, inspectors }) => ({
    ...state,
    check: state.check ? { ...state.check, inspectors, recused: withOne(state.check.recused, account) } : null,
  }),
  "cells.reminded": (state, { slot, dueAt }) => toldOn(state, { slot, dueAt, as: "reminded" }),
  "cells.lapsed": (state, { slot, dueAt }) => toldOn(state, { slot, dueAt, as: "lapsed" }),
};

/** The same days run on, to another end: nothing of them is over. */
function recounted(state: KnownApplication, { dues }: Of<"cells.dues-recounted">): KnownApplication {
  const now = (slot: "step" | "check", running: Running | null): Running | null => {
    const moved = dues.find((one) => one.slot === slot);
    return running && moved ? { ...running, due: moved.due } : running;
  };
  const { check } = state;
  return { ...state, due: now("step", state.due), ...(check ? { check: { ...check, due: now("check", check.due) } } : {}) };
}

function evolve(before: Application, event: Recorded<ApplicationEvent>): Application {
  if (event.type === "cells.applied") return before.stage === "none" ? begun(event) : before;
  if (before.stage === "none") return before;
  if (event.type === "cells.dues-recounted") return recounted(before, event);
  const step = STEPS[event.type] as Step<typeof event.type>;
  const state = ofCheck(before, event) ? checkedBy(before, step(lookedAt(before), event as never)) : step(before, event as never);
  const over = [before.due === state.due ? null : before.due, before.check?.due === state.check?.due ? null : before.check?.due];
  const undone = event.type === "cells.rectified" ? {} : { undone: true as const };
  const ended = over.flatMap((due) => (due ? [{ ...due, metAt: event.at, ...(due.slot === "rectify" ? undone : {}) }] : []));
  const past = ended.length > 0 ? { ...state, past: [...state.past, ...ended] } : state;
  const owed = owedBy(event);
  return owed.length > 0 ? { ...past, papers: [...past.papers, ...owed] } : past;
}

/** A unit's way to a title and with it: whatever the title, the same steps. */
export const application = noun<Application, ApplicationEvent>({ kind: "cells.application", initial: { stage: "none" }, evolve });
