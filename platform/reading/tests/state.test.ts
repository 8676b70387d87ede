import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { anyone } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { command, noun, ref } from "#platform/ledger";
import { module } from "#platform/modules";
import { person, testCity, type TestCity } from "#platform/testing";
import { inAreas, stateOf, statesOf, visibleIn } from "../index.ts";

type Jar = { stage: "none" } | { stage: "filled"; place: string; hands: readonly string[] };
type Filled = { type: "jars.filled"; place: string };
const said = { zh: "罐", en: "Jar" };
const jar = noun<Jar, Filled>({
  kind: "jars.jar",
  initial: { stage: "none" },
  evolve: (_, { place }) => ({ stage: "filled", place, hands: [] }),
  blank: { hands: [] },
});
/** Another noun: a stream of its kind is no jar. */
const lid = { ...jar, kind: "jars.lid" };

const fillJar = command({
  name: "jars.fill",
  route: "POST /api/jars/{home}/{id}",
  summary: said,
  input: z.object({ home: z.string(), id: z.uuid(), place: z.string() }),
  about: (input) => [ref(jar, input)],
  allow: anyone(),
  run: (ctx, input) => ({ stage: ctx.change(jar, input, () => [{ type: "jars.filled" as const, place: input.place }]).stage }),
});

let city: TestCity;
before(async () => {
  const jars = module({
    name: "jars",
    nouns: [{ noun: jar, called: said }],
    events: { "jars.filled": said },
    commands: [fillJar],
    queries: [],
    words: {},
  });
  city = await testCity({ modules: [jars] });
});
after(() => city.close());

const TOWN = "330502001";
async function filled(place: string): Promise<{ home: string; id: string }> {
  const key = { home: TOWN, id: uuidv7() };
  await city.execute(fillJar, { ...key, place }, {});
  return key;
}

test("a record is read with the fields that are not kept; one that is not there, of another noun or out of sight is null", async () => {
  const key = await filled(`${TOWN}005`);
  const other = await filled(`${TOWN}006`);
  const [row] = await city.owner<{ state: object }[]>`select state from ledger.stream where id = ${key.id}`;
  assert.ok(row && !("hands" in row.state));
  const whole = { stage: "filled", place: `${TOWN}005`, hands: [] };
  const clerk = person({ role: "clerk", area: TOWN });
  await city.runtime.within(clerk, async (ctx) => {
    assert.deepEqual(await stateOf(ctx, jar, key), whole);
    assert.equal(await stateOf(ctx, jar, { ...key, id: uuidv7() }), null);
    assert.equal(await stateOf(ctx, lid, key), null);
    assert.deepEqual([...(await statesOf(ctx, jar, [key, { ...key, id: uuidv7() }, other])).keys()].sort(), [key.id, other.id].sort());
    assert.deepEqual((await statesOf(ctx, jar, [key])).get(key.id), whole);
    assert.equal((await statesOf(ctx, lid, [key])).size, 0);
    assert.equal((await statesOf(ctx, jar, [])).size, 0);
  });
  await city.runtime.within(person({ role: "clerk", area: "330503" }), async (ctx) => {
    assert.equal(await stateOf(ctx, jar, key), null);
    assert.equal((await statesOf(ctx, jar, [key])).size, 0);
  });
});

test("rows are those of one's areas, inside the area asked for, and none of none", async () => {
  const places = ["330502001005", "330502001006", "330502002001", "330503001001"];
  const asking = { actor: person({ role: "clerk", area: "330502001" }, { role: "clerk", area: "330503" }), now: city.now() };
  const sql = city.owner;
  const found = async (where: (tag: typeof sql) => ReturnType<typeof inAreas>): Promise<string[]> =>
    (await sql<{ place: string }[]>`select place from unnest(${places}::text[]) as place where ${where(sql)} order by place`).map(
      ({ place }) => place,
    );
  assert.deepEqual(await found((tag) => inAreas(tag, ["330502001", "330502002001"])), places.slice(0, 3));
  assert.deepEqual(await found((tag) => inAreas(tag, [])), []);
  assert.deepEqual(await found((tag) => visibleIn(tag, asking, ["clerk"])), [...places.slice(0, 2), "330503001001"]);
  assert.deepEqual(await found((tag) => visibleIn(tag, asking, ["clerk"], "330502")), places.slice(0, 2));
  assert.deepEqual(await found((tag) => visibleIn(tag, asking, ["clerk"], "330502001006")), ["330502001006"]);
  assert.deepEqual(await found((tag) => visibleIn(tag, asking, ["guest"])), []);
});
