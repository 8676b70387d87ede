import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { anyone } from "#platform/access";
import type { Sql } from "postgres";
import { uuidv7 } from "#platform/ids";
import { command, noun, ref, type ClockRow, type StreamKey } from "#platform/ledger";
import { module } from "#platform/modules";
import { testCity, type TestCity } from "#platform/testing";

const HOME = "330502001";
const DUE = "2026-11-25T02:00:00.000Z";
const REMIND = "2026-11-24T02:00:00.000Z";
const MINUTE = 60_000;

type PromiseEvent = { type: "promises.given" } | { type: "promises.taken-back" } | { type: "promises.told" };
type Given = { stage: "none" | "given" | "back"; at: string; told: boolean };
const given = noun<Given, PromiseEvent>({
  kind: "promises.promise",
  initial: { stage: "none", at: "", told: false },
  evolve: (state, event) =>
    event.type === "promises.given"
      ? { stage: "given", at: event.at, told: false }
      : event.type === "promises.told"
        ? { ...state, told: true }
        : { ...state, stage: "back" },
});
const clocks = (_: StreamKey, { stage, at, told }: Given): ClockRow[] =>
  stage === "given"
    ? [
        {
          slot: "keep",
          rule: "PRM-1",
          kind: "right",
          obligor: "office",
          startedAt: at,
          dueAt: DUE,
          remindAt: told ? null : REMIND,
          provisional: false,
          status: "running",
          metAt: null,
          place: `${HOME}001`,
        },
      ]
    : [];

const Step = z.object({ id: z.uuid(), events: z.array(z.enum(["promises.given", "promises.told", "promises.taken-back"])) });
const step = command({
  name: "promises.step",
  route: "POST /api/promises/{id}",
  summary: { zh: "承诺", en: "Promise" },
  input: Step,
  about: ({ id }) => [ref(given, { home: HOME, id })],
  allow: anyone(),
  run: (ctx, { id, events }) => ctx.change(given, { home: HOME, id }, () => events.map((type) => ({ type }))),
});

/** What the module says to a reminder. */
let answer: () => Promise<void> = async () => {};
let asked = 0;
const said = { zh: "承诺", en: "Promise" };
const promises = module({
  name: "promises",
  nouns: [{ noun: given, called: said, clocks }],
  events: { "promises.given": said, "promises.taken-back": said, "promises.told": said },
  commands: [step],
  queries: [],
  clocks: [
    {
      kind: given.kind,
      remind: async () => {
        asked += 1;
        await answer();
      },
    },
  ],
  words: {},
  migrations: new URL("./migrations/", import.meta.url),
});

let city: TestCity;
let owner: Sql;
before(async () => {
  city = await testCity({ modules: [promises] });
  owner = city.owner;
});
after(() => city.close());

const take = (id: string, ...events: PromiseEvent["type"][]) => city.execute(step, { id, events }, {});
const found = async (): Promise<string[]> => (await city.verify()).findings.map(({ table, key, what }) => `${table} ${key}: ${what}`);
const rowOf = async (id: string) =>
  (await owner<Record<string, unknown>[]>`select status, duty, remind_at, retry_at from clocks.clock where stream = ${id}`)[0];

