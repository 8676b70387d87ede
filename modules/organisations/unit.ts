import { cityDay } from "#platform/days";
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
/** What a reorganisation may change; the code, with the department and the area it is for, stays. */
export type UnitPlace = Pick<UnitFacts, "zh" | "en" | "parent" | "guidedBy">;
/** Days on which it worked: from 挂牌 (or taking up work again) to the day before it was suspended, merged or dissolved. */
export type Spell = { from: string; to: string | null };
export type UnitOffer = {
  phone: string | null;
  hours: string | null;
  hoursEn: string | null;
  address: string | null;
  services: readonly string[];
};
/** Offices registered before hours were written in English, and addresses at all, say nothing of them. */
type WrittenOffer = Omit<UnitOffer, "hoursEn" | "address"> & Partial<Pick<UnitOffer, "hoursEn" | "address">>;

export type UnitEvent =
  | ({ type: "organisations.unit-registered" } & UnitFacts & WrittenOffer)
  | { type: "organisations.unit-approved"; document: string }
  | { type: "organisations.unit-opened"; on: string }
  | { type: "organisations.unit-operating"; on: string }
  | ({ type: "organisations.unit-changed" } & WrittenOffer)
  /** What it is called, who leads and who guides it, as of now; what it was before stands in the events before. */
  | ({ type: "organisations.unit-reorganised"; reason: string } & UnitPlace)
  // Records of before said no day of an end: then it is the day it was recorded.
  | { type: "organisations.unit-suspended"; reason: string; on?: string }
  | { type: "organisations.unit-merged"; into: string; on?: string }
  | { type: "organisations.unit-dissolved"; document: string; on?: string }
  | { type: "organisations.contact-set"; account: string | null };

export type UnitState =
  | { stage: "none" }
  | (UnitFacts & UnitOffer & { stage: UnitStage; contact: string | null; mergedInto: string | null; spells: readonly Spell[] });
type Existing = Exclude<UnitState, { stage: "none" }>;

/** Going from open into operation goes on with the spell that runs. */
const begun = ({ stage, spells }: Existing, from: string): readonly Spell[] => (works(stage) ? spells : [...spells, { from, to: null }]);
const ended = ({ spells }: Existing, { on, at }: { on?: string; at: string }): readonly Spell[] =>
  spells.map((spell) => (spell.to === null ? { ...spell, to: on ?? cityDay(at) } : spell));

export const unit = noun<UnitState, UnitEvent>({
  kind: "organisations.unit",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<UnitEvent>) => {
    if (event.type === "organisations.unit-registered") {
      const { code, department, area, zh, en, parent, guidedBy, synthetic, phone, hours, hoursEn = null, address = null, services } = event;
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
        hoursEn,
        address,
        services,
        contact: null,
        mergedInto: null,
        spells: [],
      };
    }
    if (state.stage === "none") return state;
    switch (event.type) {
      case "organisations.unit-approved":
        return { ...state, stage: "approved" };
      case "organisations.unit-opened":
        return { ...state, stage: "open", spells: begun(state, event.on) };
      case "organisations.unit-operating":
        return { ...state, stage: "operating", spells: begun(state, event.on) };
      case "organisations.unit-changed":
        return {
          ...state,
          phone: event.phone,
          hours: event.hours,
          hoursEn: event.hoursEn ?? null,
          address: event.address ?? null,
          services: event.services,
        };
      case "organisations.unit-reorganised":
        return { ...state, zh: event.zh, en: event.en, parent: event.parent, guidedBy: event.guidedBy };
      case "organisations.unit-suspended":
        return { ...state, stage: "suspended", spells: ended(state, event) };
      case "organisations.unit-merged":
        return { ...state, stage: "merged", mergedInto: event.into, spells: ended(state, event) };
      case "organisations.unit-dissolved":
        return { ...state, stage: "dissolved", spells: ended(state, event) };
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

/** Work begins on a day that has come, and not before the one it last began or ended on. */
function mustBegin({ spells }: Existing, { on, today }: Begun): void {
  const last = spells.at(-1);
  const from = last?.to ?? last?.from ?? "";
  if (on > today) throw refuse.fields([{ path: "on", code: "organisations.day-to-come", params: { today } }]);
  if (on < from) throw refuse.fields([{ path: "on", code: "organisations.day-too-early", params: { from } }]);
}
export type Begun = { on: string; today: string };

export function open(state: UnitState, when: Begun): UnitEvent[] {
  const now = standing(state);
  const { stage } = now;
  if (stage === "open") return [];
  if (stage !== "suspended" && stage !== "approved") throw refuse.conflict("organisations.not-approved", { stage });
  mustBegin(now, when);
  return [{ type: stage === "suspended" ? "organisations.unit-operating" : "organisations.unit-opened", on: when.on }];
}

export function operate(state: UnitState, when: Begun): UnitEvent[] {
  const now = standing(state);
  const { stage } = now;
  if (stage === "operating") return [];
  if (stage !== "open") throw refuse.conflict("organisations.not-open", { stage });
  mustBegin(now, when);
  return [{ type: "organisations.unit-operating", on: when.on }];
}

export function change(state: UnitState, offer: UnitOffer): UnitEvent[] {
  const now = standing(state);
  const offered = ({ phone, hours, hoursEn, address, services }: UnitOffer): string =>
    JSON.stringify([phone, hours, hoursEn, address ?? null, services]);
  const same = offered(now) === offered(offer);
  return same ? [] : [{ type: "organisations.unit-changed", ...offer }];
}

/** A new name, another leader or another guide, and why. */
export function reorganise(state: UnitState, { zh, en, parent, guidedBy }: UnitPlace, reason: string): UnitEvent[] {
  const now = standing(state);
  const same = now.zh === zh && now.en === en && now.parent === parent && now.guidedBy === guidedBy;
  return same ? [] : [{ type: "organisations.unit-reorganised", zh, en, parent, guidedBy, reason }];
}

/** Work ends on a day that has come, after the day it began. */
function mustEnd({ spells }: Existing, { on, today }: Ended): void {
  if (on === undefined) return;
  const from = spells.at(-1)?.from ?? "";
  if (on > today || on < from) throw refuse.fields([{ path: "on", code: "organisations.day-order", params: { from, today } }]);
}
export type Ended = { on?: string | undefined; today: string };
const said = ({ on }: Ended): { on?: string } => (on === undefined ? {} : { on });

export function suspend(state: UnitState, reason: string, when: Ended): UnitEvent[] {
  const now = standing(state);
  const { stage } = now;
  if (!works(stage)) throw refuse.conflict("organisations.not-working", { stage });
  mustEnd(now, when);
  return [{ type: "organisations.unit-suspended", reason, ...said(when) }];
}

/** What it held goes to a unit that works: never into nothing, never in a circle. */
export function merge(state: UnitState, into: UnitState, when: Ended): UnitEvent[] {
  const now = standing(state);
  const target = existing(into);
  if (target.code === now.code || !works(target.stage)) throw refuse.conflict("organisations.cannot-merge-into", { code: target.code });
  mustEnd(now, when);
  return [{ type: "organisations.unit-merged", into: target.code, ...said(when) }];
}

export function dissolve(state: UnitState, document: string, when: Ended): UnitEvent[] {
  mustEnd(standing(state), when);
  return [{ type: "organisations.unit-dissolved", document, ...said(when) }];
}

export function setContact(state: UnitState, account: string | null): UnitEvent[] {
  return standing(state).contact === account ? [] : [{ type: "organisations.contact-set", account }];
}
