import { isUuid } from "#platform/ids";
import type { PlainRequest, PlainRoute } from "#platform/http";
import type { JobKind } from "#platform/modules";
import { openPresence, type Presence } from "#platform/presence";
import { openRates } from "#platform/rates";
import { refuse } from "#platform/refusals";
import type { Runtime } from "#platform/runtime";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";

/** A screen looks six times a minute; somebody may have a dozen records open in tabs. */
const PER_MINUTE = 120;

export const presenceJob = (runtime: () => Runtime): JobKind => ({
  kind: "presence.sweep",
  run: async () => openPresence(runtime().pools.write, runtime().now).sweep(),
});

async function look(runtime: Runtime, presence: Presence, request: PlainRequest): Promise<unknown> {
  const { actor, params } = request;
  if (actor.kind !== "staff") throw refuse.unauthenticated("access.sign-in");
  const record = { home: String(params["home"]), id: String(params["id"]).toLowerCase() };
  const gate = runtime.modules.flatMap((one) => one.records ?? []).find((one) => one.kind === params["kind"]);
  const known = gate !== undefined && /^\d{9}$/.test(record.home) && isUuid(record.id);
  if (!known || !(await runtime.within(actor, (ctx) => gate.admits(ctx, record), gate.scope))) throw refuse.notFound("record.not-found");
  if ((request.body as { leaving?: unknown } | null)?.leaving === true) {
    await presence.leave(record, actor.id);
    return { others: [] };
  }
  const others = await presence.look(record, actor.id);
  const staff = runtime.registers.read(people);
  const units = runtime.registers.read(organisations);
  return {
    others: others.flatMap((id) => {
      const person = staff.person(id);
      if (!person || person.disabled) return [];
      const unit = units.unit(person.unit);
      return [{ id, name: person.name, unit: unit ? { zh: unit.zh, en: unit.en } : null }];
    }),
  };
}

/** Who else has a record open now: only for whoever may open it, only while it is open, and never kept. */
export function presenceRoute(runtime: Runtime): PlainRoute {
  const presence = openPresence(runtime.pools.write, runtime.now);
  const rates = openRates();
  return {
    method: "POST",
    url: "/api/presence/:kind/:home/:id",
    handler: async (request) => {
      const wait = rates.wait(request.actor.id, PER_MINUTE);
      if (wait > 0) throw refuse.tooMany("platform.slow-down", { seconds: Math.ceil(wait / 1000) });
      return { status: 200, body: await look(runtime, presence, request), headers: { "cache-control": "no-store" } };
    },
  };
}
