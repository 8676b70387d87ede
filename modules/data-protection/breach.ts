import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { BreachStage, BreachStep, ReportBreach, TellPersons } from "./contract.ts";

type Facts = Pick<ReportBreach, "area" | "office" | "foundAt" | "kinds" | "cause" | "persons">;
/** What happened, what may come of it and what was done (PIPL 57) lie in the vault: words about a breach name people. */
export type BreachEvent =
  | ({ type: "data-protection.breach-reported" } & Facts)
  | { type: "data-protection.authority-told"; authority: string }
  | { type: "data-protection.persons-told"; way: TellPersons["way"]; persons: number }
  | { type: "data-protection.telling-waived" }
  | { type: "data-protection.breach-closed" };

type Step = { at: string; by: string };
export type KnownBreach = Facts & {
  stage: BreachStage;
  reported: Step;
  authority: (Step & { name: string }) | null;
  /** How many were told and how; null `way`: it was held not to be needed, with reasons. */
  told: (Step & { way: TellPersons["way"] | null; persons: number }) | null;
  closed: Step | null;
};
export type Breach = { stage: "none" } | KnownBreach;

export const breach = noun<Breach, BreachEvent>({
  kind: "data-protection.breach",
  initial: { stage: "none" },
  evolve: (state, event): Breach => {
    const step = { at: event.at, by: event.by };
    if (event.type === "data-protection.breach-reported") {
      const { area, office, foundAt, kinds, cause, persons } = event;
      return { stage: "open", area, office, foundAt, kinds, cause, persons, reported: step, authority: null, told: null, closed: null };
    }
    if (state.stage === "none") return state;
    switch (event.type) {
      case "data-protection.authority-told":
        return { ...state, authority: { ...step, name: event.authority } };
      case "data-protection.persons-told":
        return { ...state, told: { ...step, way: event.way, persons: event.persons } };
      case "data-protection.telling-waived":
        return { ...state, told: { ...step, way: null, persons: 0 } };
      case "data-protection.breach-closed":
        return { ...state, stage: "closed", closed: step };
    }
  },
});

export function knownBreach(state: Breach): KnownBreach {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

export function breachSteps({ stage, authority, told }: KnownBreach): BreachStep[] {
  if (stage === "closed") return [];
  return [
    ...(authority === null ? (["authority"] as const) : []),
    // Where it was held not to be needed the authority may still ask for it (57(2)).
    ...(told === null || told.way === null ? (["persons"] as const) : []),
    ...(told === null ? (["waive"] as const) : []),
    ...(authority !== null && told !== null ? (["close"] as const) : []),
  ];
}

function open(state: Breach, step: BreachStep): KnownBreach {
  const found = knownBreach(state);
  if (!breachSteps(found).includes(step))
    throw refuse.conflict(step === "close" && found.stage === "open" ? "data-protection.not-told-yet" : "data-protection.step-over", {
      stage: found.stage,
    });
  return found;
}

export function reportBreach(state: Breach, facts: Facts, now: string): BreachEvent[] {
  if (state.stage !== "none") return [];
  if (facts.foundAt > now) throw refuse.fields([{ path: "foundAt", code: "data-protection.found-ahead" }]);
  return [{ type: "data-protection.breach-reported", ...facts }];
}

export const tellAuthority = (state: Breach, authority: string): BreachEvent[] => {
  open(state, "authority");
  return [{ type: "data-protection.authority-told", authority }];
};
export const tellPersons = (state: Breach, way: TellPersons["way"], persons: number): BreachEvent[] => {
  open(state, "persons");
  return [{ type: "data-protection.persons-told", way, persons }];
};
export const waiveTelling = (state: Breach): BreachEvent[] => {
  open(state, "waive");
  return [{ type: "data-protection.telling-waived" }];
};

/** Whoever reported it does not say that all is well again. */
export function closeBreach(state: Breach, by: string): BreachEvent[] {
  const { reported } = open(state, "close");
  if (reported.by === by) throw refuse.forbidden("data-protection.own-breach");
  return [{ type: "data-protection.breach-closed" }];
}
