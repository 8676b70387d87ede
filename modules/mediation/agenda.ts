import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";

export type Booking = { session: string; dispute: { home: string; id: string }; from: string; to: string };
/** One day of one room or one mediator. */
export type AgendaEvent =
  | { type: "mediation.booked"; of: string; what: "room" | "mediator"; area: string; booking: Booking }
  | { type: "mediation.booking-freed"; session: string };
export type Agenda =
  | { stage: "none" }
  | { stage: "kept"; of: string; what: "room" | "mediator"; area: string; bookings: readonly Booking[] };

export const agenda = noun<Agenda, AgendaEvent>({
  kind: "mediation.agenda",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "mediation.booked") {
      const before = state.stage === "none" ? [] : state.bookings;
      return { stage: "kept", of: event.of, what: event.what, area: event.area, bookings: [...before, event.booking] };
    }
    return state.stage === "none" ? state : { ...state, bookings: state.bookings.filter(({ session }) => session !== event.session) };
  },
});

/** Two at one time in one room, or two for one mediator, are refused; one that begins as the other ends is not. */
export function book(state: Agenda, of: string, what: "room" | "mediator", area: string, booking: Booking): AgendaEvent[] {
  const taken = state.stage === "none" ? [] : state.bookings;
  if (taken.some(({ session }) => session === booking.session)) return [];
  const clash = taken.find((other) => other.from < booking.to && booking.from < other.to);
  if (clash)
    throw refuse.conflict(what === "room" ? "mediation.room-taken" : "mediation.mediator-busy", { from: clash.from, to: clash.to });
  return [{ type: "mediation.booked", of, what, area, booking }];
}

export const free = (state: Agenda, session: string): AgendaEvent[] =>
  state.stage !== "none" && state.bookings.some((one) => one.session === session) ? [{ type: "mediation.booking-freed", session }] : [];
