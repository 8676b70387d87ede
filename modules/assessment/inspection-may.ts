import type { Actor } from "#platform/access";
import { cityDay } from "#platform/days";
import type { InspectionStep, VisitStep } from "./contract.ts";
import type { Item } from "./contract/rule.ts";
import type { PointEntry } from "./entry.ts";
import type { KnownInspection } from "./inspection.ts";
import { aboveGrant, ASSESS, schemeGrants, speakingGrant, VERIFY } from "./permits.ts";
import { answersForOne } from "./permits-inspections.ts";
import type { KnownScheme } from "./scheme.ts";
import { follows, isRipe, isTimeOver, type Finding, type KnownVisit } from "./visit.ts";

type Known = { actor: Actor; now: string };

/** Steps of an inspection this person may take now, and the places somebody may be said to have seen. */
export function inspectionRights(
  state: KnownInspection,
  { facts }: KnownScheme,
  known: Known,
): { may: InspectionStep[]; visits: string[] } {
  const { actor, now } = known;
  const plans = schemeGrants(actor, ASSESS, facts.area, now).length > 0 && !answersForOne(facts.subjects, known);
  const today = cityDay(now);
  const running = today <= state.until;
  const goes = state.stage === "drawn" && running && today >= state.from;
  const unitOf = (place: string) => facts.subjects.find(({ code }) => code === state.candidates.find((one) => one.code === place)?.subject);
  return {
    may: [
      ...(plans && running && state.stage === "planned" ? (["draw"] as const) : []),
      ...(plans && state.stage !== "over" ? (["end"] as const) : []),
    ],
    visits: state.drawn.filter((place) => {
      const unit = unitOf(place);
      return goes && unit && !state.visited.some((one) => one.place === place) && aboveGrant(actor, ASSESS, unit, now) !== null;
    }),
  };
}

type Around = { item: Item | undefined; last: PointEntry | null; frozen: boolean };
/** Steps of a finding: the unit answers it, another than who found it looks again, and then a point may follow. */
export function findingSteps(state: KnownVisit, finding: Finding, { item, last, frozen }: Around, { actor, now }: Known): VisitStep[] {
  const unit = { code: state.subject, area: state.area };
  const own = speakingGrant(actor, unit, now) !== null;
  const above = (roles: readonly string[]): boolean => aboveGrant(actor, roles, unit, now) !== null;
  const found: [VisitStep, boolean][] = [
    ["answer", own && finding.revisit === null],
    [
      "revisit",
      above([...ASSESS, ...VERIFY]) &&
        state.by !== actor.id &&
        finding.revisit === null &&
        (finding.answer !== null || isTimeOver(state, now)),
    ],
    ["score", above(ASSESS) && !frozen && item?.method === "perCase" && isRipe(state, finding, now) && follows(finding, last) !== false],
  ];
  return found.filter(([, may]) => may).map(([step]) => step);
}
