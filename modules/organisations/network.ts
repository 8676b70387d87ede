import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { NetworkSort } from "./contract.ts";

/** `contact`: the post whose holder answers for the unit; people change, the post stays. `dutyLine`: an office's phone, never a person's. */
export type SeatFacts = { contact: string | null; dutyLine: string };
export type NetworkEvent =
  | { type: "organisations.network-formed"; area: string; sort: NetworkSort; zh: string; en: string; on: string }
  // `member`, not `unit`: that name at the top of an event is the unit of whoever acted.
  | ({ type: "organisations.member-joined"; member: string; on: string } & SeatFacts)
  | ({ type: "organisations.member-changed"; member: string } & SeatFacts)
  | { type: "organisations.member-left"; member: string; on: string }
  | { type: "organisations.network-ended"; on: string };

/** A unit's time in the network; `to` is the first day it is no member. */
export type Seat = SeatFacts & { unit: string; from: string; to: string | null };
export type Network =
  | { stage: "none" }
  | {
      stage: "standing" | "ended";
      area: string;
      sort: NetworkSort;
      zh: string;
      en: string;
      from: string;
      to: string | null;
      seats: readonly Seat[];
    };
type Existing = Exclude<Network, { stage: "none" }>;

const isOf =
  (unit: string) =>
  (seat: Seat): boolean =>
    seat.unit === unit && seat.to === null;
const closed = (seats: readonly Seat[], which: (seat: Seat) => boolean, on: string): Seat[] =>
  seats.map((seat) => (which(seat) ? { ...seat, to: on } : seat));

/** Units that act together: a joint-action network 联动, a leading group 领导小组 (domain.md S6, §1.2). */
export const network = noun<Network, NetworkEvent>({
  kind: "organisations.network",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "organisations.network-formed") {
      const { area, sort, zh, en, on } = event;
      return { stage: "standing", area, sort, zh, en, from: on, to: null, seats: [] };
    }
    if (state.stage === "none") return state;
    const { seats } = state;
    switch (event.type) {
      case "organisations.member-joined": {
        const { member, contact, dutyLine, on } = event;
        return { ...state, seats: [...seats, { unit: member, contact, dutyLine, from: on, to: null }] };
      }
      case "organisations.member-changed": {
        const { member, contact, dutyLine } = event;
        const of = isOf(member);
        return { ...state, seats: seats.map((seat) => (of(seat) ? { ...seat, contact, dutyLine } : seat)) };
      }
      case "organisations.member-left":
        return { ...state, seats: closed(seats, isOf(event.member), event.on) };
      case "organisations.network-ended":
        return { ...state, stage: "ended", to: event.on, seats: closed(seats, ({ to }) => to === null, event.on) };
    }
  },
});

/** A register says what is: on a day that has come, not before what it follows. */
function mustCome(on: string, today: string, from = ""): void {
  if (on > today) throw refuse.fields([{ path: "on", code: "organisations.day-to-come", params: { today } }]);
  if (on < from) throw refuse.fields([{ path: "on", code: "organisations.before-that", params: { from } }]);
}

function standing(state: Network): Existing {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  if (state.stage === "ended") throw refuse.conflict("organisations.network-over");
  return state;
}

export type Formed = { area: string; sort: NetworkSort; zh: string; en: string; on: string };

export function form(state: Network, { area, sort, zh, en, on }: Formed, today: string): NetworkEvent[] {
  if (state.stage !== "none") throw refuse.conflict("organisations.network-exists");
  mustCome(on, today);
  return [{ type: "organisations.network-formed", area, sort, zh, en, on }];
}

export function join(state: Network, member: string, seat: SeatFacts & { on: string }, today: string): NetworkEvent[] {
  const { from, seats } = standing(state);
  const own = seats.filter(({ unit }) => unit === member);
  if (own.some(isOf(member))) throw refuse.conflict("organisations.member-already");
  mustCome(seat.on, today, own.at(-1)?.to ?? from);
  return [{ type: "organisations.member-joined", member, contact: seat.contact, dutyLine: seat.dutyLine, on: seat.on }];
}

function seatOf(state: Network, member: string): Seat {
  const seat = standing(state).seats.find(isOf(member));
  if (!seat) throw refuse.conflict("organisations.no-member");
  return seat;
}

export function change(state: Network, member: string, { contact, dutyLine }: SeatFacts): NetworkEvent[] {
  const seat = seatOf(state, member);
  const same = seat.contact === contact && seat.dutyLine === dutyLine;
  return same ? [] : [{ type: "organisations.member-changed", member, contact, dutyLine }];
}

export function leave(state: Network, member: string, on: string, today: string): NetworkEvent[] {
  mustCome(on, today, seatOf(state, member).from);
  return [{ type: "organisations.member-left", member, on }];
}

export function end(state: Network, on: string, today: string): NetworkEvent[] {
  const { from, seats } = standing(state);
  const days = [from, ...seats.map(({ from: since, to }) => to ?? since)].toSorted();
  mustCome(on, today, days.at(-1));
  return [{ type: "organisations.network-ended", on }];
}
