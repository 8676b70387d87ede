import type { Due } from "#modules/incidents";
import { cityDay } from "#platform/days";
import { noun, type Recorded } from "#platform/ledger";
import { refuse, type FieldRefusal } from "#platform/refusals";
import type { FindingState } from "./contract/lists.ts";
import type { Rule } from "./contract/rule.ts";
import type { PointEntry } from "./entry.ts";
import type { Sealed } from "./event.ts";
import type { Found, VisitEvent, VisitSlot } from "./inspection-event.ts";
import type { Hand } from "./scheme.ts";

type Said = { at: string; by: string; text: Sealed; photos: readonly string[]; documents: readonly string[] };
export type Finding = Found & {
  answer: Said | null;
  revisit: (Said & { mended: boolean }) | null;
  entries: readonly string[];
};
type Span = { from: string; due: Due; metAt: string | null };
type Notice = { dueAt: string; as: "reminded" | "lapsed" };
type Recording = Extract<VisitEvent, { type: "assessment.visit-recorded" }>;
export type KnownVisit = Omit<Recording, "type" | "findings" | "photos" | "rectifyDue" | "revisitDue"> & {
  stage: "open" | "settled";
  at: string;
  by: string;
  findings: readonly Finding[];
  /** Null where nothing was found. */
  rectify: Span | null;
  /** Runs from the last answer, or from when the unit's time ended. */
  revisit: Span | null;
  revisitDue: Due;
  told: Partial<Record<VisitSlot, Notice>>;
};
export type Visit = { stage: "none" } | KnownVisit;

function begun(event: Recorded<Recording>): KnownVisit {
  const { scheme, version, inspection, office, subject, area, place, site, name, on, findings, demo, at, by } = event;
  const none = findings.length === 0;
  return {
    stage: none ? "settled" : "open",
    scheme,
    version,
    inspection,
    office,
    subject,
    area,
    place,
    site,
    name,
    on,
    demo,
    at,
    by,
    findings: findings.map((one) => ({ ...one, answer: null, revisit: null, entries: [] })),
    rectify: none ? null : { from: at, due: event.rectifyDue, metAt: null },
    revisit: null,
    revisitDue: event.revisitDue,
    told: {},
  };
}

const put = (state: KnownVisit, id: string, part: (finding: Finding) => Partial<Finding>): KnownVisit => ({
  ...state,
  findings: state.findings.map((one) => (one.id === id ? { ...one, ...part(one) } : one)),
});

/** What the answers and second visits mean for the days of both sides. */
function timed(state: KnownVisit, at: string, revisitDue: Due | null): KnownVisit {
  const answered = state.findings.every(({ answer, revisit }) => answer !== null || revisit?.mended === true);
  const seen = state.findings.every(({ revisit }) => revisit !== null);
  const rectify = state.rectify && answered && state.rectify.metAt === null ? { ...state.rectify, metAt: at } : state.rectify;
  const begins = revisitDue && answered && state.revisit === null ? { from: at, due: revisitDue, metAt: null } : state.revisit;
  const revisit = begins && seen ? { ...begins, metAt: at } : begins;
  return { ...state, stage: seen ? "settled" : "open", rectify, revisit };
}

function evolve(before: Visit, event: Recorded<VisitEvent>): Visit {
  if (event.type === "assessment.visit-recorded") return before.stage === "none" ? begun(event) : before;
  if (before.stage === "none") return before;
  const { at, by } = event;
  switch (event.type) {
    case "assessment.finding-answered": {
      const { finding, text, photos, documents, revisitDue } = event;
      return timed(
        put(before, finding, () => ({ answer: { at, by, text, photos, documents } })),
        at,
        revisitDue,
      );
    }
    case "assessment.finding-revisited": {
      const { finding, mended, text, photos, documents } = event;
      return timed(
        put(before, finding, () => ({ revisit: { at, by, mended, text, photos, documents } })),
        at,
        null,
      );
    }
    case "assessment.finding-scored":
      return put(before, event.finding, ({ entries }) => ({ entries: [...entries, event.entry] }));
    case "assessment.visit-dues-recounted": {
      const due = (slot: VisitSlot): Due | undefined => event.dues.find((one) => one.slot === slot)?.due;
      const moved = (span: Span | null, slot: VisitSlot): Span | null => (span && due(slot) ? { ...span, due: due(slot)! } : span);
      const revisitDue = before.revisit === null ? (due("revisit") ?? before.revisitDue) : before.revisitDue;
      return { ...before, rectify: moved(before.rectify, "rectify"), revisit: moved(before.revisit, "revisit"), revisitDue };
    }
    case "assessment.visit-reminded":
    case "assessment.visit-lapsed": {
      const { slot, dueAt } = event;
      const lapsed = event.type === "assessment.visit-lapsed";
      const told = { ...before.told, [slot]: { dueAt, as: lapsed ? ("lapsed" as const) : ("reminded" as const) } };
      // The unit let its time pass: now the office owes the second visit.
      const begins = lapsed && slot === "rectify" && before.stage === "open" && before.revisit === null;
      return { ...before, told, ...(begins ? { revisit: { from: dueAt, due: before.revisitDue, metAt: null } } : {}) };
    }
  }
}

