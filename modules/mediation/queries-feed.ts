import { z } from "zod";
import { query } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { feedOf, holdsFeed } from "./calendar-feed.ts";
import { cityMediation } from "./register-mediation.ts";

export const ReadFeed = z.object({ committee: z.uuid(), secret: z.string().max(60) });
type Stored = { session: string; begins_at: string; ends_at: string; room: string; online: boolean; state: string };

/** Two weeks back, a year ahead; a session called off stays as called off, or phones would keep it. */
export const readCalendarFeed = query<z.output<typeof ReadFeed>, { text: string }>({
  name: "mediation.read-calendar-feed",
  route: "GET /api/mediation/calendars/{committee}/{secret}/text",
  summary: { zh: "调解室日历（不含姓名）", en: "The rooms' calendar, without names" },
  input: ReadFeed,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, { committee, secret }) => {
    const found = holdsFeed(ctx, committee, secret) ? ctx.read(cityMediation).committee(committee) : undefined;
    if (!found) throw refuse.notFound("mediation.wrong-link");
    const sql = ctx.db;
    const day = 86_400_000;
    const from = new Date(Date.parse(ctx.now) - 14 * day).toISOString();
    const rows = await sql<Stored[]>`
      select s.session, s.begins_at, s.ends_at, s.room, s.online, s.state from mediation.session s
      where s.room = any(${found.rooms.map(({ id }) => id)}::uuid[]) and s.begins_at > ${from}::timestamptz order by s.begins_at, s.session limit 2000`;
    const rooms = new Map(found.rooms.map(({ id, zh }) => [id, zh]));
    const sessions = rows.map((row) => ({
      session: row.session,
      from: row.begins_at,
      to: row.ends_at,
      room: rooms.get(row.room) ?? "",
      online: row.online,
      cancelled: row.state === "cancelled",
      seq: row.state === "cancelled" ? 1 : 0,
    }));
    return { text: feedOf(found.zh, sessions, ctx.now) };
  },
});
