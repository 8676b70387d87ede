import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { cityHome } from "#platform/settings";
import type { PracticeFacts, PracticeView, SetPractice } from "./contract.ts";

export type PracticeEvent = { type: "decisions.practice-set" } & SetPractice;
export type Practice = { stage: "none" } | ({ stage: "set"; version: number; from: string; reason: string } & PracticeFacts);

/** Until the city sets its own (domain.md S20 [P]): three experts, no index. */
export const SHIPPED: PracticeView = { version: 1, from: null, reason: "", leastExperts: 3, formula: null };

export const practiceKey = (): StreamKey => ({ home: cityHome(), id: namedUuid("decisions.practice") });

export const practice = noun<Practice, PracticeEvent>({
  kind: "decisions.practice",
  initial: { stage: "none" },
  evolve: (state, { leastExperts, formula, reason, at }: Recorded<PracticeEvent>) => ({
    stage: "set",
    version: state.stage === "none" ? 2 : state.version + 1,
    from: at,
    reason,
    leastExperts,
    formula,
  }),
});