/** What was seen at one place, from the day on which somebody went there; before, there is no such record. */
export const visit = noun<Visit, VisitEvent>({ kind: "assessment.visit", initial: { stage: "none" }, evolve });

export function known(found: Visit): KnownVisit {
  if (found.stage === "none") throw refuse.notFound("record.not-found");
  return found;
}
export function findingOf({ findings }: KnownVisit, id: string): Finding {
  const found = findings.find((one) => one.id === id);
  if (!found) throw refuse.notFound("assessment.no-such-finding");
  return found;
}
export const stateOfFinding = ({ answer, revisit }: Finding): FindingState =>
  revisit ? (revisit.mended ? "mended" : "notMended") : answer ? "answered" : "found";

/** The unit's time for what was found is over. */
export const isTimeOver = ({ rectify }: KnownVisit, now: string): boolean => rectify !== null && now > rectify.due.dueAt;

/** What is found belongs to an item of the rule, and is proved by a picture or a paper. */
export function record(found: Visit, fresh: Omit<Recording, "type" | "photos">, { items }: Rule): VisitEvent[] {
  if (found.stage !== "none") throw refuse.conflict("assessment.visited-already");
  const faults = fresh.findings.flatMap(({ item, photos, documents }, index): FieldRefusal[] => {
    const path = `findings.${index}`;
    if (!items.some(({ code }) => code === item)) return [{ path: `${path}.item`, code: "assessment.no-such-item", params: { item } }];
    return photos.length + documents.length === 0 ? [{ path: `${path}.photos`, code: "assessment.finding-unproved", params: {} }] : [];
  });
  if (faults.length > 0) throw refuse.fields(faults);
  return [{ type: "assessment.visit-recorded", ...fresh, photos: fresh.findings.flatMap(({ photos }) => photos) }];
}

type Saying = { finding: string; text: Sealed; photos: string[]; documents: string[] };

/** The unit says what it did; as long as nobody has been there again it may say so anew, also when its time is over. */
export function answer(found: Visit, said: Saying, revisitDue: Due): VisitEvent[] {
  if (findingOf(known(found), said.finding).revisit) throw refuse.conflict("assessment.revisited-already");
  return [{ type: "assessment.finding-answered", ...said, revisitDue }];
}

/** By somebody else than who found it, once the unit has answered or its time is over. */
export function revisit(found: Visit, said: Saying & { mended: boolean }, { by, now }: Hand): VisitEvent[] {
  const state = known(found);
  const finding = findingOf(state, said.finding);
  if (state.by === by) throw refuse.forbidden("assessment.own-finding");
  if (finding.revisit) throw refuse.conflict("assessment.revisited-already");
  if (!finding.answer && !isTimeOver(state, now))
    throw refuse.conflict("assessment.still-rectifying", { until: cityDay(state.rectify?.due.dueAt ?? now) });
  return [{ type: "assessment.finding-revisited", ...said }];
}

/** Whether a point may be given for it: after the second visit, or when the unit's time is over. */
export const isRipe = (state: KnownVisit, { revisit: seen }: Finding, now: string): boolean => seen !== null || isTimeOver(state, now);

/** The withdrawn point a new one follows; false: it has one that counts, or one that others have decided about. */
export function follows({ entries }: Finding, last: PointEntry | null): string | null | false {
  const before = entries.at(-1);
  if (before === undefined) return null;
  return last?.stage === "withdrawn" && last.withdrawn?.reversed === false ? before : false;
}

/** At most one point that counts. `last`: the point named in `after`, as it stands. */
export function score(
  found: Visit,
  { finding: id, entry, after }: { finding: string; entry: string; after: string | null },
  last: PointEntry | null,
  { now }: Hand,
): VisitEvent[] {
  const state = known(found);
  const finding = findingOf(state, id);
  if (!isRipe(state, finding, now)) throw refuse.conflict("assessment.finding-unripe", { until: cityDay(state.rectify?.due.dueAt ?? now) });
  const before = after === (finding.entries.at(-1) ?? null) ? follows(finding, last) : false;
  if (before !== after) throw refuse.conflict("assessment.finding-scored");
  return [{ type: "assessment.finding-scored", finding: id, entry }];
}
