import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse, type FieldRefusal } from "#platform/refusals";
import type { Candidate } from "./contract.ts";
import type { InspectionStage } from "./contract/lists.ts";
import type { InspectionEvent } from "./inspection-event.ts";
import { known as knownScheme, type Hand, type Scheme } from "./scheme.ts";

type Planned = Omit<Extract<InspectionEvent, { type: "assessment.inspection-planned" }>, "type">;
export type KnownInspection = Planned & {
  stage: InspectionStage;
  plannedAt: string;
  seed: string | null;
  drawnAt: string | null;
  drawn: readonly string[];
  visited: readonly { place: string; on: string; visit: StreamKey; at: string }[];
  /** Why it ended with places nobody went to; null where all were seen, or the days just ran out. */
  ended: string | null;
  overAt: string | null;
  told: { dueAt: string; as: "reminded" | "lapsed" } | null;
};
export type Inspection = { stage: "none" } | KnownInspection;

function evolve(before: Inspection, event: Recorded<InspectionEvent>): Inspection {
  const { at } = event;
  if (event.type === "assessment.inspection-planned") {
    if (before.stage !== "none") return before;
    const { scheme, version, area, kind, name, document, from, until, candidates, digest, count, perUnit, limits, visitsDue, demo } = event;
    const plan = { scheme, version, area, kind, name, document, from, until, candidates, digest, count, perUnit, limits, visitsDue, demo };
    const empty = { seed: null, drawnAt: null, drawn: [], visited: [], ended: null, overAt: null, told: null };
    return { ...plan, ...empty, stage: "planned", plannedAt: at };
  }
  if (before.stage === "none") return before;
  switch (event.type) {
    case "assessment.inspection-drawn":
      return { ...before, stage: "drawn", seed: event.seed, drawn: event.drawn, drawnAt: at };
    case "assessment.place-visited": {
      const { place, on, visit } = event;
      const visited = [...before.visited, { place, on, visit, at }];
      const all = visited.length === before.drawn.length;
      return { ...before, visited, ...(all ? { stage: "over", overAt: at } : {}) };
    }
    case "assessment.inspection-ended":
      return { ...before, stage: "over", ended: event.reason, overAt: at };
    case "assessment.inspection-reminded":
      return { ...before, told: { dueAt: event.dueAt, as: "reminded" } };
    case "assessment.inspection-lapsed":
      // Its days are over: nobody can go there any more, and the draw hides nothing.
      return { ...before, stage: "over", overAt: at, told: { dueAt: event.dueAt, as: "lapsed" } };
  }
}

/** One inspection: the places that may be drawn, fixed before the seed; the draw; where somebody went. */
export const inspection = noun<Inspection, InspectionEvent>({ kind: "assessment.inspection", initial: { stage: "none" }, evolve });

export function known(found: Inspection): KnownInspection {
  if (found.stage === "none") throw refuse.notFound("assessment.no-such-inspection");
  return found;
}
function at(found: Inspection, ...stages: InspectionStage[]): KnownInspection {
  const state = known(found);
  if (!stages.includes(state.stage)) throw refuse.conflict("assessment.inspection-not-now", { stage: state.stage });
  return state;
}

/** Where people live is not inspected, whatever it is called. */
const DWELLING =
  /住户|居民家|家中|家里|宿舍|[\d一二三四五六七八九十]+\s*(室|户)|\b(household|dwelling|apartment|dormitory|residence of|flat \d)/i;

