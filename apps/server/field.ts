import type { PlainRoute } from "#platform/http";
import { isUuid } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { readDeviceStanding } from "#modules/grid-work";
import type { Runtime } from "#platform/runtime";

/**
 * The secret from which a phone makes the key of what it holds: always the same for one account on one phone, made here and kept nowhere. So a
 * phone whose key ran out opens again when its own person signs in, what was not yet sent included; and a lost one opens for nobody else.
 */
export const fieldRoutes = (runtime: Runtime): PlainRoute[] => [
  {
    method: "GET",
    url: "/api/field/key",
    handler: async ({ actor, query }) => {
      if (actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
      const id = String(query["device"]).toLowerCase();
      const home = String(query["home"]);
      if (!isUuid(id)) throw refuse.fields([{ path: "device", code: "input.format" }]);
      if (!/^\d{9}$/.test(home)) throw refuse.fields([{ path: "home", code: "input.format" }]);
      const { shutOut } = await runtime.ask(readDeviceStanding, { home, id }, actor);
      if (shutOut) throw refuse.forbidden("grid-work.device-shut-out");
      const secret = runtime.token("field key", `${actor.id}/${home}/${id}`);
      return { status: 200, body: { secret }, headers: { "cache-control": "no-store" } };
    },
  },
];
