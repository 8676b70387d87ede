import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import type { Actor, Grant } from "#platform/access";
import { module, query } from "#platform/modules";
import { testCity, type TestCity } from "#platform/testing";

const seen: Actor[] = [];
const count = query({
  name: "alike.count",
  route: "GET /api/alike/count",
  summary: { zh: "数", en: "count" },
  input: z.object({ n: z.number() }),
  alike: true,
  allow: {
    roles: ["lead"],
    condition: "leads",
    admits: ({ actor }) => actor.kind === "staff" && actor.grants.some(({ role }) => role === "lead"),
  },
  run: async (ctx, { n }) => {
    seen.push(ctx.actor);
    const [row] = await ctx.db<{ scope: string }[]>`select pg_sleep(0.05), current_setting('zuji.scope') as scope`;
    return { scope: row?.scope, n };
  },
});

let city: TestCity;
before(async () => {
  city = await testCity({
    modules: [module({ name: "alike", nouns: [], events: {}, commands: [], queries: [count], words: {} })],
  });
});
after(() => city.close());

const staff = (id: string, area: string, more: Partial<Grant> = {}): Actor => ({
  kind: "staff",
  id,
  name: id,
  sessionId: id,
  grants: [{ id: `${id}-grant`, role: "lead", area, unit: "", until: null, ...more } as Grant],
});
const asked = (...actors: Actor[]) => Promise.all(actors.map((actor) => city.runtime.ask(count, { n: 1 }, actor)));

test("staff of one scope and the same units share the read that begins after they asked, and it knows none of them", async () => {
  seen.length = 0;
  const answers = await asked(...["a", "b", "c", "d"].map((id) => staff(id, "330502")));
  assert.equal(seen.length, 2, "the first one's, and one for those who came while it ran");
  assert.equal(new Set(answers.map(({ scope }) => scope)).size, 1);
  for (const actor of seen) assert.deepEqual(actor, { kind: "staff", id: "", name: "", grants: [], sessionId: "" });
});

test("another area, another unit or another question is another read", async () => {
  seen.length = 0;
  const answers = await asked(
    staff("a", "330502"),
    staff("b", "330503"),
    staff("c", "330502", { unit: "u1" }),
    staff("d", "330502", { unit: "u2" }),
  );
  assert.equal(seen.length, 4);
  assert.notEqual(answers[0]?.scope, answers[1]?.scope);
  await Promise.all([1, 2].map((n) => city.runtime.ask(count, { n }, staff("a", "330502"))));
  assert.equal(seen.length, 6);
});

test("who may not ask is refused beside those who may", async () => {
  const [granted, refused] = await Promise.allSettled([
    city.runtime.ask(count, { n: 1 }, staff("a", "330502")),
    city.runtime.ask(count, { n: 1 }, staff("b", "330502", { role: "other" })),
  ]);
  assert.equal(granted.status, "fulfilled");
  assert.equal(refused.status, "rejected");
});
