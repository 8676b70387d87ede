import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { receiptNumber, uuidv7 } from "#platform/ids";
import { readState, type Command } from "#platform/ledger";
import type { Query } from "#platform/modules";
import { Refusal } from "#platform/refusals";
import { dispatchIncident, reportIncident, verifyIncident } from "#modules/incidents";
import { modules } from "../modules.ts";
import { serverCity, type Member, type ServerCity } from "./city.ts";

/** The unit complained about, and everybody who works there: each role, each by a grant for the unit. */
const UNIT = "centre-330502001";
const ROLES = [
  "gridWorker",
  "gridLeader",
  "gridInstructor",
  "intakeClerk",
  "dispatcher",
  "supervisor",
  "handler",
  "approver",
  "commandRoom",
  "auditor",
  "dpo",
  "admin",
] as const;
const MARK = "这句话只有投诉人说过";
const SUMMARY = "对单位作风的反映";

type AnyQuery = Query<unknown, unknown>;
let city: ServerCity;
let theirs: Member[];
/** Also holds the county's desk: the one who sits in both rooms. */
let both: Member;
let above: Member;
let other: { home: string; id: string };

before(async () => {
  city = await serverCity(() => []);
  theirs = [];
  for (const role of ROLES) theirs.push(await city.staff({ role, area: "330502001", unit: UNIT }));
  both = await city.staff(
    { role: "dispatcher", area: "330502", unit: "centre-330502" },
    { role: "approver", area: "330502001", unit: UNIT },
  );
  above = await city.staff(
    { role: "dispatcher", area: "330502", unit: "centre-330502" },
    { role: "supervisor", area: "330502", unit: "centre-330502" },
  );
  other = await reported({ area: "330502001", description: "路灯不亮" });
});
after(() => city.close());

async function reported(more: { area?: string; about?: string; description?: string }): Promise<{ home: string; id: string }> {
  const id = uuidv7();
  const input = {
    id,
    category: "0201",
    description: MARK,
    photos: [],
    channel: "portal" as const,
    language: "zh" as const,
    phone: "13800001234",
    ...more,
  };
  const { home } = await city.execute(reportIncident, input, {});
  return { home, id };
}

/** Something for every name a query asks by; what it does not know it leaves out. */
const common = (key: { home: string; id: string }): Record<string, unknown> => ({
  ...key,
  q: receiptNumber(key.id),
  number: receiptNumber(key.id),
  from: "2026-11-01",
  to: "2026-11-30",
  day: "2026-11-23",
  month: "2026-11",
  year: 2026,
  week: "2026-11-23",
  digits: 6,
  lon: 120.1,
  lat: 30.87,
  minutes: 15,
  bbox: "119,30,121,31",
  figure: "evt.reported",
  unit: UNIT,
  reason: "核对",
  tail: "1234",
  period: "month",
  village: "330502001001",
  secret: "0".repeat(26),
  pass: "0".repeat(43),
  why: "call",
  n: 1,
  seq: 1,
  version: 1,
  share: 0.9,
  margin: 0.03,
  ...Object.fromEntries(["scheme", "subject", "item", "round", "survey", "party", "committee"].map((name) => [name, key.id])),
});
/** Names that mean another thing in each service; the first set a query takes is asked. */
const MEANINGS: readonly Record<string, unknown>[] = [
  { kind: "incidents.incident", code: "evt.reported", set: "evt.reported", phone: "1234" },
  { kind: "aed", code: "areas", set: "numerator", phone: "13800001234", year: 2027 },
  { kind: "incident", code: "A01", set: "denominator", scheme: "A01", item: "1.1" },
  { kind: "incidents.incident", code: "330502001001001", phone: "13800001234", item: "1.1" },
];
const inputs = (key: { home: string; id: string }): Record<string, unknown>[][] =>
  ["330502001", "330502", "3305"].map((area) => MEANINGS.map((meaning) => ({ ...common(key), ...meaning, area, place: area })));

const stable = (value: unknown): string => JSON.stringify(value) ?? "";

/** What one person is told by one query, asked in every area; a refusal is an answer too. */
async function told(query: AnyQuery, actor: Actor, key: { home: string; id: string }): Promise<string[]> {
  const answers: string[] = [];
  for (const meant of inputs(key)) {
    const parsed = meant.map((input) => query.input.safeParse(input)).find(({ success }) => success);
    if (!parsed?.success) continue;
    answers.push(
      await city.runtime.ask(query, parsed.data, actor).then(stable, (cause: unknown) => {
        if (cause instanceof Refusal) return cause.body.code;
        throw cause;
      }),
    );
  }
  return answers;
}

const queries = (): AnyQuery[] => modules.flatMap((one) => one.queries) as unknown as AnyQuery[];

