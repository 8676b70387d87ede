import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { followSecret } from "#platform/access";
import { openRates } from "#platform/rates";
import { receiptNumber, uuidv7 } from "#platform/ids";
import type { Query } from "#platform/modules";
import { joinIncident, reportIncident } from "#modules/incidents";
import {
  askDeletion,
  askForCode,
  closeGlass,
  correctField,
  findSealed,
  listActs,
  listGlass,
  noteCopy,
  openGlass,
  proveByCode,
  readMine,
  readOpened,
  reviewGlass,
  withdrawConsent,
  type MineView,
} from "#modules/privacy";
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
test("whoever reads the page in English gets the code in English", async () => {
  city.advance(2 * MINUTE);
  await city.execute(askForCode, { ...link(), phone: FOLLOWER, language: "en" }, {});
  await city.jobs();
  const said = city.messages.findLast(({ to }) => to === FOLLOWER)?.body ?? "";
  assert.match(said, /^Code \d{6}, good for ten minutes/);
});

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
  assert.doesNotMatch(JSON.stringify(view), /王|13800001234|138\*|\*1234/);
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

const ROLES_ALL = [...new Set(modules.flatMap((one) => one.roles ?? []).map(({ code }) => code))].filter((code) => code !== "resident");
const REASON = "孩子走失，要马上打电话核实";

async function opened(by: Member, of: { home: string; id: string }, more: object = {}) {
  const found = await city.query(findSealed, { number: receiptNumber(of.id) }, by);
  const input = {
    home: of.home,
    id: uuidv7(),
    record: of,
    kind: found.kind,
    ticket: found.ticket,
    hours: 2,
    reason: REASON,
    quiet: null,
    ...more,
  };
  await city.execute(openGlass, input, { actor: by });
  return { home: input.home, id: input.id };
}
const notices = async (account: Member) =>
  (await city.runtime.pools.write`select words from notices.notice where account = ${account.id} order by id`).map(({ words }) => words);

test("an emergency opening needs a reason, is told to the supervisor and the person, shows what is sealed for its hours, ends by itself and is answered for", async () => {
  const far = await city.staff({ role: "handler", area: "330502002", unit: "cg-330502002" });
  const chief = await city.staff({ role: "supervisor", area: "330502", unit: "centre-330502" });
  const watcher = await city.staff({ role: "auditor", area: "3305" });
  const lost = await report("13500004321");
  await city.jobs();
  await assert.rejects(city.query(readIncident, lost, far), refused("incidents.not-found"));
  await assert.rejects(city.query(findSealed, { number: "0000-0000-0000" }, far), refused("privacy.no-such-number"));
  await assert.rejects(opened(far, lost, { ticket: "A".repeat(26) }), refused("privacy.changed-meanwhile"));
  await assert.rejects(opened(far, lost, { reason: "急用" }));
  const stale = { ...far, provedAt: "2020-01-01T00:00:00.000Z" };
  await assert.rejects(opened(stale, lost), refused("access.step-up"));
  const glass = await opened(far, lost);
  await city.jobs();
  assert.ok((await notices(chief)).includes("privacy.notice.glass"));
  assert.ok(city.messages.some(({ to, body }) => to === "13500004321" && body.includes(receiptNumber(lost.id)) && body.includes("紧急")));
  const view = await city.query(readOpened, glass, far);
  assert.ok(view.fields.some(({ text }) => text === "13500004321") && view.fields.some(({ text }) => text === "王小明"));
  for (const other of [chief, desk]) await assert.rejects(city.query(readOpened, glass, other), refused("record.not-found"));
  const [row] = await city.runtime.pools
    .write`select basis, reason, unit, reader from vault.read where stream = ${lost.id} and field = 'phone' and basis = 'glass'`;
  assert.deepEqual({ ...row }, { basis: "glass", reason: REASON, unit: "cg-330502002", reader: far.id });
  const seen = async (who: Member) => (await city.query(listGlass, {}, who)).rows.find(({ id }) => id === glass.id);
  assert.deepEqual((await seen(watcher))?.may, []);
  assert.equal((await seen(watcher))?.reason, REASON);
  assert.deepEqual((await seen(chief))?.may, ["review"]);
  assert.equal(await seen(desk), undefined, "who neither opened nor oversees sees none");
  await assert.rejects(city.execute(closeGlass, glass, { actor: chief }), refused("record.not-found"));
  city.advance(2 * 60 * MINUTE + 1_000);
  await assert.rejects(city.query(readOpened, glass, far), refused("privacy.glass-over"));
  await city.jobs();
  assert.ok((await notices(chief)).includes("privacy.notice.glass-review"));
  await city.execute(reviewGlass, { ...glass, upheld: false, words: "应先问派出所" }, { actor: chief });
  await assert.rejects(
    city.execute(reviewGlass, { ...glass, upheld: true, words: "再看一次" }, { actor: chief }),
    refused("privacy.glass-reviewed-already"),
  );
  await city.jobs();
  assert.ok((await notices(far)).includes("privacy.notice.glass-objected"));
  assert.deepEqual((await seen(far))?.review?.words, "应先问派出所");
  assert.ok((await city.query(listActs, {}, watcher)).rows.some(({ act }) => act === "deletion"));
});

