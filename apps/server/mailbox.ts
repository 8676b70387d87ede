import { z } from "zod";
import { parseInput, type PlainRequest, type PlainRoute } from "#platform/http";
import type { Mailboxes } from "#platform/notices";
import { refuse } from "#platform/refusals";
import { cityHome } from "#platform/settings";

const Entering = z.object({ address: z.string().max(300) });
const Confirming = z.object({ code: z.string().max(20) });
const Choosing = z.object({ kinds: z.array(z.string().max(60)).max(50) });

const staffId = (request: PlainRequest): string => {
  if (request.actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
  return request.actor.id;
};

/** One's own notices by mail: nobody else's can be asked for, because the account is the session's. */
export function mailboxRoutes(mailboxes: Mailboxes): PlainRoute[] {
  const done = async (request: PlainRequest) => ({ status: 200, body: await mailboxes.read(staffId(request)) });
  return [
    { method: "GET", url: "/api/notices/mailbox", handler: done },
    {
      method: "POST",
      url: "/api/notices/mailbox",
      handler: async (request) => {
        await mailboxes.enter(staffId(request), parseInput<z.infer<typeof Entering>>(Entering, request.body).address, cityHome());
        return done(request);
      },
    },
    {
      method: "POST",
      url: "/api/notices/mailbox/confirmation",
      handler: async (request) => {
        await mailboxes.confirm(staffId(request), parseInput<z.infer<typeof Confirming>>(Confirming, request.body).code);
        return done(request);
      },
    },
    {
      method: "POST",
      url: "/api/notices/mailbox/kinds",
      handler: async (request) => {
        await mailboxes.choose(staffId(request), parseInput<z.infer<typeof Choosing>>(Choosing, request.body).kinds);
        return done(request);
      },
    },
    {
      method: "POST",
      url: "/api/notices/mailbox/removal",
      handler: async (request) => {
        await mailboxes.remove(staffId(request));
        return done(request);
      },
    },
  ];
}