/** Everything these people can be told now, by query and person. */
async function everything(
  list: readonly AnyQuery[],
  people: readonly Actor[],
  key: { home: string; id: string },
): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const query of list)
    for (const actor of people)
      all.set(
        `${query.name} to ${actor.kind === "staff" ? actor.grants.map(({ role }) => role).join("+") : actor.kind}`,
        await told(query, actor, key),
      );
  return all;
}

/** Every list that can leave as a file, as each of these people would take it: read with their grants, over each area. */
async function taken(people: readonly Actor[]): Promise<Map<string, string[]>> {
  const files = new Map<string, string[]>();
  for (const sheet of modules.flatMap((one) => one.sheets ?? []))
    for (const actor of people) {
      const pages: string[] = [];
      for (const area of ["330502001", "330502", "3305"])
        pages.push(
          await city.runtime.within({ kind: "system", id: "system" }, async (ctx) =>
            stable(
              await sheet
                .read({ ...ctx, actor }, { filter: { area }, language: "zh", limit: 10_000, progress: async () => {} })
                // A list these people may not read does not leave for them either.
                .catch((cause: unknown) => (cause instanceof Refusal ? cause.body.code : Promise.reject(cause))),
            ),
          ),
        );
      files.set(`${sheet.subject} taken out by ${actor.kind === "staff" ? actor.grants.map(({ role }) => role).join("+") : ""}`, pages);
    }
  return files;
}

/** Tells of the walk's own looking, so it differs after each round; it still may not name the record. */
const TELLS_OF_LOOKS = "privacy.list-look-ups ";

/** Where what is told changed, or names the record. */
function leaks(before: ReadonlyMap<string, string[]>, now: ReadonlyMap<string, string[]>, words: readonly string[]): string[] {
  return [...now].flatMap(([who, answers]) =>
    !who.startsWith(TELLS_OF_LOOKS) && stable(answers) !== stable(before.get(who))
      ? [`${who}: the answer changed`]
      : answers.some((answer) => words.some((word) => answer.includes(word)))
        ? [`${who}: names the record`]
        : [],
  );
}

test("for the people of a unit nothing changes anywhere when somebody complains about it: no query, figure, notice, export, step or live event", async (t) => {
  const people = [...theirs, both];
  await city.jobs();
  // Asked about a record that will exist, before and after: any difference is a leak, whatever it says.
  const id = uuidv7();
  const key = { home: "330502000", id };
  const list = queries();
  const before = await everything(list, people, key);
  const unasked = list
    .filter((query) => ![...before].some(([who, answers]) => who.startsWith(`${query.name} `) && answers.length > 0))
    .map(({ name }) => name);
  t.diagnostic(
    `${list.length - unasked.length} queries asked by ${people.length} people; not asked, because they need a record of their own: ${unasked.join(", ")}`,
  );
  assert.ok(unasked.length <= list.length / 20, `too many queries were not asked: ${unasked.join(", ")}`);
  for (const name of ["incidents.list-queue", "incidents.read-case", "incidents.figures", "incidents.list-audit"].filter((one) =>
    list.some((query) => query.name === one),
  ))
    assert.ok(!unasked.includes(name), `${name} was not asked`);
  const notices = async () =>
    stable(
      await city.runtime.pools
        .write`select account, words, params from notices.notice where account = any(${people.map((one) => one.id)}::uuid[]) order by account, id`,
    );
  const noticed = await notices();
  const files = await taken(people);
  assert.ok(files.size > 0, "no list can leave as a file");

  const input = {
    id,
    category: "0201",
    description: MARK,
    photos: [],
    channel: "portal" as const,
    language: "zh" as const,
    phone: "13800001234",
    area: "330502001",
    about: UNIT,
  };
  const { home } = await city.execute(reportIncident, input, {});
  assert.equal(home, key.home);
  await city.execute(verifyIncident, { ...key, category: "0201", summary: SUMMARY }, { actor: above });
  await city.jobs();

  assert.deepEqual(leaks(files, await taken(people), [receiptNumber(id), MARK, SUMMARY]), [], "a file holds it");
  assert.deepEqual(leaks(before, await everything(list, people, key), [receiptNumber(id), MARK, SUMMARY]), []);
  assert.equal(await notices(), noticed, "somebody of the unit was told");
  const [entry] = modules.flatMap((one) => one.nouns).filter(({ noun }) => noun.kind === "incidents.incident");
  const [stream] = await city.runtime.pools.write<
    { state: never }[]
  >`select state from ledger.stream where kind = 'incidents.incident' and id = ${id}`;
  const audience = entry?.live?.audience(key, (entry ? readState(entry.noun, stream?.state) : null) as never);
  assert.ok(audience && entry?.live);
  for (const actor of people)
    assert.equal(entry.live.admits(city.runtime.knowing(actor), audience), false, "a live event reaches the unit");
  assert.equal(entry.live.admits(city.runtime.knowing(above), audience), true);

  // Commands: as if there were no such record.
  const nowhere = { home: key.home, id: uuidv7() };
  for (const command of modules.flatMap((one) => one.commands) as unknown as Command<unknown, unknown>[]) {
    if (!command.name.startsWith("incidents.") || !command.route.includes("{id}")) continue;
    const fill = {
      unit: UNIT,
      lead: UNIT,
      coUnits: [],
      category: "0201",
      summary: "x",
      reason: "x",
      note: "x",
      text: "x",
      result: "x",
      question: "x",
      passed: true,
      handler: theirs[0]?.id,
      ending: "solved",
      level: "remind",
      days: 1,
      basis: "budget",
    };
    const [there, absent] = [key, nowhere].map((at) =>
      command.input.safeParse({ ...fill, ...at, into: at, secret: "x".repeat(26), followerId: uuidv7() }),
    );
    if (!there?.success || !absent?.success) continue;
    for (const actor of people) {
      const answer = (at: unknown) =>
        city.runtime.execute(command, at, { commandId: uuidv7(), actor }).then(
          () => "done",
          (cause: unknown) => (cause instanceof Refusal ? cause.body.code : Promise.reject(cause)),
        );
      assert.equal(
        await answer(there.data),
        await answer(absent.data),
        `${command.name} tells ${actor.kind === "staff" ? actor.grants[0]?.role : ""} that the record exists`,
      );
    }
  }
});

