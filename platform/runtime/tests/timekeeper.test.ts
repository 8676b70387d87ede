import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { anyone, resident } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { command, noun, ref } from "#platform/ledger";
import { module } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { openRuntime, type Runtime } from "#platform/runtime";
import { getSetting } from "#platform/settings";
import { testCity, type TestCity } from "#platform/testing";
import { z } from "zod";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const HOME = "330502001";

const lamp = noun<{ lit: number; due: string }, { type: "lamps.lit"; due: string }>({
  kind: "lamps.lamp",
  initial: { lit: 0, due: "" },
  evolve: (state, { due }) => ({ lit: state.lit + 1, due }),
});
const Light = z.object({ home: z.string(), id: z.uuid(), due: z.string() });
const light = command({
  name: "lamps.light",
  route: "POST /api/lamps/{home}/{id}",
  summary: { zh: "点灯", en: "Light" },
  input: Light,
  about: (input) => [ref(lamp, input)],
  allow: anyone(),
  run: (ctx, { due, ...key }) => ctx.change(lamp, key, () => [{ type: "lamps.lit" as const, due }]).lit,
});
const done: string[] = [];
const lamps = module({
  name: "lamps",
  nouns: [
    {
      noun: lamp,
      called: { zh: "灯", en: "Lamp" },
      clocks: ((_key: unknown, { due }: { due: string }) => [
        {
          slot: "burn",
          rule: "lamps",
          kind: "duty",
          obligor: "lamplighter",
          startedAt: due,
          dueAt: due,
          remindAt: due,
          provisional: false,
          status: "running",
          metAt: null,
          place: HOME,
        },
      ]) as never,
    },
  ],
  events: { "lamps.lit": { zh: "点灯", en: "Lit" } },
  commands: [light],
  queries: [],
  words: {},
  jobs: [
    { kind: "lamps.night", run: async () => void done.push("night") },
    { kind: "lamps.minute", run: async () => void done.push("minute") },
  ],
  schedules: [
    { id: "lamps.night", everySeconds: 86_400, job: "lamps.night" },
    { id: "lamps.minute", everySeconds: 60, job: "lamps.minute" },
  ],
});

let city: TestCity;
const opened: Runtime[] = [];
/** Two clocks: the one on the wall, which somebody may set, and the time that passes. */
const clock = { wall: Date.parse("2026-11-23T02:00:00.000Z"), steady: 0 };
const pass = (ms: number): void => {
  clock.wall += ms;
  clock.steady += ms;
};
const warnings: string[] = [];
before(async () => void (city = await testCity({ modules: [lamps] })));
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
after(() => city.close());

async function start(accepted: string | null = null): Promise<Runtime> {
  warnings.length = 0;
  done.length = 0;
  const runtime = await openRuntime({
    modules: [lamps],
    databaseUrl: city.databaseUrl,
    keys: city.runtime.keys,
    now: () => new Date(clock.wall).toISOString(),
    clock: { accepted, monotonic: () => clock.steady },
    log: { warn: (details, message) => void warnings.push(`${message} ${JSON.stringify(details)}`) },
    poolSizes: { write: 3, read: 2 },
  });
  opened.push(runtime);
  return runtime;
}
const lit = (runtime: Runtime, due = "2027-06-01T00:00:00.000Z") =>
  runtime.execute(light, { home: HOME, id: uuidv7(), due }, { commandId: uuidv7(), actor: resident });
const refused = (cause: unknown): boolean =>
  cause instanceof Refusal && cause.body.code === "platform.clock-behind" && cause.body.kind === "away";
const work = async (runtime: Runtime): Promise<void> => {
  pass(2_000);
  await runtime.jobs.runDue();
};
const events = async (): Promise<number> => (await city.owner<{ n: number }[]>`select count(*)::int as n from ledger.event`)[0]?.n ?? 0;

test("a clock set back by days: nothing is written, nothing runs, it is said once; set right, all goes on, and no step is dated before another", async () => {
  const runtime = await start();
  await lit(runtime);
  await work(runtime);
  const before = await events();
  clock.wall -= 3 * DAY;
  await assert.rejects(lit(runtime), refused);
  done.length = 0;
  await work(runtime);
  assert.deepEqual(done, []);
  assert.equal(await events(), before);
  assert.equal(warnings.filter((line) => line.startsWith("clock set back")).length, 1);
  assert.ok(runtime.timekeeper.behind());
  clock.wall += 3 * DAY;
  await lit(runtime);
  assert.equal(runtime.timekeeper.behind(), null);
});

