import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import type { ZodType } from "zod";
import { uuidv7 } from "#platform/ids";
import { openApi } from "#platform/http";
import { modules } from "../../apps/server/modules.ts";
import { writtenAnswers } from "../../apps/server/openapi.ts";
import { assertRefusal, badCity, newAddress, send, signIn, type BadCity, type Counts, type Reply } from "./city.ts";
import { known } from "./known.ts";
import { spoiled } from "./nasty.ts";
import { inputsOf, type Pools } from "./shapes.ts";

type Target = { name: string; route: string; input: ZodType<unknown>; roles: readonly string[]; writes: boolean };
type Input = Record<string, unknown>;

/** `ZUJI_SEED=… ZUJI_RUNS=…` walks the same way again, or longer. */
const SEED = Number(process.env["ZUJI_SEED"] ?? Date.now() % 2 ** 31);
/** Longer text in an address is refused before any route is found: that has a test of its own. */
const LONGEST_IN_ADDRESS = 1_500;

const targets: readonly Target[] = [...modules].reverse().flatMap((one) => [
  ...one.commands.map(({ name, route, input, allow }) => ({
    name,
    route,
    input: input as ZodType<unknown>,
    roles: allow.roles,
    writes: true,
  })),
  ...one.queries.map(({ name, route, input, allow }) => ({
    name,
    route,
    input: input as ZodType<unknown>,
    roles: allow.roles,
    writes: route.startsWith("POST "),
  })),
]);

type Answer = { operationId: string; responses: { 200: { content: { "application/json": { schema: Record<string, unknown> } } } } };
const published = openApi({ modules, plain: [], title: "t", version: "0", answers: writtenAnswers() });
const answers = new Map(
  Object.values(published["paths"] as Record<string, Record<string, Answer>>)
    .flatMap((path) => Object.values(path))
    .map(({ operationId, responses }) => [operationId, responses[200].content["application/json"].schema]),
);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const compiled = new Map<string, ValidateFunction>();
/** What came, against what /openapi.json says comes: no field more, none less. */
function asPublished(name: string, answer: unknown): void {
  const check = compiled.get(name) ?? ajv.compile({ ...answers.get(name), components: published["components"] });
  compiled.set(name, check);
  assert.ok(check(answer), `${name} answers otherwise than it publishes: ${ajv.errorsText(check.errors)}`);
}

test("every command and query publishes what it answers, but three that a function of their own makes", () => {
  const silent = [...answers].filter(([, schema]) => Object.keys(schema).length === 0).map(([name]) => name);
  assert.deepEqual(silent.sort(), ["report-card.drop-part", "report-card.return-card", "report-card.withdraw-card"]);
});

/** Shared among the routes, so that the walk takes as long however many there are; the seed is another one each time. */
const TRIALS = 1_500;
const RUNS = Number(process.env["ZUJI_RUNS"] ?? Math.max(2, Math.round(TRIALS / targets.length)));

let city: BadCity;
let pools: Pools;
let cookies: Record<string, string>;
const tally: Record<number, number> = {};

before(async () => {
  city = await badCity();
  pools = await known(city);
  cookies = Object.fromEntries(
    await Promise.all(city.serving.accounts.map(async ({ login, role }) => [`${role} ${login}`, await signIn(city, login)])),
  );
});
after(async () => city?.close());

function inAddress(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
  const short = text.slice(0, LONGEST_IN_ADDRESS);
  // A lone surrogate has no percent form of its own; broken programs send these three bytes.
  return short.isWellFormed()
    ? encodeURIComponent(short)
    : short
        .replace(/[\uD800-\uDFFF]/g, " ")
        .split(" ")
        .map(encodeURIComponent)
        .join("%ED%A0%80");
}