test("nobody reviews the own opening, an objection stops it at once, and a reason keeps the person from being told yet", async () => {
  const chief = await city.staff({ role: "supervisor", area: "330502002", unit: "centre-330502002" });
  const other = await city.staff({ role: "dpo", area: "3305" });
  const matter = await report("13500001111");
  await city.jobs();
  const before = city.messages.length;
  const glass = await opened(chief, matter, { quiet: "手机可能在加害人手里" });
  await city.jobs();
  assert.equal(city.messages.length, before, "not told while that would endanger");
  await assert.rejects(
    city.execute(reviewGlass, { ...glass, upheld: true, words: "确有必要" }, { actor: chief }),
    refused("privacy.glass-own"),
  );
  await city.query(readOpened, glass, chief);
  await city.execute(reviewGlass, { ...glass, upheld: false, words: "不属紧急情形" }, { actor: other });
  await assert.rejects(city.query(readOpened, glass, chief), refused("privacy.glass-over"));
});

test("a complaint about a unit opens to none of its people, whatever they say, and the list does not tell them which record others opened", async () => {
  const UNIT = `cg-${TOWN}`;
  const id = uuidv7();
  const input = {
    id,
    category: "1503",
    description: "城管中队态度恶劣",
    area: TOWN,
    about: UNIT,
    phone: "13500002222",
    photos: [],
    channel: "portal",
    language: "zh",
  };
  const { home } = await city.execute(reportIncident, input as never, {});
  await city.jobs();
  const complaint = { home, id };
  const theirs = await city.staff(
    { role: "handler", area: TOWN, unit: UNIT },
    { role: "supervisor", area: "330502", unit: "centre-330502" },
  );
  const outside = await city.staff({ role: "commandRoom", area: "330502" });
  await assert.rejects(city.query(findSealed, { number: receiptNumber(id) }, theirs), refused("privacy.no-such-number"));
  const glass = await opened(outside, complaint);
  const { ticket } = await city.query(findSealed, { number: receiptNumber(id) }, outside);
  const stolen = { home, id: uuidv7(), record: complaint, kind: "incidents.incident", ticket, hours: 1, reason: REASON, quiet: null };
  await assert.rejects(city.execute(openGlass, stolen, { actor: theirs }), refused("privacy.changed-meanwhile"));
  const row = (await city.query(listGlass, {}, theirs)).rows.find((one) => one.id === glass.id);
  assert.deepEqual([row?.number, row?.kindTitle, row?.reason], [null, null, null]);
  assert.ok(!JSON.stringify(row).includes(id));
  // Somebody who joins the unit while it is open sees nothing from then on.
  const moved = { ...outside, grants: [...outside.grants, { role: "handler", area: TOWN, unit: UNIT, until: null, delegatedBy: null }] };
  await city.query(readOpened, glass, outside);
  await assert.rejects(city.query(readOpened, glass, moved), refused("record.not-found"));
});

test("table: of every role, who may begin, review and list emergency openings", async () => {
  const matter = await report("13500003333");
  await city.jobs();
  const glass = await opened(desk, matter);
  const can = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (cause) {
      if ((cause as { body?: { code: string } }).body?.code === "access.not-yours") return false;
      if ((cause as { body?: { code: string } }).body?.code === "privacy.glass-reviewed-already") return true;
      throw cause;
    }
  };
  const table: Record<string, string> = {};
  for (const role of ROLES_ALL) {
    const who = await city.staff({ role: role as never, area: "3305" });
    const marks = [
      (await can(() => opened(who, matter))) ? "open" : "",
      (await can(() => city.execute(reviewGlass, { ...glass, upheld: true, words: "确有必要" }, { actor: who }))) ? "review" : "",
      (await can(() => city.query(listGlass, {}, who))) ? "list" : "",
      (await can(() => city.query(listActs, {}, who))) ? "acts" : "",
    ];
    table[role] = marks.filter((mark) => mark !== "").join(" ");
  }
  const opens = ["gridLeader", "intakeClerk", "dispatcher", "handler", "approver", "commandRoom", "mediator", "pmcChair"];
  for (const role of ROLES_ALL) {
    const wanted =
      role === "supervisor"
        ? "open review list acts"
        : role === "dpo"
          ? "review list acts"
          : role === "auditor"
            ? "list acts"
            : opens.includes(role)
              ? "open list"
              : "";
    assert.equal(table[role], wanted, role);
  }
  assert.ok(ROLES_ALL.length >= 15);
});
