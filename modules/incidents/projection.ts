import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import type { Projection, Row, StreamKey, Table } from "#platform/ledger";
import { followersOf, holderOf, isActive, leadTask, openOrder, stepDue, type Incident, type KnownIncident, type Task } from "./incident.ts";
import { searchTerms } from "./terms.ts";

export const incidentTable: Table = {
  name: "incidents.incident",
  key: ["home", "id"],
  columns: {
    home: "text",
    id: "uuid",
    number: "text",
    category: "text",
    grp: "text",
    taxonomy: "int4",
    urgency: "text",
    stage: "text",
    ending: "text",
    summary: "text",
    terms: "text[]",
    place: "text",
    town: "text",
    county: "text",
    lon: "float8",
    lat: "float8",
    lead: "text",
    co_units: "text[]",
    holder: "text",
    handler: "uuid",
    channel: "text",
    sealed: "bool",
    about: "text",
    demo: "bool",
    reported_at: "timestamptz",
    reported_on: "date",
    verified_at: "timestamptz",
    followed_until: "timestamptz",
    verified_on: "date",
    first_action_at: "timestamptz",
    first_action_on: "date",
    first_response_minutes: "int4",
    dispatched_on: "date",
    dispatched_times: "int4",
    bounced_times: "int4",
    due_at: "timestamptz",
    due_on: "date",
    provisional: "bool",
    step_due_at: "timestamptz",
    step_provisional: "bool",
    extended: "bool",
    extension_asked: "bool",
    suspended: "bool",
    fed_back_at: "timestamptz",
    ended_at: "timestamptz",
    ended_on: "date",
    late: "bool",
    ended_working_minutes: "int4",
    self_handled: "bool",
    returned_times: "int4",
    reopened_times: "int4",
    asked_rating: "bool",
    call_until: "timestamptz",
    satisfied: "int4",
    solved: "bool",
    rated_on: "date",
    followers: "int4",
    photos: "int4",
    supervised: "text",
    open_question: "bool",
    merged_home: "text",
    merged_id: "uuid",
    seq: "int4",
  },
};

export const taskTable: Table = {
  name: "incidents.unit_task",
  key: ["home", "id", "unit"],
  columns: {
    home: "text",
    id: "uuid",
    unit: "text",
    role: "text",
    stage: "text",
    final: "bool",
    handler: "uuid",
    asked_at: "timestamptz",
    accept_due_at: "timestamptz",
    accepted_at: "timestamptz",
    fed_back_at: "timestamptz",
    bounced_at: "timestamptz",
    place: "text",
    sealed: "bool",
  },
};

/** Until when somebody may still be rung and asked how it was. */
const callUntil = ({ stage, phone, rating, rateUntil }: KnownIncident): string | null =>
  stage === "ended" && phone !== null && rating === null ? rateUntil : null;

/** A cohort is looked at for thirty days after each record was accepted, so that months compare whenever they are asked (domain.md §6, evt.closed). */
const FOLLOWED_MS = 30 * 86_400_000;
const dateOrNull = (instant: string | null): string | null => (instant === null ? null : cityDay(instant));

function history(incident: KnownIncident): Row {
  return {
    reported_at: incident.reportedAt,
    reported_on: cityDay(incident.reportedAt),
    verified_at: incident.verifiedAt,
    followed_until: incident.verifiedAt && new Date(Date.parse(incident.verifiedAt) + FOLLOWED_MS).toISOString(),
    verified_on: dateOrNull(incident.verifiedAt),
    first_action_at: incident.firstActionAt,
    first_action_on: dateOrNull(incident.firstActionAt),
    first_response_minutes: incident.firstResponseMinutes,
    dispatched_on: dateOrNull(incident.firstDispatchedAt),
    dispatched_times: incident.dispatchedTimes,
    bounced_times: incident.bouncedTimes,
    fed_back_at: incident.fedBackAt,
    ended_at: incident.endedAt,
    ended_on: dateOrNull(incident.endedAt),
    ended_working_minutes: incident.endedWorkingMinutes,
    late: incident.late,
    self_handled: incident.selfHandled,
    returned_times: incident.returnedTimes,
    reopened_times: incident.reopenedTimes,
  };
}

function incidentRow({ home, id }: StreamKey, incident: KnownIncident): Row {
  const number = receiptNumber(id).replaceAll("-", "");
  const lead = leadTask(incident);
  return {
    home,
    id,
    number,
    category: incident.category,
    grp: incident.category.slice(0, 2),
    taxonomy: incident.taxonomy,
    urgency: incident.urgency,
    stage: incident.stage,
    ending: incident.ending,
    summary: incident.summary,
    terms: searchTerms(number, incident.summary),
    place: incident.place,
    town: incident.place.slice(0, 9),
    county: incident.place.slice(0, 6),
    lon: incident.sealed ? null : (incident.point?.lon ?? null),
    lat: incident.sealed ? null : (incident.point?.lat ?? null),
    lead: lead?.unit ?? null,
    co_units: incident.tasks.filter((task) => task.role === "co" && isActive(task)).map((task) => task.unit),
    holder: holderOf(incident),
    handler: lead?.handler ?? null,
    channel: incident.channel,
    sealed: incident.sealed,
    about: incident.about ?? null,
    demo: incident.demo,
    ...history(incident),
    due_at: incident.due?.dueAt ?? null,
    due_on: dateOrNull(incident.due?.dueAt ?? null),
    provisional: incident.due?.provisional ?? false,
    step_due_at: stepDue(incident)?.dueAt ?? null,
    step_provisional: stepDue(incident)?.provisional ?? false,
    extended: incident.extended,
    extension_asked: incident.stage === "handling" && Boolean(incident.extensionAsked),
    suspended: incident.stage === "suspended",
    asked_rating: incident.rateUntil !== null || incident.rating !== null,
    call_until: callUntil(incident),
    satisfied: incident.rating?.satisfied ?? null,
    solved: incident.rating?.solved ?? null,
    rated_on: dateOrNull(incident.rating?.at ?? null),
    followers: followersOf(incident),
    photos: incident.photos.length,
    supervised: openOrder(incident)?.level ?? null,
    open_question: incident.questions.some((question) => question.answer === null),
    merged_home: incident.mergedInto?.home ?? null,
    merged_id: incident.mergedInto?.id ?? null,
    seq: incident.seq,
  };
}

const taskRow = ({ home, id }: StreamKey, incident: KnownIncident, task: Task): Row => ({
  home,
  id,
  unit: task.unit,
  role: task.role,
  stage: task.stage,
  final: task.final,
  handler: task.handler,
  asked_at: task.askedAt,
  accept_due_at: task.acceptDue.dueAt,
  accepted_at: task.acceptedAt,
  fed_back_at: task.fedBackAt,
  bounced_at: task.bouncedAt,
  place: incident.place,
  sealed: incident.sealed,
});

export const incidentProjection: Projection<Incident> = {
  tables: [incidentTable, taskTable],
  place: ({ home }, incident) => (incident.stage === "none" ? home : incident.place),
  rows: (key, incident) =>
    incident.stage === "none"
      ? []
      : [
          { table: incidentTable.name, row: incidentRow(key, incident) },
          ...incident.tasks.map((task) => ({ table: taskTable.name, row: taskRow(key, incident, task) })),
        ],
};
