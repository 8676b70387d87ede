import { namedUuid } from "#platform/ids";
import type { JobContext, JobKind } from "#platform/modules";
import type { Runtime } from "#platform/runtime";
import { cityCode, getSetting, putSetting } from "#platform/settings";
import { findPublic } from "#modules/incidents";
import {
  cloudEvent,
  noteAttempt,
  planDelivery,
  secretOf,
  send,
  signed,
  subscriptions,
  versionsAt,
  waitingMessage,
  type Attempt,
  type Message,
  type SendOptions,
  type StoredSubscription,
} from "#modules/webhooks";

export type WebhookDeps = { runtime: Pick<Runtime, "pools" | "token">; sending: SendOptions };

const CURSOR = "webhooks.cursor";
const BATCH = 500;

type Stored = { k: string; h: string; i: string; s: number; a: { place: string; sealed: boolean } };
type Step = { home: string; id: string; seq: number; type: string; at: string; place: string };

/**
 * What was committed since the last look, by the cursor of docs/decisions/0007: nothing that commits late is skipped. `first`: nobody was listening
 * until now, so only the present end is noted.
 */
async function changesSince({ pools }: WebhookDeps["runtime"], cursor: string | null): Promise<{ changes: Stored[]; next: string }> {
  const rows = await pools.write<{ floor: string; xact: string | null; changes: Stored[] | null }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as floor, c.xact::text, c.changes
    from (select 1) as one left join lateral (select xact, changes from live.change where xact >= ${cursor ?? "0"}::xid8 and ${cursor !== null} order by xact limit ${BATCH}) c on true`;
  const found = rows.filter(({ xact }) => xact !== null);
  const full = found.length === BATCH ? found.at(-1)?.xact : null;
  return { changes: found.flatMap(({ changes }) => changes ?? []), next: full ?? rows[0]?.floor ?? cursor ?? "0" };
}

/** Each event of a change: those its command wrote on the stream. */
async function stepsOf({ pools }: WebhookDeps["runtime"], changes: readonly Stored[]): Promise<Step[]> {
  if (changes.length === 0) return [];
  const rows = await pools.write<Omit<Step, "place">[]>`
    select e.home, e.stream as id, e.seq, e.type, e.at
    from unnest(${changes.map(({ h }) => h)}::text[], ${changes.map(({ i }) => i)}::uuid[], ${changes.map(({ s }) => s)}::int[]) as c (home, stream, seq)
    join ledger.event last on last.home = c.home and last.stream = c.stream and last.seq = c.seq
    join ledger.event e on e.home = c.home and e.stream = c.stream and e.seq <= c.seq and e.command = last.command`;
  const where = new Map(changes.map(({ h, i, a }) => [`${h}/${i}`, a.place]));
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString(), place: where.get(`${row.home}/${row.id}`) ?? row.home }));
}

/** What the message says; null for what is sealed, or was entered by mistake. */
async function messageOf(ctx: JobContext, { home, id, seq, type, at, place }: Step): Promise<Message | null> {
  const state = await ctx.query([""], (query) => findPublic(query, id));
  if (!state) return null;
  const { category, stage, ending } = state;
  const data = { home, id, seq, category, stage, ending, place: place.slice(0, 12) };
  return { id: namedUuid("webhooks.message", home, id, String(seq)), type, subject: `${home}/${id}`, time: at, data };
}

/** The cursor may lie before the subscription, where a transaction elsewhere in the cluster was open: what is older than it is nobody's. */
const wants = ({ stage, area, types, since }: StoredSubscription, { type, place, at }: Step): boolean =>
  stage === "works" && types.includes(type) && place.startsWith(area) && Date.parse(at) >= Date.parse(since);

async function collect(deps: WebhookDeps, ctx: JobContext): Promise<void> {
  const all = [...ctx.read(subscriptions).values()];
  const { write } = deps.runtime.pools;
  const cursor = await getSetting<string>(write, CURSOR);
  if (!all.some(({ stage }) => stage === "works")) {
    // Whoever subscribes later is told of what comes then.
    if (cursor !== null) await putSetting(write, CURSOR, null, ctx.now);
    return;
  }
  const { changes, next } = await changesSince(deps.runtime, cursor);
  const open = changes.filter(({ k, a }) => k === "incidents.incident" && !a.sealed);
  for (const step of await stepsOf(deps.runtime, open)) {
    const listeners = all.filter((one) => wants(one, step));
    const message = listeners.length > 0 ? await messageOf(ctx, step) : null;
    if (message === null) continue;
    for (const { home, id } of listeners) {
      const delivery = namedUuid("webhooks.delivery", id, message.id);
      await ctx.execute(planDelivery, { home, id: delivery, subscription: id, message }, namedUuid("webhooks.plan", delivery));
    }
  }
  await putSetting(write, CURSOR, next, ctx.now);
}

type Order = { home: string; id: string; subscription: string; attempt: number };

async function deliver(deps: WebhookDeps, ctx: JobContext, { home, id, subscription, attempt }: Order): Promise<void> {
  const to = ctx.read(subscriptions).get(subscription);
  const message = await ctx.query([""], ({ db }) => waitingMessage(db, { home, id }));
  if (!message || !to) return;
  const tried = to.stage === "works" || message.type === "webhooks.test" ? await sent(deps, ctx, to, message) : WITHDRAWN;
  await ctx.execute(noteAttempt, { home, id, subscription, attempt, ...tried }, namedUuid("webhooks.attempt", id, String(attempt)));
}

const WITHDRAWN: Attempt = { outcome: "withdrawn", status: null, ms: 0 };

function sent(deps: WebhookDeps, ctx: JobContext, to: StoredSubscription, message: Message): Promise<Attempt> {
  const body = cloudEvent(message, `urn:zuji:${cityCode()}`);
  const secrets = versionsAt(to, ctx.now).map((version) => secretOf(deps.runtime, to.id, version));
  return send(to.url, signed(secrets, message.id, ctx.now, body), body, deps.sending);
}

/** What the installation does by itself for those who subscribed: looks for steps, sends messages, tries again. */
export const webhookJobs = (deps: () => WebhookDeps): JobKind[] => [
  { kind: "webhooks.collect", run: (ctx) => collect(deps(), ctx) },
  { kind: "webhooks.deliver", run: (ctx, payload) => deliver(deps(), ctx, payload as Order), attempts: 5 },
];
