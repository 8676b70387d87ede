import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { AreaIndex, IndexEdition, IndexRule, OrderIndex, RecordIndex, SetIndex } from "./contract/safety-index.ts";

type Said = { zh: string; en: string };
type Committed = { figure: string; area: string; year: number; digest: string };

export type IndexEvent =
  | ({ type: "report-card.index-set" } & SetIndex)
  | { type: "report-card.index-ordered"; year: number; why: Said | null }
  | ({ type: "report-card.index-computed" } & RecordIndex)
  // The rows behind every number are committed to, so that none can be exchanged afterwards.
  | { type: "report-card.index-published"; year: number; committed: Committed[] };

type Draft = { year: number; rule: number; areas: AreaIndex[] | null; why: Said | null; by: string };
/** `setters`: who wrote the newest rule; whoever wrote it or ordered the numbers does not publish them. */
export type SafetyIndex = { rules: IndexRule[]; setters: string[]; draft: Draft | null; editions: IndexEdition[] };

/** 平安指数: a weighted mean of figures between fixed anchors, as the city publishes them; the province's own formula is not known (domain.md §6). */
export const safetyIndex = noun<SafetyIndex, IndexEvent>({
  kind: "report-card.index",
  initial: { rules: [], setters: [], draft: null, editions: [] },
  evolve: (state, event) => {
    switch (event.type) {
      case "report-card.index-set": {
        const { from, parts, why, at, by } = event;
        return {
          ...state,
          rules: [...state.rules, { version: state.rules.length + 1, from, parts, why, at }],
          setters: [...state.setters, by],
          draft: null,
        };
      }
      case "report-card.index-ordered":
        return {
          ...state,
          draft: { year: event.year, rule: ruleOf(state, event.year)?.version ?? 0, areas: null, why: event.why, by: event.by },
        };
      case "report-card.index-computed":
        return (state.draft && { ...state, draft: { ...state.draft, rule: event.rule, areas: event.areas } }) || state;
      case "report-card.index-published": {
        const { draft } = state;
        if (!draft?.areas) return state;
        const edition = { year: draft.year, rule: draft.rule, areas: draft.areas, publishedAt: event.at, why: draft.why };
        return { ...state, draft: null, editions: [...state.editions, edition] };
      }
    }
  },
});

/** The newest version that holds for a year. */
export const ruleOf = ({ rules }: Pick<SafetyIndex, "rules">, year: number): IndexRule | undefined =>
  rules.findLast(({ from }) => from <= year);

/** `allowed`: figures an index may be made of, and whether more of each is better. */
export function setIndex(input: SetIndex, allowed: ReadonlyMap<string, { up: boolean }>): IndexEvent[] {
  const faults = input.parts.flatMap(({ figure, low, high }, index) => {
    const path = `parts.${index}.figure`;
    const found = allowed.get(figure);
    if (!found) return [{ path, code: "report-card.index-figure", params: { figure } }];
    if (input.parts.findIndex((one) => one.figure === figure) !== index)
      return [{ path, code: "report-card.index-twice", params: { figure } }];
    return low === high || found.up !== low < high
      ? [{ path: `parts.${index}.low`, code: "report-card.index-anchors", params: { figure } }]
      : [];
  });
  const weight = input.parts.reduce((sum, one) => sum + Math.round(one.weight * 100), 0);
  if (weight !== 10_000) faults.push({ path: "parts", code: "report-card.index-weights", params: { figure: String(weight / 100) } });
  if (faults.length > 0) throw refuse.fields(faults);
  return [{ type: "report-card.index-set", ...input }];
}

export function orderIndex(state: SafetyIndex, { year, why }: OrderIndex, today: string): IndexEvent[] {
  if (year >= Number(today.slice(0, 4))) throw refuse.fields([{ path: "year", code: "report-card.index-year" }]);
  if (!ruleOf(state, year)) throw refuse.conflict("report-card.index-no-rule", { year });
  if (state.editions.some((one) => one.year === year) && why === null)
    throw refuse.fields([{ path: "why", code: "report-card.index-why" }]);
  return [{ type: "report-card.index-ordered", year, why }];
}

export function recordIndex({ draft }: SafetyIndex, input: RecordIndex): IndexEvent[] {
  if (draft?.year !== input.year || draft.areas !== null) return [];
  return [{ type: "report-card.index-computed", ...input }];
}

export function publishIndex(state: SafetyIndex, year: number, by: string, committed: Committed[]): IndexEvent[] {
  const { draft, setters } = state;
  if (draft?.year !== year || draft.areas === null) throw refuse.conflict("report-card.not-now");
  if (draft.by === by || setters[draft.rule - 1] === by) throw refuse.forbidden("report-card.own-hand");
  return [{ type: "report-card.index-published", year, committed }];
}
