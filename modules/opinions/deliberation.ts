import type { Due } from "#modules/incidents";
import { drawFirst } from "#platform/draw";
import { noun, type Recorded } from "#platform/ledger";
import type { AnnounceDeliberation, DeliberationStage } from "./contract.ts";

export type Two = { zh: string; en: string };
type Announced = Omit<AnnounceDeliberation, "id" | "asDemo">;

/** Everything here is public but who volunteered: a contact and needs lie sealed under the volunteer's id, and are destroyed afterwards. */
export type DeliberationEvent =
  | ({ type: "opinions.deliberation-announced"; demo: boolean } & Announced)
  | { type: "opinions.volunteer-entered"; volunteer: string; phone: boolean; email: boolean; needs: boolean; language: "zh" | "en" }
  | { type: "opinions.volunteer-left"; volunteer: string }
  | { type: "opinions.seats-drawn"; seed: string; source: string }
  | { type: "opinions.deliberation-minuted"; attended: number; minutes: Two; decisions: readonly Agreed[] }
  | { type: "opinions.decision-reported"; decision: string; result: Two }
  | { type: "opinions.deliberation-cancelled"; reason: Two }
  | { type: "opinions.contacts-destroyed"; volunteers: number }
  | { type: "opinions.deliberation-clock-told"; slot: string; dueAt: string; as: "reminded" | "lapsed" };

export type Agreed = { decision: string; owner: string; day: string; due: Due } & Two;
export type AgreedState = Agreed & { reported: { at: string; result: Two } | null };
export type VolunteerState = { id: string; phone: boolean; email: boolean; needs: boolean; language: "zh" | "en"; left: boolean };
export type KnownDeliberation = Announced & {
  stage: DeliberationStage;
  demo: boolean;
  pool: readonly VolunteerState[];
  draw: { seed: string; source: string; at: string } | null;
  held: { at: string; attended: number; minutes: Two } | null;
  decisions: readonly AgreedState[];
  reason: Two | null;
  destroyedAt: string | null;
  told: Readonly<Record<string, { dueAt: string; as: "reminded" | "lapsed" }>>;
};
export type Deliberation = { stage: "none" } | KnownDeliberation;

/** Names in the vault. */
export const phoneOf = (volunteer: string): string => `seat-phone:${volunteer}`;
export const emailOf = (volunteer: string): string => `seat-email:${volunteer}`;
export const needsOf = (volunteer: string): string => `seat-needs:${volunteer}`;
/** All that may lie sealed of one volunteer. */
export const seatFields = (volunteer: string): string[] => [phoneOf(volunteer), emailOf(volunteer), needsOf(volunteer)];
export const fieldsOf = ({ id, phone, email, needs }: VolunteerState): string[] => [
  ...(phone ? [phoneOf(id)] : []),
  ...(email ? [emailOf(id)] : []),
  ...(needs ? [needsOf(id)] : []),
];

/** Who sits: the first by the published seed among those who are still there. Whoever leaves makes room for the next. */
export function seatsOf({ pool, draw, lots }: KnownDeliberation, purpose: string): string[] {
  if (draw === null) return [];
  const present = pool.filter(({ left }) => !left).map(({ id }) => id);
  return drawFirst(present, draw.seed, purpose, lots);
}

function evolve(state: Deliberation, event: Recorded<DeliberationEvent>): Deliberation {
  if (event.type === "opinions.deliberation-announced") {
    const { area, convener, title, agenda, papers, meets, venue, access, lots, open, until, seedFrom, demo } = event;
    const said = { area, convener, title, agenda, papers, meets, venue, access, lots, open, until, seedFrom };
    return {
      ...said,
      stage: "announced",
      demo,
      pool: [],
      draw: null,
      held: null,
      decisions: [],
      reason: null,
      destroyedAt: null,
      told: {},
    };
  }
  if (state.stage === "none") return state;
  switch (event.type) {
    case "opinions.volunteer-entered": {
      const { volunteer: id, phone, email, needs, language } = event;
      return { ...state, pool: [...state.pool, { id, phone, email, needs, language, left: false }] };
    }
    case "opinions.volunteer-left":
      return { ...state, pool: state.pool.map((one) => (one.id === event.volunteer ? { ...one, left: true } : one)) };
    case "opinions.seats-drawn":
      return { ...state, stage: "drawn", draw: { seed: event.seed, source: event.source, at: event.at } };
    case "opinions.deliberation-minuted": {
      const { attended, minutes, at } = event;
      const decisions = event.decisions.map((one) => ({ ...one, reported: null }));
      return { ...state, stage: decisions.length === 0 ? "closed" : "held", held: { at, attended, minutes }, decisions };
    }
    case "opinions.decision-reported": {
      const decisions = state.decisions.map((one) =>
        one.decision === event.decision ? { ...one, reported: { at: event.at, result: event.result } } : one,
      );
      return { ...state, decisions, stage: decisions.every(({ reported }) => reported !== null) ? "closed" : state.stage };
    }
    case "opinions.deliberation-cancelled":
      return { ...state, stage: "cancelled", reason: event.reason };
    case "opinions.contacts-destroyed":
      return { ...state, destroyedAt: event.at };
    case "opinions.deliberation-clock-told":
      return { ...state, told: { ...state.told, [event.slot]: { dueAt: event.dueAt, as: event.as } } };
  }
}

export const deliberation = noun<Deliberation, DeliberationEvent>({
  kind: "opinions.deliberation",
  initial: { stage: "none" },
  evolve,
});
