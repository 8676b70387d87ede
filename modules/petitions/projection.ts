import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import type { ColumnType, Projection, Row, StreamKey, Table } from "#platform/ledger";
import type { Agent } from "./agent.ts";
import { nextSpan } from "./clocks.ts";
import type { Mandate } from "./mandate.ts";
import { isSealed, reviewOf, slotNow, spanOf, type KnownPetition, type Petition } from "./petition.ts";

const table = (name: string, columns: Record<string, ColumnType>): Table => ({
  name: `petitions.${name}`,
  key: ["home", "id"],
  columns: { home: "text", id: "uuid", place: "text", ...columns },
});
const dayOf = (instant: string | null | undefined): string | null => (instant ? cityDay(instant) : null);
const numberOf = ({ id }: StreamKey): string => receiptNumber(id).replaceAll("-", "");

const petitionTable = table("petition", {
  number: "text",
  town: "text",
  county: "text",
  channel: "text",
  stage: "text",
  ending: "text",
  branch: "text",
  organ: "text",
  review_organ: "text",
  against: "text",
  sealed: "bool",
  round: "int4",
  received_at: "timestamptz",
  received_on: "date",
  register_due_at: "timestamptz",
  registered_at: "timestamptz",
  notice_due_at: "timestamptz",
  notice_due_on: "date",
  noticed_at: "timestamptz",
  handle_due_at: "timestamptz",
  handle_due_on: "date",
  handled_at: "timestamptz",
  extended: "bool",
  reviewed_on: "date",
  review_changed: "bool",
  review_ground: "text",
  rereviewed_on: "date",
  rereview_changed: "bool",
  next_due_at: "timestamptz",
  next_rule: "text",
  provisional: "bool",
  answered_on: "date",
  rating_organ: "int4",
  rating_office: "int4",
  demo: "bool",
  opinion_on: "date",
  refiled_on: "date",
  refiled_after_opinion: "bool",
  once_due_on: "date",
  settled_once: "bool",
});

/** What a span says of an organ's duty; one that was dropped (withdrawn, sent back) is nobody's lateness. */
function dutyOf(petition: KnownPetition, slot: string): { due: string | null; metAt: string | null } {
  const span = spanOf(petition, slot);
  return span && !span.void ? { due: span.due.dueAt, metAt: span.metAt } : { due: null, metAt: null };
}

function reviewColumns(petition: KnownPetition): Row {
  const of = (round: number) => petition.reviews.findLast((review) => review.round === round)?.decided ?? null;
  const [first, second] = [of(1), of(2)];
  return {
    reviewed_on: dayOf(first?.at),
    review_changed: first && first.result !== "uphold",
    review_ground: first?.ground ?? null,
    rereviewed_on: dayOf(second?.at),
    rereview_changed: second && second.result !== "uphold",
  };
}

const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4) === "-02-29" ? "-02-28" : day.slice(4)}`;

/**
 * Whether the answer held. A matter that came back, one withdrawn and a sealed accusation are no first-time matters whose settling is looked at; every
 * other is looked at a year after it came: answered by then, and not filed again by then.
 */
function heldColumns(petition: KnownPetition, receivedOn: string, answeredOn: string | null): Row {
  const { opinionOn = null, refiled = [], againOf, ending } = petition;
  const days = refiled.map(({ receivedAt }) => dayOf(receivedAt) ?? "").sort();
  const first = againOf === undefined && ending !== "withdrawn" && !isSealed(petition);
  const due = yearAfter(receivedOn);
  const again = days[0] ?? null;
  return {
    opinion_on: opinionOn,
    refiled_on: again,
    refiled_after_opinion: opinionOn !== null && days.some((day) => day >= opinionOn),
    once_due_on: first ? due : null,
    settled_once: first && answeredOn !== null && answeredOn <= due && (again === null || again > due),
  };
}

function petitionRow(key: StreamKey, petition: KnownPetition): Row {
  const next = nextSpan(petition);
  const notice = dutyOf(petition, "notice");
  const handle = dutyOf(petition, slotNow.handle(petition));
  const answered = petition.delivered?.at ?? (petition.ending === "withdrawn" ? null : petition.endedAt);
  return {
    ...key,
    number: numberOf(key),
    place: petition.place,
    town: petition.place.slice(0, 9),
    county: petition.place.slice(0, 6),
    channel: petition.channel,
    stage: petition.stage,
    ending: petition.ending,
    branch: petition.branch,
    organ: petition.organ,
    review_organ: reviewOf(petition)?.organ ?? null,
    against: petition.against,
    sealed: isSealed(petition),
    round: petition.round,
    received_at: petition.receivedAt,
    received_on: dayOf(petition.receivedAt),
    register_due_at: spanOf(petition, "register")?.due.dueAt,
    registered_at: petition.registeredAt,
    notice_due_at: notice.due,
    notice_due_on: dayOf(notice.due),
    noticed_at: notice.metAt,
    handle_due_at: handle.due,
    handle_due_on: dayOf(handle.due),
    handled_at: handle.metAt,
    extended: petition.extended,
    ...reviewColumns(petition),
    next_due_at: next?.due.dueAt ?? null,
    next_rule: next?.rule ?? null,
    provisional: petition.spans.some((span) => span.metAt === null && !span.void && span.due.provisional),
    answered_on: dayOf(answered),
    rating_organ: petition.rating?.organ ?? null,
    rating_office: petition.rating?.office ?? null,
    demo: petition.demo,
    ...heldColumns(petition, dayOf(petition.receivedAt) ?? "", dayOf(answered)),
  };
}
export const petitionProjection: Projection<Petition> = {
  tables: [petitionTable],
  rows: (key, petition) => (petition.stage === "none" ? [] : [{ table: petitionTable.name, row: petitionRow(key, petition) }]),
};

const agentTable = table("agent", {
  account: "uuid",
  name: "text",
  unit: "text",
  certificate: "text",
  valid_from: "date",
  valid_to: "date",
  closed: "bool",
  demo: "bool",
});
export const agentProjection: Projection<Agent> = {
  tables: [agentTable],
  rows: (key, agent) => {
    if (agent.stage === "none") return [];
    const { area, account, name, of, certificate, from, to, stage, demo } = agent;
    const row = {
      ...key,
      place: area,
      account,
      name,
      unit: of,
      certificate,
      valid_from: from,
      valid_to: to,
      closed: stage === "closed",
      demo,
    };
    return [{ table: agentTable.name, row }];
  },
};

const mandateTable = table("mandate", {
  number: "text",
  account: "uuid",
  unit: "text",
  stage: "text",
  asked_at: "timestamptz",
  until_on: "date",
  report_due_at: "timestamptz",
  demo: "bool",
});
export const mandateProjection: Projection<Mandate> = {
  tables: [mandateTable],
  rows: (key, mandate) => {
    if (mandate.stage === "none") return [];
    const { place, account, unit, stage, askedAt, until, report, demo } = mandate;
    const due = stage === "active" ? (report?.due.dueAt ?? null) : null;
    const row = {
      ...key,
      number: numberOf(key),
      place,
      account,
      unit,
      stage,
      asked_at: askedAt,
      until_on: until,
      report_due_at: due,
      demo,
    };
    return [{ table: mandateTable.name, row }];
  },
};
