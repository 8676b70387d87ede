import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import { type ColumnType, type Projection, type Row, single, type StreamKey, type Table } from "#platform/ledger";
import type { Agenda } from "./agenda.ts";
import type { Room } from "./channel.ts";
import type { Committee } from "./committee.ts";
import type { CourtList } from "./court-list.ts";
import type { Dispute, KnownDispute } from "./dispute.ts";
import { nextDue } from "./dispute-clocks.ts";
import type { Mediator } from "./mediator.ts";
import type { Practice } from "./practice.ts";
import type { Errand, Screening } from "./screening.ts";

const table = (name: string, columns: Record<string, ColumnType>, key: readonly string[] = ["home", "id"]): Table => ({ name: `mediation.${name}`, key, columns }); // prettier-ignore
const day = (instant: string | null): string | null => (instant === null ? null : cityDay(instant));

const disputeTable = table("dispute", {
  home: "text", id: "uuid", number: "text", place: "text", town: "text", county: "text", kind: "text", kind_of: "text", source: "text", stage: "text",
  urgency: "text", committee: "uuid", mediators: "text[]", outcome: "text", registered_at: "timestamptz", registered_on: "date", accepted_on: "date",
  started_on: "date", closed_at: "timestamptz", closed_on: "date", in_time: "bool", agreed_form: "text", effective_on: "date", confirmable: "bool",
  confirmation: "text", relapsed_on: "date", due_at: "timestamptz", due_slot: "text", provisional: "bool", people: "int4", sessions: "int4",
  delegation: "text", demo: "bool",
}); // prettier-ignore
const obligationTable = table(
  "obligation",
  {
    home: "text",
    id: "uuid",
    obligation: "uuid",
    place: "text",
    town: "text",
    county: "text",
    due_on: "date",
    done_on: "date",
    effective: "bool",
  },
  ["home", "id", "obligation"],
);
const sessionTable = table(
  "session",
  { home: "text", id: "uuid", session: "uuid", place: "text", town: "text", room: "uuid", mediators: "text[]", begins_at: "timestamptz", ends_at: "timestamptz", online: "bool", state: "text" }, // prettier-ignore
  ["home", "id", "session"],
);

function disputeRow({ id }: StreamKey, state: KnownDispute): Row {
  const due = nextDue(state);
  const effective = state.agreement?.effectiveAt ?? null;
  return {
    number: receiptNumber(id).replaceAll("-", ""),
    place: state.place,
    town: state.place.slice(0, 9),
    county: state.place.slice(0, 6),
    kind: state.kind,
    kind_of: state.kindOf,
    source: state.source,
    stage: state.stage,
    urgency: state.urgency,
    committee: state.committee,
    mediators: [...state.mediators],
    outcome: state.outcome,
    registered_at: state.registeredAt,
    registered_on: day(state.registeredAt),
    // What was taken in by mistake was accepted by nobody: no figure counts it.
    accepted_on: state.outcome === "voided" ? null : day(state.acceptedAt),
    started_on: day(state.startedAt),
    closed_at: state.closedAt,
    closed_on: day(state.closedAt),
    in_time: state.closedAt === null || state.finishDue === null ? null : state.closedAt <= state.finishDue.dueAt,
    agreed_form: effective === null ? null : (state.agreement?.form ?? null),
    effective_on: day(effective),
    confirmable: effective === null ? null : (state.agreement?.confirmable ?? null),
    confirmation: state.confirmation === null ? null : (state.confirmation.ruling ?? "filed"),
    relapsed_on: day(state.relapsedAt),
    due_at: due?.dueAt ?? null,
    due_slot: due?.rule ?? null,
    provisional: due?.provisional ?? false,
    people: state.people,
    sessions: state.sessions.filter((one) => one.state === "held").length,
    delegation: state.delegation,
    demo: state.demo,
  };
}

