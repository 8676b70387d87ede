import { cityDay } from "#platform/days";
import type { Due } from "#modules/incidents";
import { refuse, type FieldRefusal } from "#platform/refusals";
import type { Item } from "./contract/rule.ts";
import type { EntryStage } from "./contract/lists.ts";
import { objecting, type KnownEntry, type PointEntry } from "./entry.ts";
import { isSurveyed } from "./measures.ts";
import type { EntryEvent, OfFinding, Sealed } from "./event.ts";
import { casePoints, type Body } from "./scoring.ts";
import { known as knownScheme, subjectOf, type Hand, type KnownScheme, type Scheme } from "./scheme.ts";

export function known(found: PointEntry): KnownEntry {
  if (found.stage === "none") throw refuse.notFound("record.not-found");
  return found;
}
export function at(found: PointEntry, ...stages: EntryStage[]): KnownEntry {
  const state = known(found);
  if (!stages.includes(state.stage)) throw refuse.conflict("assessment.entry-not-now", { stage: state.stage });
  return state;
}

const field = (path: string, code: string, params: Record<string, string | number> = {}): FieldRefusal => ({ path, code, params });

/** A number somebody reports: an estimate comes with its interval, or with the paper that says that all were counted. */
function valueFaults(item: Item, { value, interval, census }: Extract<Body, { kind: "value" }>): FieldRefusal[] {
  if (interval && !(interval.low <= value && value <= interval.high)) return [field("body.interval", "assessment.interval")];
  if (item.method === "ratio" && (value < 0 || value > 1)) return [field("body.value", "assessment.ratio-range", { value })];
  return isSurveyed(item) && !interval && !census ? [field("body.interval", "assessment.interval-needed", { item: item.code })] : [];
}

/** What is wrong with what an entry says, by the method of its item. */
function bodyFaults(item: Item, body: Body): FieldRefusal[] {
  const wrongKind = [field("item", "assessment.wrong-method", { item: item.code })];
  switch (item.method) {
    case "perCase": {
      if (body.kind !== "case") return wrongKind;
      if (!item.tariff.some(({ code }) => code === body.tariff))
        return [field("body.tariff", "assessment.no-such-tariff", { tariff: body.tariff })];
      const foreign = body.factors.find((one) => !item.factors.some(({ code }) => code === one));
      if (foreign) return [field("body.factors", "assessment.no-such-factor", { factor: foreign })];
      const points = casePoints(item, body);
      return points > item.points
        ? [field("body.quantity", "assessment.beyond-points", { item: item.code, points, most: item.points })]
        : [];
    }
    case "checklist": {
      if (body.kind !== "checklist") return wrongKind;
      const foreign = body.met.find((one) => !item.lines.some(({ code }) => code === one));
      return foreign ? [field("body.met", "assessment.no-such-line", { line: foreign })] : [];
    }
    case "panel":
      if (body.kind !== "panel") return wrongKind;
      return body.marks.length < item.least ? [field("body.marks", "assessment.too-few-marks", { least: item.least })] : [];
    default:
      // What a figure says is read from the records; nobody types it in.
      if (item.source.kind === "figure") return [field("item", "assessment.fed-by-figure", { item: item.code })];
      if (body.kind !== "value") return wrongKind;
      return valueFaults(item, body);
  }
}

/** Points an entry comes to by itself; a value or a checklist shows only in the score. */
export function pointsOf(item: Item, body: Body): number | null {
  if (item.method !== "perCase" || body.kind !== "case") return null;
  const points = casePoints(item, body);
  return item.side === "deduct" ? -points : points;
}

export type NewEntry = {
  scheme: string;
  subject: string;
  item: string;
  body: Body;
  occurredOn: string;
  documents: string[];
  photos: string[];
  text: Sealed;
  demo: boolean;
  finding?: OfFinding;
  objectDue: Due;
  confirmDue: Due;
};

