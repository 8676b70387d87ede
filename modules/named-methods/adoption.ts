import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type AdoptionEvent =
  | { type: "named-methods.adopted"; method: string; area: string; from: string; adapted: string; source: string }
  | { type: "named-methods.adoption-ended"; until: string; reason: string };
export type Adoption =
  | { stage: "none" }
  | { stage: "adopted"; method: string; area: string; from: string; until: string | null; adapted: string; source: string };

/** Since when an area works by a method, and until when. The method need not be defined: that a place says it uses one is a fact of its own. */
export const adoption = noun<Adoption, AdoptionEvent>({
  kind: "named-methods.adoption",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<AdoptionEvent>): Adoption => {
    if (event.type === "named-methods.adopted") {
      const { method, area, from, adapted, source } = event;
      return { stage: "adopted", method, area, from, until: null, adapted, source };
    }
    return state.stage === "none" ? state : { ...state, until: event.until };
  },
});

type Facts = Omit<Extract<AdoptionEvent, { type: "named-methods.adopted" }>, "type">;

export function adopt(state: Adoption, facts: Facts, today: string): AdoptionEvent[] {
  if (facts.from > today) throw refuse.fields([{ path: "from", code: "named-methods.not-yet" }]);
  if (state.stage === "adopted" && state.until === null) {
    if (state.from === facts.from) return [];
    throw refuse.conflict("named-methods.adopted-already", { from: state.from });
  }
  if (state.stage === "adopted" && state.until !== null && facts.from <= state.until)
    throw refuse.fields([{ path: "from", code: "named-methods.overlaps", params: { until: state.until } }]);
  return [{ type: "named-methods.adopted", ...facts }];
}

export function endAdoption(state: Adoption, { until, reason }: { until: string; reason: string }, today: string): AdoptionEvent[] {
  if (state.stage === "none") throw refuse.notFound("named-methods.not-adopted");
  if (state.until !== null) return [];
  if (until < state.from) throw refuse.fields([{ path: "until", code: "named-methods.ends-before", params: { from: state.from } }]);
  if (until > today) throw refuse.fields([{ path: "until", code: "named-methods.not-yet" }]);
  return [{ type: "named-methods.adoption-ended", until, reason }];
}