export const disputeProjection: Projection<Dispute> = {
  tables: [disputeTable, obligationTable, sessionTable],
  rows: (key, state) => {
    if (state.stage === "none") return [];
    const where = { ...key, place: state.place, town: state.place.slice(0, 9) };
    return [
      { table: disputeTable.name, row: { ...key, ...disputeRow(key, state) } },
      // Promises are kept from their effect on: a draft can still change.
      ...(state.agreement?.effectiveAt ? state.agreement.obligations : []).map(({ id, due, doneOn }) => ({
        table: obligationTable.name,
        row: { ...where, obligation: id, county: state.place.slice(0, 6), due_on: due, done_on: doneOn, effective: true },
      })),
      ...state.sessions.map(({ id, room, mediators, from, to, online, state: now }) => ({
        table: sessionTable.name,
        row: { ...where, session: id, room, mediators: [...mediators], begins_at: from, ends_at: to, online, state: now },
      })),
    ];
  },
};

const committeeTable = table("committee", {
  home: "text", id: "uuid", place: "text", stage: "text", zh: "text", en: "text", kind: "text", founder: "text", members: "jsonb", rooms: "jsonb",
  term_from: "date", term_to: "date", filing_no: "text", demo: "bool",
}); // prettier-ignore
export const committeeProjection = single<Committee>(committeeTable, (_, { area, stage, zh, en, kind, founder, members, rooms, from, to, filingNo, demo }) => ({
  place: area, stage, zh, en, kind, founder, members, rooms, term_from: from, term_to: to, filing_no: filingNo, demo,
})); // prettier-ignore

const mediatorTable = table("mediator", {
  home: "text", id: "uuid", place: "text", stage: "text", zh: "text", account: "text", woman: "bool", full_time: "bool", specialities: "text[]",
  languages: "text[]", bars: "text[]", training: "jsonb", active_from: "date", active_to: "date", demo: "bool",
}); // prettier-ignore
export const mediatorProjection = single<Mediator>(mediatorTable, (_, state) => ({
  place: state.area, stage: state.stage, zh: state.zh, account: state.account, woman: state.woman, full_time: state.fullTime,
  specialities: [...state.specialities], languages: [...state.languages], bars: [...state.bars], training: state.training, active_from: state.from,
  active_to: state.to, demo: state.demo,
})); // prettier-ignore

const screeningTable = table("screening", {
  home: "text", id: "uuid", place: "text", stage: "text", method: "text", from_on: "date", to_on: "date", found: "int4", none_found: "bool",
  closed_at: "timestamptz", demo: "bool",
}); // prettier-ignore
export const screeningProjection = single<Screening>(screeningTable, (_, { area, stage, method, from, to, found, noneFound, closedAt, demo }) => ({
  place: area, stage, method, from_on: from, to_on: to, found: found.length, none_found: noneFound, closed_at: closedAt, demo,
})); // prettier-ignore

const errandTable = table("errand", {
  home: "text", id: "uuid", place: "text", stage: "text", what: "text", court: "text", request_no: "text", asked_at: "timestamptz", due_at: "timestamptz",
  answered_at: "timestamptz", demo: "bool",
}); // prettier-ignore
export const errandProjection = single<Errand>(errandTable, (_, { area, stage, what, court, requestNo, askedAt, due, answeredAt, demo }) => ({
  place: area, stage, what, court, request_no: requestNo, asked_at: askedAt, due_at: due.dueAt, answered_at: answeredAt, demo,
})); // prettier-ignore

const practiceTable = table("practice", { home: "text", id: "uuid", cooling_hours: "int4", training_hours: "int4", months: "jsonb" });
export const practiceProjection = single<Practice>(practiceTable, (_, { coolingHours, trainingHours, months }) => ({
  cooling_hours: coolingHours,
  training_hours: trainingHours,
  months,
}));

/** No table: what is kept is the fold, found by its name. */
export const agendaProjection: Projection<Agenda> = {
  tables: [],
  place: (key, state) => (state.stage === "none" ? key.home : state.area),
  rows: () => [],
};
export const courtListProjection: Projection<CourtList> = {
  tables: [],
  place: (key, state) => (state.stage === "none" ? key.home : state.area),
  rows: () => [],
};
export const channelProjection: Projection<Room> = {
  tables: [],
  place: (key, state) => (state.stage === "none" ? key.home : state.place),
  rows: () => [],
};
