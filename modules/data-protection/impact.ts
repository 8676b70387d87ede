import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { DraftImpact, ImpactStage, ImpactStep } from "./contract.ts";

type Facts = Pick<DraftImpact, "area" | "purposes" | "grounds" | "conclusion" | "reviewOn">;
/** What was weighed (PIPL 56) lies in the vault; an event says about which purposes, on what ground and with what end. */
export type ImpactEvent =
  | ({ type: "data-protection.impact-drafted" } & Facts)
  | ({ type: "data-protection.impact-revised" } & Omit<Facts, "area">)
  | { type: "data-protection.impact-approved"; keepUntil: string }
  | { type: "data-protection.impact-returned" }
  | { type: "data-protection.impact-withdrawn" };

type Step = { at: string; by: string };
export type KnownImpact = Facts & {
  stage: ImpactStage;
  written: Step;
  approved: (Step & { keepUntil: string }) | null;
  /** A word was said of it that lies sealed: why it was returned or withdrawn. */
  remarked: boolean;
};
export type Impact = { stage: "none" } | KnownImpact;

export const impact = noun<Impact, ImpactEvent>({
  kind: "data-protection.impact",
  initial: { stage: "none" },
  evolve: (state, event): Impact => {
    const step = { at: event.at, by: event.by };
    if (event.type === "data-protection.impact-drafted") {
      const { area, purposes, grounds, conclusion, reviewOn } = event;
      return { stage: "drafted", area, purposes, grounds, conclusion, reviewOn, written: step, approved: null, remarked: false };
    }
    if (state.stage === "none") return state;
    switch (event.type) {
      case "data-protection.impact-revised": {
        const { purposes, grounds, conclusion, reviewOn } = event;
        return { ...state, stage: "drafted", purposes, grounds, conclusion, reviewOn, written: step };
      }
      case "data-protection.impact-approved":
        return { ...state, stage: "approved", approved: { ...step, keepUntil: event.keepUntil } };
      case "data-protection.impact-returned":
        return { ...state, stage: "returned", remarked: true };
      case "data-protection.impact-withdrawn":
        return { ...state, stage: "withdrawn", remarked: true };
    }
  },
});

export function knownImpact(state: Impact): KnownImpact {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

/** In force: approved as something that may be done, and its day to be looked at again not gone by. */
export const inForce = (state: Impact, today: string): boolean =>
  state.stage === "approved" && state.conclusion !== "not" && state.reviewOn >= today;

const OPEN: Readonly<Record<ImpactStage, readonly ImpactStep[]>> = {
  drafted: ["approve", "return", "revise"],
  returned: ["revise", "withdraw"],
  approved: ["withdraw"],
  withdrawn: [],
};
export const impactSteps = ({ stage }: KnownImpact): readonly ImpactStep[] => OPEN[stage];

function open(state: Impact, step: ImpactStep): KnownImpact {
  const found = knownImpact(state);
  if (!OPEN[found.stage].includes(step)) throw refuse.conflict("data-protection.step-over", { stage: found.stage });
  return found;
}

const YEARS_MOST = 3;
/** Looked at again within three years [P]: what was weighed once does not hold for ever. */
function assertReview(reviewOn: string, today: string): void {
  const most = `${Number(today.slice(0, 4)) + YEARS_MOST}${today.slice(4)}`;
  if (reviewOn <= today || reviewOn > most)
    throw refuse.fields([{ path: "reviewOn", code: "data-protection.review-day", params: { most } }]);
}

export function draftImpact(state: Impact, facts: Facts, today: string): ImpactEvent[] {
  if (state.stage !== "none") return [];
  assertReview(facts.reviewOn, today);
  return [{ type: "data-protection.impact-drafted", ...facts }];
}

export function reviseImpact(state: Impact, facts: Omit<Facts, "area">, today: string): ImpactEvent[] {
  open(state, "revise");
  assertReview(facts.reviewOn, today);
  return [{ type: "data-protection.impact-revised", ...facts }];
}

/** Nobody approves what they wrote. */
export function approveImpact(state: Impact, by: string, keepUntil: string): ImpactEvent[] {
  const { written } = open(state, "approve");
  if (written.by === by) throw refuse.forbidden("data-protection.own-draft");
  return [{ type: "data-protection.impact-approved", keepUntil }];
}

export function returnImpact(state: Impact, by: string): ImpactEvent[] {
  const { written } = open(state, "return");
  if (written.by === by) throw refuse.forbidden("data-protection.own-draft");
  return [{ type: "data-protection.impact-returned" }];
}

export const withdrawImpact = (state: Impact): ImpactEvent[] => {
  open(state, "withdraw");
  return [{ type: "data-protection.impact-withdrawn" }];
};