function planFaults(
  plan: Pick<Planned, "from" | "until" | "candidates" | "count" | "perUnit">,
  held: Scheme,
  today: string,
): FieldRefusal[] {
  const { facts } = knownScheme(held);
  const { from, until, candidates, count, perUnit } = plan;
  const codes = candidates.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  const places = candidates.map(({ subject, name }) => `${subject} ${name}`);
  // Who stands twice in the list is drawn twice as often.
  const again = candidates.find((_, index) => places.indexOf(places[index] ?? "") !== index);
  const stranger = candidates.find(({ subject }) => !facts.subjects.some(({ code }) => code === subject));
  const dwelling = candidates.find(({ name }) => DWELLING.test(name));
  const lots = perUnit ? [...Map.groupBy(candidates, ({ subject }) => subject).values()] : [candidates];
  const least = Math.min(...lots.map(({ length }) => length));
  const found: [boolean, FieldRefusal][] = [
    [from < today, { path: "from", code: "assessment.past-day" }],
    [until < from, { path: "until", code: "assessment.ends-before" }],
    [
      from < facts.from || until > facts.until,
      { path: "until", code: "assessment.outside-days", params: { from: facts.from, until: facts.until } },
    ],
    [twice !== undefined, { path: "candidates", code: "assessment.code-twice", params: { code: twice ?? "" } }],
    [again !== undefined, { path: "candidates", code: "assessment.place-twice", params: { name: again?.name ?? "" } }],
    [stranger !== undefined, { path: "candidates", code: "assessment.no-such-subject", params: { subject: stranger?.subject ?? "" } }],
    [dwelling !== undefined, { path: "candidates", code: "assessment.no-dwelling", params: { name: dwelling?.name ?? "" } }],
    [count > least, { path: "count", code: "assessment.too-few-places", params: { count, least } }],
  ];
  return found.filter(([wrong]) => wrong).map(([, fault]) => fault);
}

/** By the rule that holds now, in days of the scheme that are still to come. */
export function plan(found: Inspection, held: Scheme, fresh: Omit<Planned, "version" | "area">, { today }: Hand): InspectionEvent[] {
  if (found.stage !== "none") return [];
  const { stage, facts, version } = knownScheme(held);
  if (stage !== "published") throw refuse.conflict("assessment.not-running", { zh: facts.zh, from: facts.from, until: facts.until });
  const faults = planFaults(fresh, held, today);
  if (faults.length > 0) throw refuse.fields(faults);
  return [{ type: "assessment.inspection-planned", ...fresh, version, area: facts.area }];
}

/** Once, and for good: whoever does not like what was drawn can only end it, with a reason that is public beside the draw. */
export function draw(found: Inspection, seed: string, drawn: readonly string[], { today }: Hand): InspectionEvent[] {
  const state = at(found, "planned");
  if (today > state.until) throw refuse.conflict("assessment.inspection-past", { until: state.until });
  return [{ type: "assessment.inspection-drawn", seed, drawn }];
}

export function candidateOf({ candidates }: KnownInspection, place: string): Candidate {
  const found = candidates.find(({ code }) => code === place);
  if (!found) throw refuse.fields([{ path: "place", code: "assessment.not-drawn", params: { place } }]);
  return found;
}

/** Only where the draw led, in its days, and each place once. */
export function visitPlace(
  found: Inspection,
  { place, on, visit }: { place: string; on: string; visit: StreamKey },
  { today }: Hand,
): InspectionEvent[] {
  const state = known(found);
  if (state.visited.some((one) => one.place === place)) throw refuse.conflict("assessment.visited-already");
  at(found, "drawn");
  if (!state.drawn.includes(place)) throw refuse.fields([{ path: "place", code: "assessment.not-drawn", params: { place } }]);
  if (today > state.until) throw refuse.conflict("assessment.inspection-past", { until: state.until });
  if (on < state.from || on > today)
    throw refuse.fields([{ path: "on", code: "assessment.visit-day", params: { from: state.from, until: state.until } }]);
  return [{ type: "assessment.place-visited", place, on, visit }];
}

export function end(found: Inspection, reason: string): InspectionEvent[] {
  at(found, "planned", "drawn");
  return [{ type: "assessment.inspection-ended", reason }];
}

/** From here on anybody may know of it: everything that could be seen was, or its days are over. */
export const isOver = ({ stage, until }: Pick<KnownInspection, "stage" | "until">, today: string): boolean =>
  stage === "over" || today > until;
