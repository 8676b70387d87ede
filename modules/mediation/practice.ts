import { noun } from "#platform/ledger";

export type PracticeFacts = { coolingHours: number; trainingHours: number; months: readonly [number, number] };
export type PracticeEvent = { type: "mediation.practice-set"; reason: string } & PracticeFacts;
export type Practice = { stage: "none" } | ({ stage: "set" } & PracticeFacts);

/** Local figures until the city enters its own (domain.md S9 [P]). */
export const SHIPPED: PracticeFacts = { coolingHours: 24, trainingHours: 40, months: [3, 12] };

export const practice = noun<Practice, PracticeEvent>({
  kind: "mediation.practice",
  initial: { stage: "none" },
  evolve: (_, { coolingHours, trainingHours, months }) => ({ stage: "set", coolingHours, trainingHours, months }),
});