test("what is no complaint does leave in a file of the same people: the walk over files reads them", async () => {
  const key = await reported({ area: "330502001" });
  const files = [...(await taken([...theirs, both])).values()];
  assert.ok(files.some((pages) => pages.some((page) => page.includes(receiptNumber(key.id)))));
});

test("the next higher unit's people have it in their queue, open it, and may send it anywhere but there", async () => {
  const key = await reported({ about: UNIT });
  assert.equal(key.home, "330502000");
  await city.execute(verifyIncident, { ...key, category: "0201", summary: SUMMARY }, { actor: above });
  const named = (name: string): AnyQuery => queries().find((query) => query.route === name) ?? assert.fail(name);
  const queue = await city.query(named("GET /api/incidents"), { q: receiptNumber(key.id) }, above);
  assert.ok(stable(queue).includes(receiptNumber(key.id)));
  const opened = await city.query(named("GET /api/incidents/{home}/{id}"), key, above);
  assert.equal((opened as { about: string | null }).about, UNIT);
  await assert.rejects(
    city.execute(dispatchIncident, { ...key, lead: UNIT, coUnits: [] }, { actor: above }),
    (cause: unknown) => cause instanceof Refusal,
  );
});

test("the database itself hides it: a reader who says nothing, or is of the unit, has no such row", async () => {
  const key = await reported({ about: UNIT });
  const count = (units: string | null, scope = "%") =>
    city.runtime.pools.read.begin(async (tx) => {
      await tx`select set_config('zuji.scope', ${scope}, true)`;
      if (units !== null) await tx`select set_config('zuji.units', ${units}, true)`;
      const [row] = await tx<{ n: number }[]>`select count(*)::int as n from incidents.incident where id = ${key.id}`;
      return row?.n;
    });
  assert.deepEqual(
    [
      await count("="),
      await count("=centre-330502"),
      await count(null),
      await count(""),
      await count(`=${UNIT}`),
      await count("=", "330502001%"),
    ],
    [1, 1, 0, 0, 0, 0],
  );
});

test("a complaint about nobody's unit is refused; the walk finds a leak when there is one", async () => {
  await assert.rejects(
    reported({ about: "nobody-330502001" }),
    (cause: unknown) => cause instanceof Refusal && cause.body.fields?.[0]?.code === "incidents.no-such-unit",
  );
  const [any] = queries();
  assert.ok(any);
  const planted = {
    ...any,
    name: "planted.leak",
    allow: { roles: [], condition: "", admits: () => true },
    input: { safeParse: (data: unknown) => ({ success: true, data }) },
    run: async () => (await city.runtime.pools.write`select count(*)::int as n from incidents.incident`)[0],
  } as unknown as AnyQuery;
  const before = await everything([planted], theirs.slice(0, 1), other);
  await reported({ about: UNIT });
  assert.deepEqual(leaks(before, await everything([planted], theirs.slice(0, 1), other), []), [
    "planted.leak to gridWorker: the answer changed",
  ]);
});
