import { refuse } from "#platform/refusals";
import type { Limit } from "#platform/clocks";
import type { Due } from "#modules/incidents";
import { assertConducted } from "./choosing.ts";
import type { Dispute, DisputeEvent, KnownDispute, Of, Session } from "./dispute.ts";
import { assertSafe, at, partyOf } from "./intake.ts";

export function investigate(found: Dispute, said: Omit<Of<"mediation.investigated">, "type">): DisputeEvent[] {
  assertConducted(at(found, "assigned", "investigating", "mediating"));
  return [{ type: "mediation.investigated", ...said }];
}

export function start(found: Dispute): DisputeEvent[] {
  const state = at(found, "assigned", "investigating");
  assertConducted(state);
  assertSafe(state);
  if (state.parties.some(({ consent }) => consent !== "given")) throw refuse.conflict("mediation.consent-needed");
  return [{ type: "mediation.opened" }];
}

const HOUR = 3_600_000;
export function setSession(found: Dispute, session: Omit<Session, "state">, now: string): DisputeEvent[] {
  const state = at(found, "assigned", "investigating", "mediating");
  assertConducted(state);
  assertSafe(state);
  if (state.sessions.some(({ id }) => id === session.id)) return [];
  if (session.room === null && !session.online) throw refuse.fields([{ path: "room", code: "mediation.room-or-online" }]);
  const span = Date.parse(session.to) - Date.parse(session.from);
  const day = (instant: string): number => Math.floor((Date.parse(instant) + 8 * HOUR) / (24 * HOUR));
  if (day(session.from) !== day(session.to)) throw refuse.fields([{ path: "to", code: "mediation.session-span" }]);
  if (span <= 0 || span > 8 * HOUR) throw refuse.fields([{ path: "to", code: "mediation.session-span" }]);
  if (session.from <= now) throw refuse.fields([{ path: "from", code: "mediation.session-past" }]);
  if (session.mediators.some((one) => !state.mediators.includes(one)))
    throw refuse.fields([{ path: "mediators", code: "mediation.not-the-mediator" }]);
  return [{ type: "mediation.session-set", session }];
}

export const sessionOf = (found: Dispute, id: string): Session => {
  const session = found.stage === "none" ? undefined : found.sessions.find((one) => one.id === id);
  if (!session || session.state !== "set") throw refuse.conflict("mediation.no-such-session");
  return session;
};

export function cancelSession(found: Dispute, id: string, words: string): DisputeEvent[] {
  sessionOf(found, id);
  return [{ type: "mediation.session-cancelled", session: id, words }];
}

/** Held means begun: what is still to come is moved or cancelled, not written down as done. */
export function recordSession(found: Dispute, said: Omit<Of<"mediation.session-held">, "type">, now: string): DisputeEvent[] {
  const state = at(found, "mediating");
  assertConducted(state);
  assertSafe(state);
  if (sessionOf(found, said.session).from > now) throw refuse.fields([{ path: "session", code: "mediation.session-not-begun" }]);
  for (const party of [...said.present, ...said.signatures]) partyOf(state, party);
  return [{ type: "mediation.session-held", ...said }];
}

export function adjourn(found: Dispute, reason: Of<"mediation.adjourned">["reason"], words: string): DisputeEvent[] {
  at(found, "mediating");
  return [{ type: "mediation.adjourned", reason, words }];
}

export function resume(found: Dispute, due: (state: KnownDispute) => Due): DisputeEvent[] {
  const finishDue = due(at(found, "adjourned"));
  return [{ type: "mediation.resumed", finishDue }];
}

/** More time only when every party asks for it (MED-2), once. */
export function askMoreTime(
  found: Dispute,
  id: string,
  longer: (state: KnownDispute) => { longerBy: Limit; finishDue: Due },
): DisputeEvent[] {
  const state = at(found, "assigned", "investigating", "mediating", "adjourned");
  if (partyOf(state, id).moreTime) return [];
  if (state.extended) throw refuse.conflict("mediation.extended-already");
  const all = state.parties.every((party) => party.moreTime || party.id === id);
  return [{ type: "mediation.more-time-asked", party: id }, ...(all ? [{ type: "mediation.extended", ...longer(state) } as const] : [])];
}
