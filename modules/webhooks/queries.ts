import type { z } from "zod";
import { grantsOver } from "#platform/access";
import { query, type QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import type { Reader } from "#platform/database";
import { people } from "#modules/people";
import { KEEPERS } from "./commands.ts";
import { ListDeliveries, ListSubscriptions, type DeliveryRow, type Message, type SubscriptionRow } from "./contract.ts";
import { subscriptions } from "./register.ts";

const READERS = [...KEEPERS, "auditor"] as const;
const allow = readers(READERS);
const mayRead = (ctx: Pick<QueryContext, "actor" | "now">, area: string): boolean =>
  grantsOver(ctx.actor, READERS, area, ctx.now).length > 0;

export const listSubscriptions = query<z.output<typeof ListSubscriptions>, { rows: SubscriptionRow[] }>({
  name: "webhooks.list-subscriptions",
  route: "GET /api/webhooks",
  summary: { zh: "订阅", en: "Subscriptions" },
  input: ListSubscriptions,
  allow,
  run: async (ctx) => {
    const rows = [...ctx.read(subscriptions).values()]
      .filter(({ area }) => mayRead(ctx, area))
      .map(({ by, overlapUntil, version: _version, types, ...one }): SubscriptionRow => ({
        ...one,
        types: [...types],
        byName: ctx.read(people).name(by),
        state: one.stage,
        rotating: overlapUntil !== null && overlapUntil > ctx.now ? overlapUntil : null,
        mayChange: grantsOver(ctx.actor, KEEPERS, one.area, ctx.now).length > 0,
      }));
    return { rows: rows.toSorted((left, right) => (left.since < right.since ? 1 : -1)) };
  },
});

export const listDeliveries = query<z.output<typeof ListDeliveries>, { rows: DeliveryRow[] }>({
  name: "webhooks.list-deliveries",
  route: "GET /api/webhooks/{home}/{id}/deliveries",
  summary: { zh: "投递记录", en: "What was sent, and what came of it" },
  input: ListDeliveries,
  allow,
  run: async (ctx, { home, id }) => {
    const one = ctx.read(subscriptions).get(id);
    if (!one || one.home !== home || !mayRead(ctx, one.area)) throw refuse.notFound("record.not-found");
    const rows = await ctx.db<DeliveryRow[]>`
      select id, type, subject, stage, attempts, outcome, status, ms, planned_at as "plannedAt", tried_at as "triedAt", next_at as "nextAt"
      from webhooks.delivery where home = ${home} and subscription = ${id} order by planned_at desc, id desc limit 100`;
    return { rows };
  },
});

/** A message that still waits to be sent, or null. */
export async function waitingMessage(db: Reader, { home, id }: { home: string; id: string }): Promise<Message | null> {
  const [row] = await db<
    { message: Message }[]
  >`select message from webhooks.delivery where home = ${home} and id = ${id} and stage = 'waiting'`;
  return row?.message ?? null;
}
