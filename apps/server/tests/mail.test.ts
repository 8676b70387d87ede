import type { Sql } from "postgres";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { cityHome } from "#platform/settings";
import { person, testCity, type TestCity } from "#platform/testing";
import { demoUnits } from "#modules/organisations";
import { demoPlaces } from "#modules/places";
import * as c from "../../../modules/incidents/commands.ts";
import { readContact, readIncident } from "../../../modules/incidents/queries-case.ts";
import { modules } from "../modules.ts";
import { sendersFrom } from "../senders.ts";
import { postOffice, type PostOffice } from "./smtp.ts";

const PLACE = "330502001005";
const UNIT = "cg-330502";
let office: PostOffice;
let city: TestCity;
let sql: Sql;

before(async () => {
  office = await postOffice();
  city = await testCity({ modules, senders: sendersFrom({ ZUJI_SMTP_URL: office.url, ZUJI_MAIL_FROM: "zuji@example.cn" }) });
  const wanted = (code: string) => "330502".startsWith(code) || code.startsWith("330502001");
  const areas = demoPlaces().areas.filter(({ events: [event] }) => event?.type === "places.area-registered" && wanted(event.code));
  const facts = areas.flatMap(({ events: [event] }) =>
    event?.type === "places.area-registered" ? [{ code: event.code, level: event.level, zh: event.zh, en: event.en ?? event.zh }] : [],
  );
  await city.load([...areas, ...demoUnits(facts)]);
  await city.jobs();
  sql = city.owner;
});
after(async () => {
  await city.close();
  await office.close();
});

const dispatcher = person({ role: "dispatcher", area: "330502001" });
const handler = person({ role: "handler", area: "330502", unit: UNIT });
const refusedAs = (code: string) => (cause: unknown) =>
  cause instanceof Refusal && (cause.body.code === code || (cause.body.fields?.some((field) => field.code === code) ?? false));
const boxes = () => city.runtime.mailboxes;
const lettersTo = (to: string) => office.letters.filter((letter) => letter.to === to);
const codeIn = (text: string | undefined): string => /\d{6}/.exec(text ?? "")?.[0] ?? "";
type Input = Parameters<typeof c.reportIncident.run>[1];
const report = (change: Partial<Input>) =>
  city.execute(c.reportIncident, { id: uuidv7(), category: "0402", description: "灯不亮", area: PLACE, ...change } as Input, {});
const worked = async (change: Partial<Input> = {}) => {
  const { home, id, number } = await report(change);
  await city.execute(c.verifyIncident, { home, id, summary: "路灯不亮" }, { actor: dispatcher });
  await city.execute(c.dispatchIncident, { home, id, lead: UNIT, coUnits: [] }, { actor: dispatcher });
  await city.execute(c.acceptIncident, { home, id, unit: UNIT }, { actor: handler });
  await city.execute(c.assignIncident, { home, id, unit: UNIT, handler: handler.id }, { actor: handler });
  await city.jobs();
  return { home, id, number };
};
const everything = async (): Promise<string> => {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
  const texts = await Promise.all(
    tables.map(({ name }) => sql.unsafe(`select coalesce(string_agg(t::text, ' '), '') as all from ${name} t`)),
  );
  return texts.map((rows) => String(rows[0]?.["all"])).join(" ");
};

test("a mail address of staff counts only once the code sent there came back", async () => {
  await assert.rejects(boxes().enter(handler.id, "nobody", cityHome()), refusedAs("notices.mail-format"));
  await assert.rejects(boxes().choose(handler.id, ["incidents:work"]), refusedAs("notices.mail-first"));
  await boxes().enter(handler.id, " Chen.Bo@Example.CN ", cityHome());
  await city.jobs();
  const [letter] = lettersTo("Chen.Bo@example.cn");
  assert.match(letter?.subject ?? "", /验证码/);
  assert.match(letter?.raw ?? "", /^Auto-Submitted: auto-generated/m);
  await worked();
  assert.equal(lettersTo("Chen.Bo@example.cn").length, 1, "nothing is sent to an unconfirmed address");
  await assert.rejects(boxes().enter(handler.id, "other@example.cn", cityHome()), refusedAs("notices.mail-often"));
  await boxes().confirm(handler.id, codeIn(letter?.text));
  const view = await boxes().read(handler.id);
  assert.equal(view.address, "C***@e***.cn");
  assert.ok(view.kinds.every(({ on }) => on));
});

test("work comes by mail in both languages, without what the case says, and only of the sorts that were chosen", async () => {
  const before = lettersTo("Chen.Bo@example.cn").length;
  const { number } = await worked({ description: "张三家门口的灯不亮" });
  const fresh = lettersTo("Chen.Bo@example.cn").slice(before);
  const assigned = fresh.filter(({ text }) => text.includes(`${number} 由您承办`) && text.includes(`You handle ${number}`));
  assert.equal(assigned.length, 1);
  assert.ok(fresh.every(({ raw, text }) => !`${raw}${text}`.includes("张三")));
  await boxes().choose(handler.id, ["incidents:clocks"]);
  await worked();
  assert.equal(lettersTo("Chen.Bo@example.cn").length, before + fresh.length);
  await assert.rejects(boxes().choose(handler.id, ["nobody:knows"]), refusedAs("notices.no-such-kind"));
  await boxes().choose(handler.id, ["incidents:work"]);
});