function addressOf(target: Target, input: Input): { path: string; rest: Input } {
  const rest = { ...input };
  const path = (target.route.split(" ")[1] ?? "").replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(rest, name) ? rest[name] : undefined;
    delete rest[name];
    return inAddress(value);
  });
  if (target.writes) return { path, rest };
  const query = Object.keys(rest).flatMap((name) =>
    (Array.isArray(rest[name]) ? (rest[name] as unknown[]).slice(0, 20) : [rest[name]]).map(
      (one) => `${inAddress(name)}=${inAddress(one)}`,
    ),
  );
  return { path: query.length > 0 ? `${path}?${query.join("&")}`.slice(0, 8_000).replace(/%[0-9A-F]?$/, "") : path, rest: {} };
}

async function give(target: Target, who: string, input: Input, id: string): Promise<Reply> {
  const { path, rest } = addressOf(target, input);
  const cookie = cookies[who];
  return send(city.serving.origin, path, {
    ...(target.writes ? { method: "POST", body: rest } : {}),
    id,
    from: newAddress(),
    headers: cookie ? { cookie } : {},
  });
}

const callers = (target: Target): fc.Arbitrary<string> => {
  const all = ["resident", ...Object.keys(cookies)];
  const admitted = all.filter((one) => target.roles.includes(one.split(" ")[0] ?? ""));
  return admitted.length === 0
    ? fc.constantFrom(...all)
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...admitted) }, { weight: 1, arbitrary: fc.constantFrom(...all) });
};

/** What one accepted command wrote, by its id and by the instant of its events. */
async function writtenBy(id: string): Promise<Omit<Counts, "jobs">> {
  const sql = city.serving.runtime.pools.write;
  const [row] = await sql<Omit<Counts, "jobs">[]>`
    with mine as materialized (select home, stream, seq, at from ledger.event where command = ${id})
    select (select count(*)::int from mine) as events, (select count(*)::int from mine where seq = 1) as streams,
      (select count(*)::int from ledger.command where id = ${id}) as commands,
      (select count(*)::int from vault.field f join (select distinct home, stream, at from mine) m on m.home = f.home and m.stream = f.stream and m.at = f.at) as fields`;
  assert.ok(row);
  return row;
}

/** Tables grew by what the accepted command wrote, and by nothing of all the refused ones before it. */
async function assertOnly(id: string, before: Counts, about: string): Promise<Counts> {
  const now = await city.counts();
  const own = await writtenBy(id);
  assert.deepEqual(
    { events: now.events - before.events, streams: now.streams - before.streams, commands: now.commands - before.commands },
    { events: own.events, streams: own.streams, commands: own.commands },
    about,
  );
  // A text written again replaces the one before it, so fields may grow by less, never by more.
  assert.ok(now.fields - before.fields <= own.fields, `${about}: ${now.fields - before.fields} sealed fields for ${own.fields}`);
  return now;
}

test("every command and every query, as everybody, with half-valid input: no crash, a refusal people can read, and nothing half written", async (t) => {
  t.diagnostic(`ZUJI_SEED=${SEED} ZUJI_RUNS=${RUNS}`);
  for (const target of targets) {
    await t.test(target.name, async () => {
      let standing = await city.counts();
      const property = fc.asyncProperty(callers(target), spoiled(inputsOf(target.input, pools)), async (who, input) => {
        const id = uuidv7();
        const reply = await give(target, who, input, id);
        tally[reply.status] = (tally[reply.status] ?? 0) + 1;
        const about = `${target.name} as ${who}`;
        if (reply.status !== 200) return assertRefusal(city, reply, about);
        assert.ok(!(target.roles.length === 1 && target.roles[0] === "system"), `${about}: only jobs may`);
        // A spoiled part of a path may be another route's name.
        if (target.input.safeParse(input).success) asPublished(target.name, reply.json);
        if (target.writes) standing = await assertOnly(id, standing, about);
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
      assert.deepEqual(await city.counts(), standing, `${target.name}: refused calls left rows behind`);
    });
  }
  t.diagnostic(`answers by status: ${JSON.stringify(tally)}`);
});

test("after all of it every stream and every projection folds to what is stored", async () => {
  assert.deepEqual(await city.differences(), []);
});