/** Refuses what the scheme has no place for, what happened outside its days, and points beyond an item's. */
export function propose(found: PointEntry, held: Scheme, fresh: NewEntry, { today }: Hand): EntryEvent[] {
  if (found.stage !== "none") return [];
  const state: KnownScheme = knownScheme(held);
  const { facts, version } = state;
  // Also after its last day: what happened in it may come to light until the result is public.
  if ((state.stage !== "published" && state.stage !== "closed") || today < facts.from)
    throw refuse.conflict("assessment.not-running", { zh: facts.zh, from: facts.from, until: facts.until });
  const subject = subjectOf(state, fresh.subject);
  const { objectDue, confirmDue, body, ...rest } = fresh;
  const faults: FieldRefusal[] = [];
  if (fresh.occurredOn < facts.from || fresh.occurredOn > facts.until || fresh.occurredOn > today)
    faults.push(field("occurredOn", "assessment.outside-days", { from: facts.from, until: facts.until }));
  // Whether it was mended is what a second visit saw, never what somebody types.
  if (body.kind === "case" && body.factors.includes("notMended") && fresh.finding === undefined)
    faults.push(field("body.factors", "assessment.mended-by-visit"));
  const item = facts.rule.items.find(({ code }) => code === fresh.item);
  const veto = facts.rule.vetoes.find(({ code }) => code === fresh.item);
  if (item) faults.push(...bodyFaults(item, body));
  else if (!veto) faults.push(field("item", "assessment.no-such-item", { item: fresh.item }));
  else if (body.kind !== "veto") faults.push(field("item", "assessment.wrong-method", { item: fresh.item }));
  if (faults.length > 0) throw refuse.fields(faults);
  const points = item ? pointsOf(item, body) : veto?.effect.kind === "deduct" ? -veto.effect.points : null;
  return [
    { type: "assessment.proposed", ...rest, body, version, area: subject.area, points, office: facts.area },
    { type: "assessment.notified", objectDue, confirmDue },
  ];
}

/** The unit has nothing to say against it: no need to wait out its days. */
export function accept(found: PointEntry, confirmDue: Due): EntryEvent[] {
  const state = at(found, "notified");
  return state.accepted || state.due?.slot === "confirm" ? [] : [{ type: "assessment.accepted", confirmDue }];
}

export type Objection = { text: Sealed; documents: string[]; photos: string[]; panel: string[]; reserve: string[] };

export function object(found: PointEntry, said: Objection, reviewDue: Due, { now }: Hand): EntryEvent[] {
  const state = at(found, "notified");
  if (state.accepted) throw refuse.conflict("assessment.accepted-already");
  if (!objecting(state, now)) {
    const until = state.due?.slot === "object" ? state.due.due.dueAt : (state.due?.from ?? now);
    throw refuse.conflict("assessment.objecting-over", { until: cityDay(until) });
  }
  return [{ type: "assessment.objected", ...said, reviewDue }];
}

/** Never by who entered it or objected, and only by those drawn for it (`panel` null: of before panels were drawn). The vote by which more than half agree decides: the point is taken back, or it stands. */
export function review(
  found: PointEntry,
  { upheld, text }: { upheld: boolean; text: Sealed },
  { panel, seats }: { panel: readonly string[] | null; seats: number },
  { by }: Hand,
): EntryEvent[] {
  const state = at(found, "objected");
  if (state.enteredBy === by) throw refuse.forbidden("assessment.own-entry");
  if (state.objection?.by === by) throw refuse.forbidden("assessment.own-objection");
  if (state.votes.some(({ account }) => account === by)) throw refuse.conflict("assessment.voted-already");
  if (panel && !panel.includes(by)) throw refuse.forbidden("assessment.not-of-panel");
  const agreeing = state.votes.filter((one) => one.upheld === upheld).length + 1;
  const vote: EntryEvent = { type: "assessment.voted", upheld, text };
  if (agreeing * 2 <= seats) return [vote];
  return upheld ? [vote, { type: "assessment.withdrawn", reversed: true, text }] : [vote, { type: "assessment.confirmed" }];
}

/** By somebody else than who entered it or agreed to it, once the unit has had its days or said it agrees. */
export function confirm(found: PointEntry, { by, now }: Hand): EntryEvent[] {
  const state = at(found, "notified");
  if (state.enteredBy === by) throw refuse.forbidden("assessment.own-entry");
  if (state.acceptedBy === by) throw refuse.forbidden("assessment.own-agreement");
  if (objecting(state, now)) throw refuse.conflict("assessment.still-objecting", { until: cityDay(state.due?.due.dueAt ?? now) });
  return [{ type: "assessment.confirmed" }];
}

export function withdraw(found: PointEntry, text: Sealed): EntryEvent[] {
  at(found, "notified", "objected");
  return [{ type: "assessment.withdrawn", reversed: false, text }];
}

/** A confirmed point that turned out wrong, taken back before the result is public; not by who entered it. */
export function takeBack(found: PointEntry, text: Sealed, { by }: Hand): EntryEvent[] {
  const state = at(found, "confirmed");
  if (state.enteredBy === by) throw refuse.forbidden("assessment.own-entry");
  return [{ type: "assessment.withdrawn", reversed: true, text }];
}