test("five wrong codes void the right one, and a day has ten", async () => {
  const colleague = person({ role: "handler", area: "330502", unit: UNIT });
  await boxes().enter(colleague.id, "c@example.cn", cityHome());
  await city.jobs();
  const code = codeIn(lettersTo("c@example.cn")[0]?.text);
  const wrong = code === "000000" ? "000001" : "000000";
  const guesses = await Promise.allSettled(Array.from({ length: 20 }, () => boxes().confirm(colleague.id, wrong)));
  assert.ok(guesses.every(({ status }) => status === "rejected"));
  await assert.rejects(boxes().confirm(colleague.id, code), refusedAs("notices.code-wrong"));
  for (let n = 1; n < 10; n += 1) {
    city.advance(61_000);
    await boxes().enter(colleague.id, `c${n}@example.cn`, cityHome());
  }
  city.advance(61_000);
  await assert.rejects(boxes().enter(colleague.id, "c10@example.cn", cityHome()), refusedAs("notices.mail-often"));
  await boxes().remove(colleague.id);
  await assert.rejects(boxes().enter(colleague.id, "c11@example.cn", cityHome()), refusedAs("notices.mail-often"));
});

test("a code is good for ten minutes", async () => {
  const colleague = person({ role: "handler", area: "330502", unit: UNIT });
  await boxes().enter(colleague.id, "late@example.cn", cityHome());
  await city.jobs();
  city.advance(10 * 60_000 + 1);
  await assert.rejects(boxes().confirm(colleague.id, codeIn(lettersTo("late@example.cn")[0]?.text)), refusedAs("notices.code-wrong"));
});

test("a resident who left an e-mail instead of a phone is told by mail what others are told by text message", async () => {
  const { number, home, id } = await worked({ email: " Wang.Fang@Mail.Example.CN " });
  const letters = lettersTo("Wang.Fang@mail.example.cn").map(({ text }) => text);
  assert.ok(letters.some((text) => text.includes(`已收到您的上报，编号 ${number}`) && text.includes("we have your report")));
  assert.ok(letters.some((text) => text.includes(`${number} 已交负责单位办理`)));
  await city.execute(c.joinIncident, { home, id, followerId: uuidv7(), email: "me.too@example.cn" }, {});
  await city.execute(c.feedBackIncident, { home, id, unit: UNIT, ending: "solved", result: "换了", photos: [] }, { actor: handler });
  const leader = person({ role: "gridLeader", area: PLACE });
  await city.execute(c.checkIncident, { home, id, passed: true, note: "好了" }, { actor: leader });
  await city.jobs();
  assert.ok(lettersTo("Wang.Fang@mail.example.cn").some(({ text }) => text.includes("已解决")));
  assert.ok(lettersTo("me.too@example.cn").some(({ text }) => text.includes("已解决")));
  assert.deepEqual((await city.query(readIncident, { home, id }, dispatcher)).contact, { name: null, phone: null, email: "***" });
  const whole = await city.query(readContact, { home, id, reason: "回访核实" }, dispatcher);
  assert.equal(whole.email, "Wang.Fang@mail.example.cn");
});

test("no address stands anywhere in the database but sealed; the outbox shows a mask", async () => {
  const all = await everything();
  for (const address of ["Wang.Fang", "me.too@", "Chen.Bo", "chen.bo"]) assert.ok(!all.includes(address), address);
  const shown = await sql<{ tail: string }[]>`select distinct recipient_tail as tail from notices.sent where channel = 'mail'`;
  assert.ok(shown.some(({ tail }) => tail === "W***@m***.cn"));
  assert.deepEqual((await city.verify()).findings, []);
});

test("a mail server that is busy is tried again and the letter goes out once; a recipient it does not know is not asked for again", async () => {
  const waiting = async (): Promise<number> =>
    (await sql<{ n: number }[]>`select count(*)::int as n from ledger.outbox where kind = 'incidents.notify'`)[0]?.n ?? 0;
  office.refuse.data = "451 later";
  await report({ email: "patient@example.cn" });
  await city.jobs();
  assert.deepEqual([lettersTo("patient@example.cn").length, await waiting()], [0, 1]);
  office.refuse.data = null;
  city.advance(60_000);
  await city.jobs();
  assert.deepEqual([lettersTo("patient@example.cn").length, await waiting()], [1, 0]);
  office.refuse.rcpt = "550 no such user";
  await report({ email: "gone@example.cn" });
  await city.jobs();
  office.refuse.rcpt = null;
  city.advance(7_200_000);
  await city.jobs();
  assert.deepEqual([lettersTo("gone@example.cn").length, await waiting()], [0, 0]);
  const [row] = await sql`select state from notices.sent where recipient_tail = 'g***@e***.cn'`;
  assert.equal(row?.["state"], "refused");
});

test("what is no mail address is refused before anything is written", async () => {
  for (const email of ["x", "a@b", "a@b.cn\nBcc: c@d.cn", "a@b.cn, c@d.cn", `${"a".repeat(300)}@b.cn`])
    await assert.rejects(async () => report({ email }), { name: "ZodError" }, JSON.stringify(email));
});

test("a month later nothing is known of what was sent", async () => {
  city.advance(31 * 86_400_000);
  await city.jobs();
  const rows = await sql`select 1 from notices.sent where at < ${new Date(Date.parse(city.now()) - 30 * 86_400_000).toISOString()}`;
  assert.equal(rows.length, 0);
});
