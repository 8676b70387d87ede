import type { z } from "zod";
import { countedViews, everyOf, type Fragment, type Tag } from "#platform/figures";
import { parseReceiptNumber, receiptNumber } from "#platform/ids";
import { publicName } from "#platform/masking";
import { opensWith, query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { readers, scopeFor, stateOf, statesOf, textsOf, visibleIn } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { countsWorkingTime, limits } from "#modules/limits";
import { placeInWords } from "#modules/places";
import { mediates } from "./acting.ts";
import {
  CountDisputes,
  ListDisputes,
  ReadDispute,
  ReadDisputeContacts,
  type DisputeContacts,
  type DisputePage,
  type DisputeRow,
  type DisputeView,
} from "./contract.ts";
import { dispute, type KnownDispute } from "./dispute.ts";
import { clockRows } from "./dispute-clocks.ts";
import { offersOf } from "./may.ts";
import { TITLES } from "./paper-texts.ts";
import { CHAIR, CONDUCT, grantAt, READ, RECORD } from "./permits.ts";
import { agreementOf, candidatesOf, clocksOf, entriesOf, sessionsOf } from "./queries-parts.ts";
import { cityMediation } from "./register-mediation.ts";

type Key = { home: string; id: string };
type Stored = {
  home: string;
  id: string;
  place: string;
  kind_of: string;
  stage: string;
  urgency: string;
  source: string;
  mediators: string[];
  registered_at: string;
  due_at: string | null;
  due_slot: string | null;
  provisional: boolean;
  outcome: string | null;
  demo: boolean;
  at: string;
};

const pausedFor = ({ stage, adjournedFor }: KnownDispute): string | null => (stage === "adjourned" ? (adjournedFor ?? "other") : null);

const rowOf = (ctx: QueryContext, row: Stored, state?: KnownDispute): DisputeRow => ({
  home: row.home,
  id: row.id,
  number: receiptNumber(row.id),
  type: row.kind_of,
  placeName: placeInWords(ctx, row.place),
  stage: row.stage,
  urgency: row.urgency,
  source: row.source,
  mediators: row.mediators.map((id) => ctx.read(cityMediation).mediator(id)?.zh ?? ""),
  registeredAt: row.registered_at,
  dueAt: row.due_at,
  dueRule: row.due_slot,
  working: row.due_slot !== null && countsWorkingTime(ctx.read(limits), row.due_slot, row.registered_at),
  adjournedFor: state ? pausedFor(state) : null,
  provisional: row.provisional,
  late: row.due_at !== null && row.due_at < ctx.now,
  outcome: row.outcome,
  asDemo: row.demo,
});

function filters(sql: Tag, ctx: QueryContext, { view, type, q }: z.output<typeof ListDisputes>): Fragment {
  const parts: Fragment[] = [];
  const add = (part: Fragment): void => void parts.push(part);
  if (view === "open" || view === "overdue" || view === "mine") add(sql`closed_at is null`);
  if (view === "overdue") add(sql`due_at < ${ctx.now}`);
  if (view === "following") add(sql`closed_at is not null and due_at is not null`);
  if (view === "ended") add(sql`closed_at is not null`);
  if (view === "mine") {
    const own = ctx.read(cityMediation).mediators.filter(({ account }) => account === ctx.actor.id);
    add(sql`mediators && ${own.map(({ id }) => id)}::text[]`);
  }
  if (type) add(sql`kind_of = ${type}`);
  if (q) add(sql`number = ${parseReceiptNumber(q) ?? ""}`);
  return everyOf(sql, parts);
}

/** What has a clock by its date, the others newest first; along an index, no count, no offset. */
export const listDisputes = query<z.output<typeof ListDisputes>, DisputePage>({
  name: "mediation.list-disputes",
  route: "GET /api/mediation/disputes",
  summary: { zh: "纠纷调解队列", en: "Disputes" },
  input: ListDisputes,
  allow: readers(READ),
  scope: scopeFor(READ),
  run: async (ctx, filter) => {
    const sql = ctx.db;
    const from = decodePlace(filter.cursor);
    const byDue = filter.view === "overdue" || filter.view === "following";
    const column = sql(byDue ? "due_at" : "registered_at");
    const where = everyOf(sql, [visibleIn(sql, ctx, READ, filter.area), filters(sql, ctx, filter)]);
    const after =
      from === null
        ? sql`true`
        : byDue
          ? sql`(due_at, id) > (${from.at}::timestamptz, ${from.id}::uuid)`
          : sql`(registered_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)`;
    const found = await sql<Stored[]>`
      select home, id, place, kind_of, stage, urgency, source, mediators, registered_at, due_at, due_slot, provisional, outcome, demo,
        to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from mediation.dispute where ${where} and ${after} order by ${byDue ? sql`due_at, id` : sql`registered_at desc, id desc`} limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    const adjourned = await statesOf(
      ctx,
      dispute,
      rows.filter(({ stage }) => stage === "adjourned"),
    );
    return {
      rows: rows.map((row) => rowOf(ctx, row, adjourned.get(row.id))),
      next: found.length > PAGE && last ? encodePlace(last) : null,
    };
  },
});

/** What waits in each view; what is over waits for nobody. */
export const countDisputes = query<z.output<typeof CountDisputes>, Record<string, number>>({
  name: "mediation.count-disputes",
  route: "GET /api/mediation/counts",
  summary: { zh: "纠纷各视图待办数（最多数到 1000）", en: "What waits in each view of disputes, up to 1000" },
  input: CountDisputes,
  allow: readers(READ),
  scope: scopeFor(READ),
  run: async (ctx, { area }) => {
    const sql = ctx.db;
    const reach = visibleIn(sql, ctx, READ, area);
    return countedViews(sql, "mediation.dispute", ["open", "mine", "overdue", "following"], (view) =>
      everyOf(sql, [reach, filters(sql, ctx, { view, area })]),
    );
  },
});

async function readable(ctx: QueryContext, key: Key): Promise<KnownDispute> {
  const state = await stateOf(ctx, dispute, key);
  if (!state || !grantAt(ctx, READ, state.place)) throw refuse.notFound("mediation.not-found");
  // The head of the judicial office guides by numbers; a mediator opens the own cases, and those nobody has yet.
  const desk = grantAt(ctx, ["intakeClerk", "recorder", "pmcChair"], state.place) !== null;
  if (!desk && !(state.mediators.length === 0 && grantAt(ctx, CONDUCT, state.place)) && !mediates(ctx, state, CONDUCT))
    throw refuse.notFound("mediation.not-found");
  return state;
}

async function viewOf(ctx: QueryContext, key: Key, state: KnownDispute): Promise<DisputeView> {
  const register = ctx.read(cityMediation);
  const conducts = mediates(ctx, state, CONDUCT) !== null;
  const texts = await textsOf(ctx, key, [state.summary, state.requests, state.confirmation?.caseNo]);
  const names = await textsOf(
    ctx,
    key,
    state.parties.map(({ name }) => name),
    { how: "masked" },
  );
  const committee = state.committee === null ? undefined : register.committee(state.committee);
  return {
    ...key,
    number: receiptNumber(key.id),
    stage: state.stage,
    type: state.kindOf,
    kind: state.kind,
    source: state.source,
    urgency: state.urgency,
    place: state.place,
    placeName: placeInWords(ctx, state.place),
    people: state.people,
    amount: state.amount,
    on: state.on,
    summary: texts(state.summary),
    requests: texts(state.requests),
    registeredAt: state.registeredAt,
    committee: committee ? { id: committee.id, zh: committee.zh, en: committee.en } : null,
    mediators: state.mediators.map((id) => ({ id, zh: register.mediator(id)?.zh ?? "—", declared: state.declared.includes(id) })),
    candidates: grantAt(ctx, CHAIR, state.place) ? candidatesOf(ctx, state, 200) : [],
    parties: state.parties.map((party) => ({
      id: party.id,
      side: party.side,
      kind: party.kind,
      // The name of a body is nobody's personal data.
      name: party.kind === "organisation" ? (names(party.name) ?? "—") : publicName(names(party.name)),
      minor: party.minor,
      consent: party.consent,
      open: party.open,
      choice: party.choice,
      moreTime: party.moreTime,
      hasPhone: party.phone !== null,
      power: party.power,
      safety: conducts || grantAt(ctx, CONDUCT, state.place) ? party.safety : null,
    })),
    sessions: sessionsOf(ctx, state),
    agreement: await agreementOf(ctx, key, state, true),
    confirmation: state.confirmation && {
      court: state.confirmation.court,
      filedOn: state.confirmation.filedOn,
      caseNo: texts(state.confirmation.caseNo),
      ruling: state.confirmation.ruling,
      accepted: state.confirmation.acceptedAt !== null,
    },
    followUps: state.followUps.map(({ slot, due, doneAt }) => ({ slot, dueAt: due.dueAt, doneAt })),
    clocks: clocksOf(ctx, clockRows(state)),
    adjournedFor: pausedFor(state),
    entries: await entriesOf(ctx, key, true),
    papers: grantAt(ctx, RECORD, state.place)
      ? state.papers.map(({ code, seq }) => ({ code, seq, unit: state.desk, title: { zh: TITLES[code].zh, en: TITLES[code].en } }))
      : [],
    incident: state.incident,
    petition: state.petition ?? null,
    relapseOf: state.relapseOf,
    delegation: state.delegation,
    outcome: state.outcome,
    separateRooms: state.parties.some(({ safety }) => safety === "concern" || safety === "arranged"),
    may: offersOf(ctx, state, conducts),
    asDemo: state.demo,
  };
}

export const readDispute = query<z.output<typeof ReadDispute>, DisputeView>({
  name: "mediation.read-dispute",
  route: "GET /api/mediation/disputes/{home}/{id}",
  summary: { zh: "一件纠纷", en: "One dispute" },
  input: ReadDispute,
  allow: readers(READ),
  scope: scopeFor(READ),
  run: async (ctx, key) => viewOf(ctx, key, await readable(ctx, key)),
});

/** Names and numbers whole: the opening is recorded with its reason before anything is shown. */
export const readDisputeContacts = query<z.output<typeof ReadDisputeContacts>, DisputeContacts>({
  name: "mediation.read-contacts",
  // In the body: a reason in somebody's own words may name people.
  route: "POST /api/mediation/disputes/{home}/{id}/contacts",
  summary: { zh: "查看当事人姓名和联系方式（记录在案）", en: "Open names and contacts; the opening is recorded" },
  input: ReadDisputeContacts,
  allow: readers(RECORD),
  scope: scopeFor(RECORD),
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const state = await readable(ctx, { home, id });
    const texts = await textsOf(
      ctx,
      { home, id },
      state.parties.flatMap((one) => [one.name, one.phone, one.address, one.guardian, one.representative, one.needs]),
      { reason },
    );
    return {
      parties: state.parties.map((one) => ({
        id: one.id,
        name: texts(one.name),
        phone: texts(one.phone),
        address: texts(one.address),
        guardian: texts(one.guardian),
        representative: texts(one.representative),
        needs: texts(one.needs),
      })),
    };
  },
});

/** Signatures and scans open as the case's words do: one that is over asks for a typed reason before both. */
export async function maySeeScans(ctx: QueryContext, key: Key): Promise<boolean> {
  if (!(await maySeeDispute(ctx, key))) return false;
  return opensWith(ctx, key, (await stateOf(ctx, dispute, key))?.summary ?? null);
}

/** Whose signatures and papers a reader may look at: those of the cases that reader may open. */
export const maySeeDispute = async (ctx: QueryContext, key: Key): Promise<boolean> =>
  readable(ctx, key).then(
    () => true,
    // Not this reader's case: the same no as for a record that does not exist.
    () => false,
  );