test("seconds a clock is put back by its own service hold up nobody", async () => {
  const runtime = await start();
  await lit(runtime);
  clock.wall -= 20_000;
  await lit(runtime);
  assert.equal(runtime.timekeeper.behind(), null);
  pass(60_000);
});

test("a start with a clock before the newest step writes nothing, even after a kill a moment ago", async () => {
  const first = await start();
  await lit(first);
  pass(40_000);
  await first.timekeeper.look();
  const kept = await getSetting<string>(city.owner, "clock.latest");
  assert.ok(kept !== null);
  clock.wall -= 40 * 365 * DAY;
  const second = await start();
  assert.equal(warnings.filter((line) => line.startsWith("clock behind")).length, 1);
  await assert.rejects(lit(second), refused);
  assert.equal(second.timekeeper.behind()?.latest, kept);
  clock.wall += 40 * 365 * DAY;
  await lit(second);
});

test("a leap forward: no reminder, no lapse, no nightly work for an hour; set right within it, nothing was ever early", async () => {
  const runtime = await start();
  const due = new Date(clock.wall + 2 * DAY).toISOString();
  await lit(runtime, due);
  await work(runtime);
  done.length = 0;
  warnings.length = 0;
  clock.wall += 5 * DAY;
  await work(runtime);
  await work(runtime);
  assert.ok(!done.includes("night"), "the night's work erases by date");
  assert.ok(done.includes("minute"), "what must not wait goes on");
  assert.ok(!warnings.some((line) => line.startsWith("reminder failed")), "nobody owns this clock: asking for its reminder would say so");
  assert.equal(warnings.filter((line) => line.startsWith("clock leapt forward")).length, 1);
  assert.equal(runtime.timekeeper.held(), true);
  clock.wall -= 5 * DAY;
  await work(runtime);
  await lit(runtime);
  assert.equal(runtime.timekeeper.held(), false);
  assert.ok(!done.includes("night"));
});

test("a leap nobody takes back is believed after an hour", async () => {
  const runtime = await start();
  await work(runtime);
  done.length = 0;
  clock.wall += 2 * DAY;
  await work(runtime);
  assert.ok(!done.includes("night"));
  pass(HOUR);
  await work(runtime);
  assert.ok(done.includes("night"));
  assert.ok(
    warnings.some((line) => line.startsWith("reminder failed")),
    "the lamp of before is due by now",
  );
});

test("steps written by a clock that ran ahead: refused until the operator names that instant, then schedules go on at once and not in days", async () => {
  const first = await start();
  await work(first);
  clock.wall += 10 * DAY;
  await work(first);
  await lit(first);
  pass(HOUR + 1_000);
  await work(first);
  pass(40_000);
  await work(first);
  clock.wall -= 10 * DAY;
  const second = await start();
  await assert.rejects(lit(second), refused);
  const latest = second.timekeeper.behind()?.latest ?? "";
  const wrong = await start("2026-01-01T00:00:00.000Z");
  await assert.rejects(lit(wrong), refused, "any other instant accepts nothing");
  const third = await start(latest);
  await lit(third);
  assert.ok(warnings.some((line) => line.startsWith("clock set right") && line.includes(latest)));
  await work(third);
  assert.ok(done.includes("minute") && done.includes("night"), "put off by the clock that ran ahead");
  assert.equal(
    await getSetting<string>(city.owner, "clock.latest").then((kept) => (kept ?? "") < latest),
    true,
    "the next start needs no word",
  );
  const fourth = await start();
  await lit(fourth);
});

test("a server that was away for a year is not believed its date at once", async () => {
  const first = await start();
  await lit(first);
  pass(40_000);
  await first.timekeeper.look();
  clock.wall += 365 * DAY;
  const second = await start();
  assert.equal(second.timekeeper.held(), true);
  assert.equal(warnings.filter((line) => line.startsWith("clock far ahead")).length, 1);
  await lit(second);
});
