import type { z } from "zod";
import { alsoAt } from "#platform/database";
import { receiptNumber } from "#platform/ids";
import { veiled } from "#platform/masking";
import { opensWith, query, type KeptFile, type QueryContext } from "#platform/modules";
import { stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import type { CaseView, ClockView } from "./contract.ts";
import { ReadContact, ReadIncident, type Contact } from "./contract/reads.ts";
import { CaseAnswer, ContactAnswer } from "./contract/answers.ts";
import { needsSupervisor } from "./handling.ts";
import { inWorkingTime } from "./clocks.ts";
import { incident } from "./evolve.ts";
import { leadTask, type KnownIncident } from "./incident.ts";
import type { Photo } from "./event.ts";
import { taxonomy } from "./limits.ts";
import { mayOf } from "./may.ts";
import { slipsOf } from "./papers.ts";
import { columns, rowOf, type StoredIncident } from "./queries-queue.ts";
import { readNear } from "./queries-near.ts";
import { readTimeline } from "./queries-timeline.ts";
import { caseReaders, caseScope, maySee, reachSent, workingUnitsOf } from "./queries-visible.ts";
import { canAccept } from "./staffed.ts";
import { wholeFor } from "./queries-whole.ts";

type Key = { home: string; id: string };

/** A record this reader may open. Whoever may not learns nothing, not even that it exists. */
async function openedBy(ctx: QueryContext, key: Key): Promise<KnownIncident> {
  await reachSent(ctx, [key]);
  const state = await stateOf(ctx, incident, key);
  if (!state || !maySee(ctx, { place: state.place, sealed: state.sealed, units: workingUnitsOf(state), about: state.about }))
    throw refuse.notFound("incidents.not-found");
  // What was done while it was thought to be elsewhere lies there, and belongs to this record's history.
  if (state.pastPlaces) await alsoAt(ctx.db, state.pastPlaces);
  return state;
}

async function clocksOf(ctx: QueryContext, { home, id }: Key, state: KnownIncident): Promise<ClockView[]> {
  const rows = await ctx.db<
    (Omit<ClockView, "startedAt" | "dueAt" | "kind" | "basis" | "working"> & {
      started_at: string;
      due_at: string;
      duty: "duty" | "right";
    })[]
  >`
    select slot, rule, duty, obligor, started_at, due_at, provisional, status from clocks.clock where home = ${home} and stream = ${id} order by started_at, slot`;
  return rows.map(({ started_at, due_at, duty, ...clock }) => ({
    ...clock,
    kind: duty,
    working: inWorkingTime(state, clock.slot, ctx.read(taxonomy).procedure),
    basis: clock.rule,
    startedAt: started_at,
    dueAt: due_at,
  }));
}

const numbered = ({ home, id }: Key): Key & { number: string } => ({ home, id, number: receiptNumber(id) });

/** Never opened for a glance: that there is a name or a phone is all that shows until somebody gives a reason. */
const hidden = (state: KnownIncident): CaseView["contact"] =>
  state.name === null && state.phone === null && state.email === undefined
    ? null
    : { name: veiled(state.name), phone: veiled(state.phone), email: veiled(state.email ?? null) };

/** What the reporter showed of the whole is shown of its part. */
const reportPhotos = (whole: KnownIncident, state: KnownIncident): readonly Photo[] =>
  whole === state ? [] : whole.photos.filter(({ of }) => of === "report");

export const ratingOf = ({ rating }: KnownIncident, texts: (field: string | null) => string | null): CaseView["rating"] =>
  rating && {
    satisfied: rating.satisfied,
    solved: rating.solved,
    text: texts(rating.text),
    calledBack: rating.calledBack === true,
    taken: rating.taken === true,
  };

/** Under which the place of a sealed record lies (`sealPoint`). */
const POINT = "point";

async function viewOf(ctx: QueryContext, key: Key, state: KnownIncident): Promise<CaseView> {
  const sql = ctx.db;
  const [row] = await sql<StoredIncident[]>`select ${columns(sql)} from incidents.incident where home = ${key.home} and id = ${key.id}`;
  if (!row) throw refuse.notFound("incidents.not-found");
  const whole = await wholeFor(ctx, key, state);
  const own = whole.state === state || state.description !== null ? state.description : null;
  const elsewhere = own === null ? whole.state.description : null;
  // Where it is must be known to whoever works on the part alone; the words of the whole are for who works on that too, and nobody is asked for a reason.
  const part = whole.state === state ? {} : { by: key };
  const around = await textsOf(ctx, whole.key, [whole.state.address, whole.state.needs ?? null, whole.state.reference ?? null], part);
  const said = await textsOf(ctx, whole.key, [elsewhere], { how: "list" });
  const texts = await textsOf(ctx, key, [
    own,
    ...state.questions.flatMap(({ question, answer }) => [question, answer]),
    ...state.orders.flatMap(({ reason, reply }) => [reason, reply]),
    state.extensionAsked?.text ?? null,
    state.rating?.text ?? null,
    state.sealed ? POINT : null,
  ]);
  const entry = ctx.read(taxonomy).known(state.category);
  const asked = state.stage === "handling" ? (state.extensionAsked ?? null) : null;
  const handler = leadTask(state)?.handler ?? null;
  const description = texts(own) ?? said(elsewhere);
  // Whom the reporter's words are not kept for is not shown the pictures and the voice they came with either.
  const shut = (own ?? elsewhere) !== null && description === null;
  const all = await readTimeline(ctx, key);
  const erased = await ctx.erasedFiles(all.flatMap(({ photos, voice }) => [...photos, ...(voice ? [voice] : [])]));
  // That something was there and is erased is told to everybody who has the record open.
  const shown = (id: string): boolean => !shut || erased.has(id);
  const timeline = all.map((one) =>
    one.type === "incidents.reported"
      ? { ...one, photos: one.photos.filter(shown), voice: one.voice !== null && shown(one.voice) ? one.voice : null }
      : one,
  );
  // Without a point the village is all that is known of the place, as it is on the portal; only the same kind is worth a look then.
  const near = state.sealed
    ? []
    : state.point
      ? await readNear(ctx, { ...state.point, category: state.category })
      : (await readNear(ctx, { area: state.place.slice(0, 12), category: state.category })).filter(
          ({ category }) => category === state.category,
        );
  return {
    ...rowOf(ctx, row),
    // The words chosen for the part, else those of the whole for whoever works on it too.
    description,
    address: around(whole.state.address),
    needs: around(whole.state.needs ?? null),
    reference: around(whole.state.reference ?? null),
    sealedPoint: JSON.parse(texts(state.sealed ? POINT : null) ?? "null") as CaseView["sealedPoint"],
    contact: hidden(whole.state),
    supervisorDecides: needsSupervisor(state),
    coUnits: state.tasks.flatMap(({ unit, role, stage }) =>
      role === "co" && (stage === "asked" || stage === "accepted" || stage === "fedBack")
        ? [{ unit, stage, unstaffed: stage === "asked" && !canAccept(ctx.read(people), unit, ctx.now) }]
        : [],
    ),
    handler: handler === null ? null : { id: handler, name: ctx.read(people).name(handler) },
    timeline,
    clocks: await clocksOf(ctx, key, state),
    may: mayOf(state, ctx, entry),
    sealed: state.sealed,
    about: state.about ?? null,
    questions: state.questions.map(({ no, question, answer }) => ({ no, question: texts(question) ?? "", answer: texts(answer) })),
    extensionAsked: asked && {
      at: asked.at,
      by: ctx.read(people).name(asked.by),
      length: asked.length,
      reason: texts(asked.text) ?? "",
    },
    supervision: state.orders.map(({ no, level, reason, due, reply }) => ({
      no,
      level,
      reason: texts(reason) ?? "",
      dueAt: due.dueAt,
      reply: texts(reply),
    })),
    mergedInto: state.mergedInto && numbered(state.mergedInto),
    parts: state.parts.map(numbered),
    partOf: state.partOf && numbered(state.partOf),
    photoIds: [...reportPhotos(whole.state, state), ...state.photos]
      .filter(({ id, of }) => of !== "report" || shown(id))
      .map(({ id, of }) => ({ id, of })),
    erased: [...erased],
    near: near
      .filter(({ id }) => id !== key.id)
      .map(({ home, id, category, stage, metres }) => ({
        ...numbered({ home, id }),
        category,
        stage,
        metres: state.point ? metres : null,
      })),
    rating: ratingOf(state, texts),
    channel: state.channel,
    language: state.language,
    slips: slipsOf(ctx, state),
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
  // In the body: a reason in somebody's own words may name people.
  route: "POST /api/incidents/{home}/{id}/contact",
  summary: { zh: "查看联系方式（记录在案）", en: "Open the contact; the opening is recorded" },
  input: ReadContact,
  output: ContactAnswer,
  allow: caseReaders,
  scope: caseScope,
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const { key, state } = await wholeFor(ctx, { home, id }, await openedBy(ctx, { home, id }));
    const asks = [state.name, state.phone, state.email ?? null].flatMap((field) => (field === null ? [] : [{ stream: key, field }]));
    const texts = await ctx.unseal(asks, reason);
    const of = (field: string | null): string | null => texts[asks.findIndex((ask) => ask.field === field)] ?? null;
    return { name: of(state.name), phone: of(state.phone), email: of(state.email ?? null) };
  },
});

