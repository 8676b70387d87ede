import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { UnitStage } from "./contract.ts";

export type UnitFacts = {
  code: string;
  department: string;
  area: string;
  zh: string;
  en: string;
  parent: string | null;
  guidedBy: string | null;
  synthetic: boolean;
};
export type UnitOffer = { phone: string | null; hours: string | null; services: readonly string[] };

export type UnitEvent =
  | ({ type: "organisations.unit-registered" } & UnitFacts & UnitOffer)
  | { type: "organisations.unit-approved"; document: string }
  | { type: "organisations.unit-opened"; on: string }
  | { type: "organisations.unit-operating"; on: string }
  | ({ type: "organisations.unit-changed" } & UnitOffer)
  | { type: "organisations.unit-suspended"; reason: string }
  | { type: "organisations.unit-merged"; into: string }
  | { type: "organisations.unit-dissolved"; document: string }
  | { type: "organisations.contact-set"; account: string | null };

export type UnitState =
  | { stage: "none" }
  | (UnitFacts & UnitOffer & { stage: UnitStage; contact: string | null; mergedInto: string | null; since: string });
type Existing = Exclude<UnitState, { stage: "none" }>;

export const unit = noun<UnitState, UnitEvent>({
  kind: "organisations.unit",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<UnitEvent>) => {
    if (event.type === "organisations.unit-registered") {
      const { code, department, area, zh, en, parent, guidedBy, synthetic, phone, hours, services } = event;
      return {
        stage: "planned",
        code,
        department,
        area,
        zh,
        en,
        parent,
        guidedBy,
        synthetic,
        phone,
        hours,
        services,
        contact: null,
        mergedInto: null,
        since: event.at,
      };
    }
    if (state.stage === "none") return state;
    switch (event.type) {
      case "organisations.unit-approved":
        return { ...state, stage: "approved", since: event.at };
      case "organisations.unit-opened":
        return { ...state, stage: "open", since: event.at };
      case "organisations.unit-operating":
        return { ...state, stage: "operating", since: event.at };
      case "organisations.unit-changed":
        return { ...state, phone: event.phone, hours: event.hours, services: event.services };
      case "organisations.unit-suspended":
        return { ...state, stage: "suspended", since: event.at };
      case "organisations.unit-merged":
        return { ...state, stage: "merged", mergedInto: event.into, since: event.at };
      case "organisations.unit-dissolved":
        return { ...state, stage: "dissolved", since: event.at };
      case "organisations.contact-set":
        return { ...state, contact: event.account };
    }
  },
});

/** 挂牌 and 运行: people may be sent to it and work may be given to it. */
export const works = (stage: UnitState["stage"]): boolean => stage === "open" || stage === "operating";

export function existing(state: UnitState): Existing {
  if (state.stage === "none") throw refuse.notFound("organisations.unknown-unit");
  return state;
}

function standing(state: UnitState): Existing {
  const found = existing(state);
  if (found.stage === "merged" || found.stage === "dissolved") throw refuse.conflict("organisations.unit-gone", { stage: found.stage });
  return found;
}

export function register(state: UnitState, facts: UnitFacts & UnitOffer): UnitEvent[] {
  if (state.stage !== "none") throw refuse.conflict("organisations.unit-exists", { code: facts.code });
  return [{ type: "organisations.unit-registered", ...facts }];
}

export function approve(state: UnitState, document: string): UnitEvent[] {
  const { stage } = standing(state);
  if (stage !== "planned") throw refuse.conflict("organisations.not-planned", { stage });
  return [{ type: "organisations.unit-approved", document }];
}

export function open(state: UnitState, on: string): UnitEvent[] {
  const { stage } = standing(state);
  if (stage === "open") return [];
  if (stage === "suspended") return [{ type: "organisations.unit-operating", on }];
  if (stage !== "approved") throw refuse.conflict("organisations.not-approved", { stage });
  return [{ type: "organisations.unit-opened", on }];
}

export function operate(state: UnitState, on: string): UnitEvent[] {
  const { stage } = standing(state);
  if (stage === "operating") return [];
  if (stage !== "open") throw refuse.conflict("organisations.not-open", { stage });
  return [{ type: "organisations.unit-operating", on }];
}

export function change(state: UnitState, offer: UnitOffer): UnitEvent[] {
  const now = standing(state);
  const same = now.phone === offer.phone && now.hours === offer.hours && now.services.join("\n") === offer.services.join("\n");
  return same ? [] : [{ type: "organisations.unit-changed", ...offer }];
}

export function suspend(state: UnitState, reason: string): UnitEvent[] {
  const { stage } = standing(state);
  if (!works(stage)) throw refuse.conflict("organisations.not-working", { stage });
  return [{ type: "organisations.unit-suspended", reason }];
}

/** What it held goes to a unit that works: never into nothing, never in a circle. */
export function merge(state: UnitState, into: UnitState): UnitEvent[] {
  const { code } = standing(state);
  const target = existing(into);
  if (target.code === code || !works(target.stage)) throw refuse.conflict("organisations.cannot-merge-into", { code: target.code });
  return [{ type: "organisations.unit-merged", into: target.code }];
}

export function dissolve(state: UnitState, document: string): UnitEvent[] {
  standing(state);
  return [{ type: "organisations.unit-dissolved", document }];
}

export function setContact(state: UnitState, account: string | null): UnitEvent[] {
  return standing(state).contact === account ? [] : [{ type: "organisations.contact-set", account }];
}
