import { parseInput, type PlainRoute } from "#platform/http";
import type { Runtime } from "#platform/runtime";
import { readCalendarFeed } from "./queries-feed.ts";

/** The calendar as phones subscribe to it: by an address that is its own key. */
export const calendarRoutes = (runtime: Pick<Runtime, "ask">): PlainRoute[] => [
  {
    method: "GET",
    url: "/api/mediation/calendars/:committee/:secret",
    handler: async ({ params, actor }) => {
      const input = parseInput(readCalendarFeed.input, {
        committee: params["committee"],
        secret: (params["secret"] ?? "").replace(/\.ics$/, ""),
      });
      const { text } = await runtime.ask(readCalendarFeed, input, actor);
      return { status: 200, body: text, type: "text/calendar; charset=utf-8", headers: { "cache-control": "no-store" } };
    },
  },
];