/** Whether this reader may open the record. */
export async function mayOpen(ctx: QueryContext, key: Key): Promise<boolean> {
  await reachSent(ctx, [key]);
  const state = await stateOf(ctx, incident, key);
  return state !== null && maySee(ctx, { place: state.place, sealed: state.sealed, units: workingUnitsOf(state), about: state.about });
}

/** Whether the reader works on a part with words of its own: what was shown of the whole is shown of it. */
async function worksOnPart(ctx: QueryContext, whole: KnownIncident): Promise<boolean> {
  for (const key of whole.sealed ? [] : whole.parts) {
    const words = (await stateOf(ctx, incident, key))?.description ?? null;
    if (words !== null && (await textsOf(ctx, key, [words], { how: "list" }))(words) !== null) return true;
  }
  return false;
}

/**
 * Whether this reader may look at a file of the record, or hear it. What the report brought opens as its words do: to whom they are kept for, with a reason
 * from whoever does not work on it, and leaving the same footprint.
 */
export async function mayLook(ctx: QueryContext, key: Key, { purpose, erasedAt }: KeptFile): Promise<boolean> {
  if (!(await mayOpen(ctx, key))) return false;
  const state = purpose === "incidents.work" || erasedAt !== null ? null : await stateOf(ctx, incident, key);
  if (!state || (await worksOnPart(ctx, state))) return true;
  const whole = state.description === null ? await wholeFor(ctx, key, state) : { key, state };
  return opensWith(ctx, whole.key, whole.state.description);
}

export const unitName = (ctx: Pick<QueryContext, "read">, code: string): { zh: string; en: string } =>
  ctx.read(organisations).unit(code) ?? { zh: code, en: code };
