import { noun, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { ProposeSharing, SharingStage, SharingStep } from "./contract.ts";

type Facts = Omit<ProposeSharing, "id" | "impact"> & { impact: StreamKey };
/** Names of offices, of data sets and of their fields: nobody's data. Why one was refused or ended lies in the vault. */
export type SharingEvent =
  | ({ type: "data-protection.sharing-proposed" } & Facts)
  | { type: "data-protection.sharing-approved" }
  | { type: "data-protection.sharing-refused" }
  | { type: "data-protection.sharing-ended"; on: string };

type Step = { at: string; by: string };
export type KnownSharing = Facts & { stage: SharingStage; proposed: Step; decided: Step | null; endedOn: string | null };
export type Sharing = { stage: "none" } | KnownSharing;

export const sharing = noun<Sharing, SharingEvent>({
  kind: "data-protection.sharing",
  initial: { stage: "none" },
  evolve: (state, event): Sharing => {
    const step = { at: event.at, by: event.by };
    if (event.type === "data-protection.sharing-proposed") {
      const { area, way, dataset, provider, recipient, contact, aim, basis, fields, from, to, impact } = event;
      const facts = { area, way, dataset, provider, recipient, contact, aim, basis, fields, from, to, impact };
      return { stage: "proposed", ...facts, proposed: step, decided: null, endedOn: null };
    }
    if (state.stage === "none") return state;
    switch (event.type) {
      case "data-protection.sharing-approved":
        return { ...state, stage: "approved", decided: step };
      case "data-protection.sharing-refused":
        return { ...state, stage: "refused", decided: step };
      case "data-protection.sharing-ended":
        return { ...state, stage: "ended", endedOn: event.on };
    }
  },
});

export function knownSharing(state: Sharing): KnownSharing {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

const OPEN: Readonly<Record<SharingStage, readonly SharingStep[]>> = {
  proposed: ["approve", "refuse"],
  approved: ["end"],
  refused: [],
  ended: [],
};

export const runs = ({ stage, from, to }: KnownSharing, today: string): boolean => stage === "approved" && from <= today && today <= to;
/** Over by its own day it needs no ending. */
export const sharingSteps = (state: KnownSharing, today: string): readonly SharingStep[] =>
  state.stage === "approved" && state.to < today ? [] : OPEN[state.stage];

function open(state: Sharing, step: SharingStep, today: string): KnownSharing {
  const found = knownSharing(state);
  if (!sharingSteps(found, today).includes(step)) throw refuse.conflict("data-protection.step-over", { stage: found.stage });
  return found;
}

const YEARS_MOST = 3;
export function propose(state: Sharing, facts: Facts, today: string): SharingEvent[] {
  if (state.stage !== "none") return [];
  const most = `${Number(facts.from.slice(0, 4)) + YEARS_MOST}${facts.from.slice(4)}`;
  if (facts.to < today || facts.to <= facts.from || facts.to > most)
    throw refuse.fields([{ path: "to", code: "data-protection.sharing-days", params: { most } }]);
  return [{ type: "data-protection.sharing-proposed", ...facts }];
}

type Deciding = { by: string; today: string };
/** `weighed`: an assessment of providing (PIPL 55(3)) is in force today. */
export function approveSharing(state: Sharing, { by, today }: Deciding, weighed: boolean): SharingEvent[] {
  const { proposed } = open(state, "approve", today);
  if (proposed.by === by) throw refuse.forbidden("data-protection.own-draft");
  if (!weighed) throw refuse.conflict("data-protection.not-weighed");
  return [{ type: "data-protection.sharing-approved" }];
}

export function refuseSharing(state: Sharing, { by, today }: Deciding): SharingEvent[] {
  const { proposed } = open(state, "refuse", today);
  if (proposed.by === by) throw refuse.forbidden("data-protection.own-draft");
  return [{ type: "data-protection.sharing-refused" }];
}

export const endSharing = (state: Sharing, today: string): SharingEvent[] => {
  open(state, "end", today);
  return [{ type: "data-protection.sharing-ended", on: today }];
};