test("whoever changes one column of one clock by hand is found, whichever it is; put right again nothing is", async () => {
  const id = uuidv7();
  await take(id, "promises.given");
  assert.deepEqual(await found(), []);
  const kept = { ...(await owner`select * from clocks.clock where stream = ${id}`)[0] };
  const planted: Record<string, string> = {
    kind: "'promises.other'",
    rule: "'PRM-2'",
    duty: "'duty'",
    obligor: "'nobody'",
    started_at: "started_at - interval '1 minute'",
    due_at: "due_at + interval '1 day'",
    remind_at: "null",
    provisional: "true",
    status: "'suspended'",
    met_at: "date_trunc('milliseconds', now())",
    place: "'330503001001'",
  };
  const columns = await owner<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'clocks' and table_name = 'clock'`;
  // The key names the row; a retry is no part of the clock.
  const own = columns.map(({ name }) => name).filter((name) => !["home", "stream", "slot", "retry_at"].includes(name));
  assert.deepEqual(own.sort(), Object.keys(planted).sort(), "every column has its planted change");
  for (const [column, value] of Object.entries(planted)) {
    await owner.unsafe(`update clocks.clock set ${column} = ${value} where stream = $1`, [id]);
    assert.deepEqual(await found(), [`clocks.clock ${HOME}/${id}/keep: ${column} differ from the fold of the events`], column);
    await owner.unsafe(`update clocks.clock set ${column} = $2 where stream = $1`, [id, kept[column] as never]);
    assert.deepEqual(await found(), [], column);
  }
});

test("a clock its record no longer has stays as void, as it stood; a void row nothing ever started is found, and so is one that was changed", async () => {
  const id = uuidv7();
  await take(id, "promises.given");
  await take(id, "promises.taken-back");
  assert.deepEqual({ ...(await rowOf(id)) }, { status: "void", duty: "right", remind_at: null, retry_at: null });
  assert.deepEqual(await found(), []);
  for (const [break_, mend, column] of [
    ["duty = 'duty'", "duty = 'right'", "duty"],
    [`remind_at = '${REMIND}'`, "remind_at = null", "remind_at"],
    ["rule = 'PRM-9'", "rule = 'PRM-1'", "rule"],
  ]) {
    await owner.unsafe(`update clocks.clock set ${break_} where stream = $1`, [id]);
    assert.deepEqual(await found(), [`clocks.clock ${HOME}/${id}/keep: ${column} differ from the fold of the events`]);
    await owner.unsafe(`update clocks.clock set ${mend} where stream = $1`, [id]);
  }
  await owner`
    insert into clocks.clock (home, stream, slot, kind, rule, duty, obligor, started_at, due_at, provisional, status, place)
    select home, stream, 'other', kind, rule, duty, obligor, started_at, due_at, provisional, status, place from clocks.clock where stream = ${id}`;
  assert.deepEqual(await found(), [`clocks.clock ${HOME}/${id}/other: row follows from no event`]);
  const nobody = uuidv7();
  await owner`update clocks.clock set stream = ${nobody} where stream = ${id} and slot = 'other'`;
  assert.deepEqual(await found(), [`clocks.clock ${HOME}/${nobody}/other: row follows from no event`]);
  await owner`delete from clocks.clock where stream = ${nobody}`;
  assert.deepEqual(await found(), []);
});

test("what was promised and taken back within one step leaves no row, and a void one made up for it is found", async () => {
  const id = uuidv7();
  await take(id, "promises.given", "promises.taken-back");
  assert.equal(await rowOf(id), undefined);
  await owner`
    insert into clocks.clock (home, stream, slot, kind, rule, duty, obligor, started_at, due_at, provisional, status, place)
    values (${HOME}, ${id}, 'keep', 'promises.promise', 'PRM-1', 'right', 'office', ${city.now()}, ${DUE}, false, 'void', ${`${HOME}001`})`;
  assert.deepEqual(await found(), [`clocks.clock ${HOME}/${id}/keep: row follows from no event`]);
  await owner`delete from clocks.clock where stream = ${id}`;
});

test("a reminder that fails is given again a minute later, and the clock's own row stays what the events say", async () => {
  const id = uuidv7();
  await take(id, "promises.given");
  city.set(REMIND);
  asked = 0;
  answer = () => Promise.reject(new Error("no line"));
  await city.jobs();
  // The promises of the tests above are due as well.
  const first = asked;
  assert.ok(first >= 1);
  const row = await rowOf(id);
  assert.equal(new Date(String(row?.["remind_at"])).toISOString(), REMIND);
  assert.equal(Date.parse(String(row?.["retry_at"])) - Date.parse(REMIND), MINUTE);
  assert.deepEqual(await found(), []);
  city.advance(MINUTE - 1);
  await city.jobs();
  assert.equal(asked, first, "not before its time");
  city.advance(1);
  await city.jobs();
  assert.equal(asked, 2 * first);
  // Somebody puts it off for ever by hand.
  await owner`update clocks.clock set retry_at = '2999-01-01T00:00:00Z' where stream = ${id}`;
  await city.jobs();
  assert.equal(asked, 2 * first + 1);
  answer = async () => void (await take(id, "promises.told"));
  city.advance(2 * MINUTE);
  await city.jobs();
  assert.equal((await rowOf(id))?.["remind_at"], null);
  assert.deepEqual(await found(), []);
});
