import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type MediatorFacts = {
  area: string;
  zh: string;
  account: string | null;
  woman: boolean;
  fullTime: boolean;
  specialities: readonly string[];
  languages: readonly string[];
  /** Marks of telephones before which this person recuses, and of their own; nobody reads a number back from them. */
  bars: readonly string[];
  from: string;
  to: string | null;
  demo: boolean;
};
export type MediatorEvent =
  | ({ type: "mediation.mediator-set" } & MediatorFacts)
  | { type: "mediation.mediator-trained"; on: string; hours: number; subject: string }
  | { type: "mediation.mediator-retired"; on: string };
export type Mediator =
  | { stage: "none" }
  | ({ stage: "active" | "retired"; training: readonly { on: string; hours: number; subject: string }[] } & MediatorFacts);

export const mediator = noun<Mediator, MediatorEvent>({
  kind: "mediation.mediator",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "mediation.mediator-set") {
      const { area, zh, account, woman, fullTime, specialities, languages, bars, from, to, demo } = event;
      const training = state.stage === "none" ? [] : state.training;
      return { stage: "active", training, area, zh, account, woman, fullTime, specialities, languages, bars, from, to, demo };
    }
    if (state.stage === "none") return state;
    if (event.type === "mediation.mediator-retired") return { ...state, stage: "retired", to: event.on };
    const { on, hours, subject } = event;
    return { ...state, training: [...state.training, { on, hours, subject }] };
  },
});

function active(state: Mediator): Exclude<Mediator, { stage: "none" }> {
  if (state.stage !== "active") throw refuse.conflict("mediation.no-such-mediator");
  return state;
}

/** `said`: before whom the mediator recuses. No telephone is read back from a mark, so what was said before stands when the rest is changed. */
export function setMediator(
  state: Mediator,
  { said, ...facts }: Omit<MediatorFacts, "bars"> & { said: readonly string[] },
): MediatorEvent[] {
  if (state.stage === "retired") throw refuse.conflict("mediation.mediator-retired");
  if (facts.to !== null && facts.to < facts.from) throw refuse.fields([{ path: "to", code: "mediation.dates-crossed" }]);
  const before = state.stage === "none" ? [] : state.bars;
  return [{ type: "mediation.mediator-set", ...facts, bars: [...new Set([...before, ...said])] }];
}

export function train(state: Mediator, entry: { on: string; hours: number; subject: string }, today: string): MediatorEvent[] {
  active(state);
  if (entry.on > today) throw refuse.fields([{ path: "on", code: "mediation.not-yet-done" }]);
  return [{ type: "mediation.mediator-trained", ...entry }];
}

export function retire(state: Mediator, on: string): MediatorEvent[] {
  active(state);
  return [{ type: "mediation.mediator-retired", on }];
}
