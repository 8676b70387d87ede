import type { z } from "zod";
import { receiptNumber } from "#platform/ids";
import { veiled } from "#platform/masking";
import { query, type QueryContext } from "#platform/modules";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import type { CaseView, ClockView } from "./contract.ts";
import { ReadContact, ReadIncident, type Contact } from "./contract/reads.ts";
import { CaseAnswer, ContactAnswer } from "./contract/answers.ts";
import { isActive, isReachable, leadTask, type Incident, type KnownIncident } from "./incident.ts";
import { taxonomy } from "./limits.ts";
import { mayOf } from "./may.ts";
import { columns, rowOf, type StoredIncident } from "./queries-queue.ts";
import { readNear } from "./queries-near.ts";
import { opened, readTimeline } from "./queries-timeline.ts";
import { caseReaders, caseScope, maySee } from "./queries-visible.ts";

type Key = { home: string; id: string };

const STREAM = "incidents.incident";

/** The state of a record the transaction may see, or null. */
export async function stateOf(ctx: QueryContext, { home, id }: Key): Promise<KnownIncident | null> {
  const [row] = await ctx.db<
    { state: Incident }[]
  >`select state from ledger.stream where home = ${home} and id = ${id} and kind = ${STREAM}`;
  return row && row.state.stage !== "none" ? row.state : null;
}

export const workingUnitsOf = (state: KnownIncident): string[] => state.tasks.filter(isActive).map((task) => task.unit);

/** A record this reader may open. Whoever may not learns nothing, not even that it exists. */
async function openedBy(ctx: QueryContext, key: Key): Promise<KnownIncident> {
  const state = await stateOf(ctx, key);
  if (!state || !maySee(ctx, { place: state.place, sealed: state.sealed, units: workingUnitsOf(state), about: state.about }))
    throw refuse.notFound("incidents.not-found");
  return state;
}

async function clocksOf(ctx: QueryContext, { home, id }: Key): Promise<ClockView[]> {
  const rows = await ctx.db<
    (Omit<ClockView, "startedAt" | "dueAt" | "kind" | "basis"> & { started_at: string; due_at: string; duty: "duty" | "right" })[]
  >`
    select slot, rule, duty, obligor, started_at, due_at, provisional, status from clocks.clock where home = ${home} and stream = ${id} order by started_at, slot`;
  return rows.map(({ started_at, due_at, duty, ...clock }) => ({
    ...clock,
    kind: duty,
    basis: clock.rule,
    startedAt: started_at,
    dueAt: due_at,
  }));
}

const numbered = ({ home, id }: Key): Key & { number: string } => ({ home, id, number: receiptNumber(id) });

/** Never opened for a glance: that there is a name or a phone is all that shows until somebody gives a reason. */
const hidden = (state: KnownIncident): CaseView["contact"] =>
  state.name === null && !isReachable(state)
    ? null
    : { name: veiled(state.name), phone: veiled(state.phone), email: veiled(state.email ?? null) };

export const ratingOf = ({ rating }: KnownIncident, texts: (field: string | null) => string | null): CaseView["rating"] =>
  rating && { satisfied: rating.satisfied, solved: rating.solved, text: texts(rating.text), byPhone: rating.byPhone === true };

async function viewOf(ctx: QueryContext, key: Key, state: KnownIncident): Promise<CaseView> {
  const sql = ctx.db;
  const [row] = await sql<StoredIncident[]>`select ${columns(sql)} from incidents.incident where home = ${key.home} and id = ${key.id}`;
  if (!row) throw refuse.notFound("incidents.not-found");
  const texts = await opened(ctx, key, [
    state.description,
    state.address,
    ...state.questions.flatMap(({ question, answer }) => [question, answer]),
    ...state.orders.flatMap(({ reason, reply }) => [reason, reply]),
    state.rating?.text ?? null,
  ]);
  const entry = ctx.read(taxonomy).known(state.category);
  const handler = leadTask(state)?.handler ?? null;
  const near = state.point && !state.sealed ? await readNear(ctx, { ...state.point, category: state.category }) : [];
  return {
    ...rowOf(ctx, row),
    description: texts(state.description),
    address: texts(state.address),
    contact: hidden(state),
    coUnits: state.tasks.flatMap(({ unit, role, stage }) =>
      role === "co" && (stage === "asked" || stage === "accepted" || stage === "fedBack") ? [{ unit, stage }] : [],
    ),
    handler: handler === null ? null : { id: handler, name: ctx.read(people).name(handler) },
    timeline: await readTimeline(ctx, key),
    clocks: await clocksOf(ctx, key),
    may: mayOf(state, ctx, entry?.selfHandle ?? false),
    sealed: state.sealed,
    about: state.about ?? null,
    questions: state.questions.map(({ no, question, answer }) => ({ no, question: texts(question) ?? "", answer: texts(answer) })),
    supervision: state.orders.map(({ no, level, reason, due, reply }) => ({
      no,
      level,
      reason: texts(reason) ?? "",
      dueAt: due.dueAt,
      reply: texts(reply),
    })),
    mergedInto: state.mergedInto && numbered(state.mergedInto),
    parts: state.parts.map(numbered),
    photoIds: state.photos.map(({ id, of }) => ({ id, of })),
    near: near
      .filter(({ id }) => id !== key.id)
      .map(({ home, id, category, stage, metres }) => ({ ...numbered({ home, id }), category, stage, metres })),
    rating: ratingOf(state, texts),
    channel: state.channel,
    patrol: state.patrol ?? null,
    asDemo: state.demo,
  };
}

export const readIncident = query<z.output<typeof ReadIncident>, CaseView>({
  name: "incidents.read-incident",
  route: "GET /api/incidents/{home}/{id}",
  summary: { zh: "一件事的全部", en: "One record, whole" },
  input: ReadIncident,
  output: CaseAnswer,
  allow: caseReaders,
  scope: caseScope,
  run: async (ctx, key) => viewOf(ctx, key, await openedBy(ctx, key)),
});

/** The name and number of who reported, whole: the opening is recorded with its reason before anything is shown. */
export const readContact = query<z.output<typeof ReadContact>, Contact>({
  name: "incidents.read-contact",
  route: "GET /api/incidents/{home}/{id}/contact",
  summary: { zh: "查看联系方式（记录在案）", en: "Open the contact; the opening is recorded" },
  input: ReadContact,
  output: ContactAnswer,
  allow: caseReaders,
  scope: caseScope,
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const state = await openedBy(ctx, { home, id });
    const asks = [state.name, state.phone, state.email ?? null].flatMap((field) =>
      field === null ? [] : [{ stream: { home, id }, field }],
    );
    const texts = await ctx.unseal(asks, reason);
    const of = (field: string | null): string | null => texts[asks.findIndex((ask) => ask.field === field)] ?? null;
    return { name: of(state.name), phone: of(state.phone), email: of(state.email ?? null) };
  },
});

/** Whether this reader may open the record, and so look at its photos. */
export async function mayOpen(ctx: QueryContext, key: Key): Promise<boolean> {
  const state = await stateOf(ctx, key);
  return state !== null && maySee(ctx, { place: state.place, sealed: state.sealed, units: workingUnitsOf(state), about: state.about });
}

export const unitName = (ctx: Pick<QueryContext, "read">, code: string): { zh: string; en: string } =>
  ctx.read(organisations).unit(code) ?? { zh: code, en: code };
