import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { followSecret } from "#platform/access";
import { openRates } from "#platform/rates";
import { uuidv7 } from "#platform/ids";
import type { Query } from "#platform/modules";
import { joinIncident, reportIncident } from "#modules/incidents";
import { readMine, askDeletion, askForCode, correctField, noteCopy, proveByCode, withdrawConsent, type MineView } from "#modules/privacy";
import { mineRoutes } from "../mine.ts";
import { modules } from "../modules.ts";
import { asked, refused, serverCity, type Member, type ServerCity } from "./city.ts";

const TOWN = "330502001";
const REPORTER = "13800001234";
const FOLLOWER = "13900005678";
const MINUTE = 60_000;

let city: ServerCity;
let desk: Member;
let key: { home: string; id: string };
let secret: string;

async function report(phone: string | null): Promise<{ home: string; id: string }> {
  const id = uuidv7();
  const input = {
    id,
    category: "0201",
    description: "楼道堆了杂物，老人绊倒过",
    area: TOWN,
    phone,
    name: "王小明",
    photos: [],
    channel: "portal",
    language: "zh",
  };
  const { home } = await city.execute(reportIncident, input as never, {});
  return { home, id };
}

before(async () => {
  city = await serverCity(() => []);
  desk = await city.staff({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
  key = await report(REPORTER);
  await city.execute(joinIncident, { ...key, followerId: uuidv7(), phone: FOLLOWER } as never, {});
  await city.jobs();
  secret = followSecret(city.runtime, key);
});
after(() => city.close());

const named = (name: string) =>
  modules.flatMap((one) => one.queries as unknown as Query<unknown, Record<string, unknown>>[]).find((one) => one.name === name)!;
const readIncident = named("incidents.read-incident");
const readContact = named("incidents.read-contact");

const codeSent = (to: string): string => {
  const sent = city.messages.findLast((one) => one.to === to && one.body.includes("验证码"));
  return /\d{6}/.exec(sent?.body ?? "")?.[0] ?? "";
};
const link = () => ({ ...key, secret });

/** Asks for a code and gives it back; the pass it is answered with. */
async function proven(phone: string): Promise<string> {
  city.advance(2 * MINUTE);
  await city.execute(askForCode, { ...link(), phone }, {});
  await city.jobs();
  const answer = await city.runtime.execute(proveByCode, proveByCode.input.parse({ ...link(), phone, code: codeSent(phone) }), {
    commandId: uuidv7(),
    actor: { kind: "resident", id: "resident" },
  });
  assert.equal(answer.proved, true);
  return answer.pass;
}
const mine = (pass: string): Promise<MineView> => city.query(readMine, { ...link(), pass });
const events = (type: string) => city.runtime.pools.write`select data from ledger.event where type = ${type}`;

test("whoever has the link and a code to the phone on record sees what is held, masked, why, until when and who read it; a wrong code or another's phone shows nothing", async () => {
  await city.query(readIncident, key, desk);
  await city.query(readContact, { ...key, reason: "回访是否清理" }, desk);
  await assert.rejects(city.execute(askForCode, { ...key, secret: "A".repeat(26), phone: REPORTER }, {}), refused("privacy.wrong-link"));
  await city.execute(askForCode, { ...link(), phone: "13700000000" }, {});
  await city.jobs();
  assert.equal(
    city.messages.some(({ body }) => body.includes("验证码")),
    false,
    "a stranger's number is told nothing",
  );
  await city.execute(askForCode, { ...link(), phone: `+86 ${REPORTER}` }, {});
  await assert.rejects(city.execute(askForCode, { ...link(), phone: REPORTER }, {}), refused("privacy.code-often"));
  await city.jobs();
  const code = codeSent(REPORTER);
  const wrong = code === "000000" ? "000001" : "000000";
  const attempt = (typed: string) => city.execute(proveByCode, { ...link(), phone: REPORTER, code: typed }, {});
  const missed = await attempt(wrong);
  assert.deepEqual([missed.proved, missed.pass], [false, ""]);
  const right = await attempt(code);
  assert.equal(right.proved, true);
  await assert.rejects(attempt(code), refused("privacy.code-over"), "a code is good once");
  const view = await mine(right.pass);
  assert.deepEqual(
    new Set(view.fields.map(({ sort, masked, consent }) => `${sort} ${masked} ${consent}`)),
    new Set(["description 楼道堆了杂物，老人绊倒过 false", "name 王*明 true", "phone 138****1234 true"]),
  );
  assert.match(view.fields[0]?.basis.en ?? "", /Personal Information/);
  const staff = view.readings.filter(({ name }) => name !== "");
  assert.ok(staff.some(({ basis, sorts }) => basis === "case" && sorts.includes("description")));
  assert.ok(staff.some(({ reason, sorts, unit }) => reason === "回访是否清理" && sorts.includes("phone") && unit.zh !== ""));
  await assert.rejects(mine(right.pass.replace(/.$/, "x")), refused("privacy.prove-again"));
  const stored = await city.runtime.pools.write`select body, state from notices.sent where body like '%关于我的信息%'`;
  assert.ok(stored.length > 0 && stored.every((row) => !/\d{6}/.test(String(row["body"]))), "no code is kept");
  for (const table of ["ledger.event", "ledger.command", "ledger.outbox"]) {
    const rows = await city.runtime.pools.write.unsafe(
      `select 1 from ${table} t where t::text like '%${REPORTER}%' or t::text ~ '(?<![0-9a-f.:-])${code}(?![0-9a-f.:-])'`,
    );
    assert.equal(rows.length, 0, table);
  }
});

test("a follower of the same record sees the own number and nothing of the reporter or of others", async () => {
  const view = await mine(await proven(FOLLOWER));
  assert.deepEqual(
    view.fields.map(({ sort, masked }) => [sort, masked]),
    [["phone", "139****5678"]],
  );
  assert.ok(!JSON.stringify(view).includes("王") && !JSON.stringify(view).includes("1234"));
  assert.ok(view.readings.every(({ reason }) => reason !== "回访是否清理"));
});

test("the copy holds everything in full as JSON and as a tagged PDF, and each taking is on the ledger", async () => {
  const pass = await proven(REPORTER);
  const [route] = mineRoutes({ runtime: city.runtime, rates: openRates(), name: () => ({ zh: "湖州市", en: "Huzhou" }) });
  const take = (form: string, more = {}) =>
    route!.handler(asked({ kind: "resident", id: "resident" }, { params: key, query: { form, secret, pass, ...more } }));
  const json = await take("json");
  const told = JSON.parse(String(json.body)) as { fields: { text: string; until: string }[]; readings: unknown[] };
  assert.ok(told.fields.some(({ text }) => text === REPORTER) && told.fields.some(({ text }) => text === "王小明"));
  assert.ok(!JSON.stringify(told).includes("ticket") && told.readings.length > 0);
  const pdf = await take("pdf");
  assert.match(String((pdf.body as Buffer).subarray(0, 8)), /^%PDF-1\.\d/);
  assert.ok((pdf.body as Buffer).includes("/StructTreeRoot"));
  await assert.rejects(take("json", { pass: "x".repeat(60) }), refused("privacy.prove-again"));
  assert.equal((await events("privacy.copied")).length, 2);
});

test("a phone is corrected under the record's own key and the pass goes with it; another's ticket corrects nothing", async () => {
  const pass = await proven(REPORTER);
  const view = await mine(pass);
  const phone = view.fields.find(({ sort }) => sort === "phone")!;
  const body = { ...link(), pass, kind: view.kind, purpose: phone.purpose, field: phone.field, ticket: phone.correct! };
  await assert.rejects(city.execute(correctField, { ...body, value: "12" }, {}), refused("privacy.phone-format"));
  await assert.rejects(
    city.execute(correctField, { ...body, field: "description", value: "没有这回事" }, {}),
    refused("privacy.changed-meanwhile"),
  );
  const done = await city.execute(correctField, { ...body, value: "139 1111 2222" }, {});
  await assert.rejects(mine(pass), refused("privacy.prove-again"));
  const again = await mine(done.pass);
  assert.equal(again.fields.find(({ sort }) => sort === "phone")?.masked, "139****2222");
  assert.equal(again.fields.find(({ sort }) => sort === "name")?.masked, "王*明", "what stood under the key still opens");
  assert.ok(again.acts.some(({ act }) => act === "corrected"));
  assert.equal((await city.query(readContact, { ...key, reason: "核对更正" }, desk)).phone, "13911112222");
});

test("deletion erases at once what rests on consent, keeps what a law has kept and says until when; consent withdrawn erases too", async () => {
  const pass = await proven("13911112222");
  const view = await mine(pass);
  const { deletion } = view;
  assert.ok(deletion);
  assert.deepEqual(
    deletion.kept.map(({ purpose, fields }) => [purpose, fields]),
    [["incidents.report", 1]],
  );
  assert.ok(deletion.kept[0]!.until > city.now());
  const kept = deletion.kept.map(({ purpose, until, fields }) => ({ purpose, until, fields }));
  const body = { ...link(), pass, kind: view.kind, fields: [...deletion.fields], kept, ticket: deletion.ticket };
  await assert.rejects(city.execute(askDeletion, { ...body, fields: ["description"] }, {}), refused("privacy.changed-meanwhile"));
  const id = uuidv7();
  await city.execute(askDeletion, body, { id });
  await city.execute(askDeletion, body, { id });
  await city.jobs();
  assert.equal((await events("privacy.deletion-asked")).length, 1, "sent twice, done once");
  assert.deepEqual(await city.query(readContact, { ...key, reason: "看是否还在" }, desk), { name: null, phone: null, email: null });
  assert.equal((await city.query(readIncident, key, desk)).description, "楼道堆了杂物，老人绊倒过");
  await assert.rejects(mine(pass), refused("privacy.prove-again"));
  const follower = await proven(FOLLOWER);
  const [own] = (await mine(follower)).withdraw;
  const withdrawal = { ...link(), pass: follower, kind: view.kind, purpose: own!.purpose, fields: [...own!.fields], ticket: own!.ticket };
  await city.execute(withdrawConsent, withdrawal, {});
  await city.jobs();
  assert.equal((await city.runtime.pools.write`select 1 from vault.field where stream = ${key.id} and field like 'phone%'`).length, 0);
  const acts = await city.runtime.pools
    .write`select act, erased, kept from privacy.act where record = ${key.id} and act in ('deletion', 'withdrawn') order by at`;
  assert.deepEqual(
    acts.map((row) => ({ ...row })),
    [
      { act: "deletion", erased: 2, kept: 1 },
      { act: "withdrawn", erased: 1, kept: 0 },
    ],
  );
});

test("codes are few: five tries a code, five codes a day; five minutes past its end a pass is over", async () => {
  const other = await report("13600009999");
  await city.jobs();
  const way = { ...other, secret: followSecret(city.runtime, other), phone: "13600009999" };
  await city.execute(askForCode, way, {});
  await city.jobs();
  const code = codeSent("13600009999");
  for (let n = 0; n < 5; n += 1) await city.execute(proveByCode, { ...way, code: code === "111111" ? "222222" : "111111" }, {});
  await assert.rejects(city.execute(proveByCode, { ...way, code }, {}), refused("privacy.code-over"));
  for (let n = 0; n < 4; n += 1) {
    city.advance(2 * MINUTE);
    await city.execute(askForCode, way, {});
    await city.jobs();
  }
  city.advance(2 * MINUTE);
  await assert.rejects(city.execute(askForCode, way, {}), refused("privacy.code-enough"));
  const { pass } = await city.execute(proveByCode, { ...way, code: codeSent("13600009999") }, {});
  const ask = { ...other, secret: way.secret, pass };
  assert.equal((await city.query(readMine, ask)).fields.length, 3);
  await assert.rejects(city.execute(noteCopy, { ...ask, secret: "B".repeat(26), form: "pdf" }, {}), refused("privacy.wrong-link"));
  city.advance(31 * MINUTE);
  await assert.rejects(city.query(readMine, ask), refused("privacy.prove-again"));
  await assert.rejects(city.execute(noteCopy, { ...ask, form: "pdf" }, {}), refused("privacy.prove-again"));
});
