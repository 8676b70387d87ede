import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { followSecret } from "#platform/access";
import { receiptNumber, uuidv7 } from "#platform/ids";
import type { NounEntry } from "#platform/modules";
import { eraseFields } from "#platform/vault";
import { bulkDeps } from "#platform/runtime";
import { joinIncident, reportIncident } from "#modules/incidents";
import { registerDispute } from "#modules/mediation";
import { filePetition, takePetition, withdrawPetition } from "#modules/petitions";
import { askForCode, askForOwn, listLookUps, lookUpCaller, proveByCode, proveOwn, readMine, readOwn } from "#modules/privacy";
import { ownKey } from "../../../modules/privacy/keys.ts";
import { codeFor, whoToday } from "../../../modules/privacy/pass.ts";
import { openRates } from "#platform/rates";
import { mineRoutes } from "../mine.ts";
import { modules } from "../modules.ts";
import { asked, refused, serverCity, type Member, type ServerCity } from "./city.ts";

const TOWN = "330502001";
const VILLAGE = "330502001005";
const NEXT = "330502002";
const CALLER = "13800001234";
const KINDS = ["incidents.incident", "petitions.petition", "mediation.dispute", "grid-work.service-request"] as const;

type Key = { home: string; id: string };
let city: ServerCity;
let desk: Member;
const matters = {} as Record<"lamp" | "joined" | "complaint" | "far" | "petition" | "accusation" | "dispute", Key>;

async function report(more: object): Promise<Key> {
  const input = {
    id: uuidv7(),
    category: "0201",
    description: "楼道堆了杂物",
    area: TOWN,
    phone: null,
    photos: [],
    channel: "portal",
    language: "zh",
  };
  const { home, id } = await city.execute(reportIncident, { ...input, ...more } as never, {});
  return { home, id };
}
const petitionBody = (place: string, more: object = {}) => ({
  id: uuidv7(),
  place,
  name: "王小明",
  phone: "138 0000 1234".replaceAll(" ", ""),
  address: "某街 1 号",
  requests: ["补发补偿款"],
  facts: "征用后没有收到",
  language: "zh",
  ...more,
});

before(async () => {
  city = await serverCity(() => []);
  desk = await city.staff({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
  matters.lamp = await report({ phone: CALLER, name: "王小明" });
  matters.joined = await report({ phone: "13700007777", description: "另一处" });
  await city.execute(joinIncident, { ...matters.joined, followerId: uuidv7(), phone: CALLER } as never, {});
  matters.complaint = await report({ phone: CALLER, category: "1503", about: `cg-${TOWN}` });
  matters.far = await report({ phone: CALLER, area: NEXT });
  matters.petition = await city.execute(filePetition, petitionBody(VILLAGE) as never, {});
  matters.accusation = await city.execute(filePetition, petitionBody(VILLAGE, { against: `cg-${TOWN}` }) as never, {});
  const dispute = {
    id: uuidv7(),
    place: TOWN,
    type: "neighbour",
    summary: "噪声",
    rightsTold: true,
    parties: [{ party: uuidv7(), side: "applicant", name: "王小明", phone: "+86 138-0000-1234" }],
  };
  matters.dispute = await city.execute(registerDispute, dispute as never, {});
  await city.jobs();
});
after(() => city.close());

const look = async (by: Member, kind: string, phone = CALLER): Promise<string[]> =>
  (await city.query(lookUpCaller, { kind, phone, why: "call" } as never, by)).rows.map(({ id }) => id).sort();
const ids = (...keys: Key[]): string[] => keys.map(({ id }) => id).sort();
const nameOf = (id: string): string => Object.entries(matters).find(([, key]) => key.id === id)?.[0] ?? id;

test("who takes calls finds what the caller has open at the own desk, and nothing of other desks, towns, numbers, complaints about units or accusations", async () => {
  assert.deepEqual(await look(desk, KINDS[0], "138 0000-1234"), ids(matters.lamp, matters.joined));
  assert.deepEqual(await look(desk, KINDS[0], "13800001235"), []);
  assert.deepEqual(await look(desk, KINDS[1]), ids(matters.petition));
  const [row] = (await city.query(lookUpCaller, { kind: KINDS[1], phone: CALLER, why: "visit" }, desk)).rows;
  assert.equal(row?.number, receiptNumber(matters.petition.id));
  assert.equal(row?.kindTitle.zh, "信访事项");
  assert.doesNotMatch(JSON.stringify(row), /王|13800001234|补偿/);
  const next = await city.staff({ role: "dispatcher", area: NEXT, unit: `centre-${NEXT}` });
  assert.deepEqual((await look(next, KINDS[0])).map(nameOf), ["far"]);
  // Somebody of the unit complained about, who is dispatcher beside.
  const both = await city.staff({ role: "dispatcher", area: TOWN, unit: `cg-${TOWN}` });
  assert.deepEqual(await look(both, KINDS[0]), ids(matters.lamp, matters.joined));
  await assert.rejects(look(desk, KINDS[0], "1380000"), "part of a number finds nobody");
});

test("which role finds which kind by phone, complete", async () => {
  const roles = [...new Set(modules.flatMap((one) => one.roles ?? []).map(({ code }) => code))].filter((code) => code !== "resident");
  const table: Record<string, string[]> = {};
  for (const role of roles) {
    const who = await city.staff({ role: role as "dispatcher", area: TOWN, unit: "" });
    for (const kind of [...KINDS, "petitions.mandate", "surveys.invitation", "privacy.mine", "no.such"]) {
      const found = await look(who, kind).catch((cause: unknown) => {
        assert.ok(refused("access.not-yours")(cause), `${role} ${kind} ${String(cause)}`);
        return null;
      });
      if (found !== null) (table[role] ??= []).push(kind);
    }
  }
  assert.deepEqual(table, {
    intakeClerk: [...KINDS],
    dispatcher: [KINDS[0], KINDS[1], KINDS[3]],
    recorder: [KINDS[2]],
  });
  await assert.rejects(city.query(lookUpCaller, { kind: KINDS[0], phone: CALLER, why: "call" }), refused("access.sign-in"));
  const desks = modules.flatMap((one) => one.nouns as readonly NounEntry[]).filter((entry) => entry.desk);
  assert.deepEqual(desks.map(({ noun }) => noun.kind).sort(), [...KINDS].sort(), "a new desk stands in this table too");
});

const codeSent = (): string => /\d{6}/.exec(city.messages.findLast(({ body }) => body.includes("验证码"))?.body ?? "")?.[0] ?? "";

test("each look is a footprint the person sees, and a line for the overseers that holds no number; found or not", async () => {
  await look(desk, KINDS[0]);
  await look(desk, KINDS[0], "13612340000");
  const link = { ...matters.lamp, secret: followSecret(city.runtime, matters.lamp), phone: CALLER };
  await city.execute(askForCode, link, {});
  await city.jobs();
  const { pass } = await city.execute(proveByCode, { ...link, code: codeSent() }, {});
  const view = await city.query(readMine, { ...matters.lamp, secret: link.secret, pass });
  const mine = view.readings.filter(({ basis }) => basis === "lookup");
  assert.ok(mine.length >= 2 && mine.every(({ sorts, reason }) => sorts.includes("phone") && reason === "call"));
  assert.ok(mine.some(({ name, unit }) => name === desk.name && unit.zh !== ""));
  const watcher = await city.staff({ role: "auditor", area: "3305" });
  const chief = await city.staff({ role: "supervisor", area: NEXT, unit: `centre-${NEXT}` });
  const { rows } = await city.query(listLookUps, {}, watcher);
  assert.deepEqual([rows[0]?.found, rows[1]?.found, rows[0]?.byName], [0, 2, desk.name]);
  assert.ok((await city.query(listLookUps, {}, chief)).rows.every(({ byName }) => byName !== desk.name));
  const kept = await city.runtime.pools
    .write`select 1 from vault.lookup l where l::text like '%13612340000%' or l::text like ${`%${CALLER}%`}`;
  assert.equal(kept.length, 0);
});

const asOwn = async (phone: string): Promise<string> => {
  const id = uuidv7();
  await city.execute(askForOwn, { id, phone }, {});
  await city.jobs();
  return id;
};
const sentTo = (phone: string) => city.messages.filter(({ to, body }) => to === phone && body.includes("验证码")).length;

test("after a code to the own phone a person sees all matters under it, and each opens with the same proof and nothing more", async () => {
  const id = await asOwn("138 0000 1234");
  const proof = await city.execute(proveOwn, { id, code: codeSent() }, {});
  assert.equal(proof.proved, true);
  const view = await city.query(readOwn, { id, pass: proof.pass });
  assert.deepEqual(view.matters.map((one) => nameOf(one.id)).sort(), Object.keys(matters).sort());
  assert.ok(view.readings.some(({ basis, number }) => basis === "lookup" && number === receiptNumber(matters.lamp.id)));
  const of = (key: Key) => view.matters.find((one) => one.id === key.id)!;
  const open = (key: Key) => {
    const { part, secret, pass } = of(key).link;
    return city.query(readMine, { ...key, part, secret, pass } as never);
  };
  const dispute = await open(matters.dispute);
  assert.ok(dispute.fields.some(({ masked }) => masked === "王*明") && dispute.deletion !== null);
  const joined = await open(matters.joined);
  assert.deepEqual(
    joined.fields.map(({ masked }) => masked),
    ["138****1234"],
    "of a report of somebody else the own number alone",
  );
  // One copy of everything, as JSON and on paper, noted at each record though no code was asked for there.
  const copyRoute = mineRoutes({ runtime: city.runtime, rates: openRates(), name: () => ({ zh: "湖州市", en: "Huzhou" }) })[1]!;
  const take = (form: string, pass = proof.pass) =>
    copyRoute.handler(asked({ kind: "resident", id: "resident" }, { params: { id }, query: { form, pass } }));
  const whole = JSON.parse(String((await take("json")).body)) as {
    matters: { id: string; fields: { text: string }[]; readings: object[] }[];
  };
  assert.deepEqual(whole.matters.map((one) => nameOf(one.id)).sort(), Object.keys(matters).sort());
  assert.ok(whole.matters.every(({ fields }) => fields.some(({ text }) => text.replaceAll(/\D/g, "").endsWith(CALLER))));
  assert.doesNotMatch(JSON.stringify(whole), /ticket|13700007777|另一处/);
  assert.match(String(((await take("pdf")).body as Buffer).subarray(0, 8)), /^%PDF-1\.\d/);
  await assert.rejects(take("json", "x".repeat(60)), refused("privacy.prove-again"));
  assert.deepEqual(
    (await open(matters.petition)).acts.map(({ act }) => act),
    ["copied", "copied"],
  );
  // The link is for this person's page of this matter: it follows nothing, and opens no other.
  const { link } = of(matters.lamp);
  assert.notEqual(link.secret, followSecret(city.runtime, matters.lamp));
  await assert.rejects(city.query(readMine, { ...matters.joined, ...link } as never), refused("privacy.wrong-link"));
  await assert.rejects(city.query(readOwn, { id: uuidv7(), pass: proof.pass }), refused("privacy.prove-again"));
  city.advance(31 * 60_000);
  await assert.rejects(city.query(readOwn, { id, pass: proof.pass }), refused("privacy.prove-again"));
  await assert.rejects(open(matters.dispute), refused("privacy.prove-again"));
  const tables = ["ledger.event", "ledger.command", "ledger.outbox", "ledger.stream", "privacy.own"];
  for (const name of tables)
    assert.equal((await city.runtime.pools.write.unsafe(`select 1 from ${name} t where t::text like '%${CALLER}%'`)).length, 0, name);
});

test("a number under which nothing is held is answered like any other, gets no message, and no code is right for it; five codes a day go to one that is known", async () => {
  const stranger = await asOwn("13711110000");
  assert.equal(sentTo("13711110000"), 0);
  const tries = ["000000", codeFor(city.runtime, ownKey(stranger), whoToday(city.runtime, "13711110000", city.now()), stranger)];
  for (const code of tries) assert.deepEqual((await city.execute(proveOwn, { id: stranger, code }, {})).proved, false, code);
  const answers = await Promise.all(["13711110001", CALLER].map((phone) => city.execute(askForOwn, { id: uuidv7(), phone }, {})));
  assert.deepEqual(answers[0], answers[1]);
  city.advance(24 * 3_600_000);
  const before = sentTo("13700007777");
  for (let n = 0; n < 7; n += 1) {
    await asOwn("13700007777");
    city.advance(n === 0 ? 30_000 : 61_000);
  }
  assert.equal(sentTo("13700007777") - before, 5, "neither within the minute nor more than five");
  // The night takes the number that was typed, known or not.
  city.advance(25 * 3_600_000);
  await city.jobs();
  assert.equal((await city.runtime.pools.write`select 1 from vault.field where purpose = 'privacy.own'`).length, 0);
});

test("the code is said in the language of the page that asked for it, by the link of one matter as for all of them", async () => {
  city.advance(24 * 3_600_000);
  const said = (): string => city.messages.findLast(({ to }) => to === "13700007777")?.body ?? "";
  const [id, next] = [uuidv7(), uuidv7()];
  await city.execute(askForOwn, { id, phone: "13700007777", language: "en" }, {});
  await city.jobs();
  assert.match(said(), /^Code \d{6}, good for ten minutes/);
  assert.doesNotMatch(said(), /[\u4e00-\u9fff]/);
  const code = /\d{6}/.exec(said())?.[0] ?? "";
  assert.equal((await city.execute(proveOwn, { id, code }, {})).proved, true);
  city.advance(61_000);
  await city.execute(askForOwn, { id: next, phone: "13700007777" }, {});
  await city.jobs();
  assert.match(said(), /^验证码 \d{6}/);
  await assert.rejects(Promise.resolve().then(() => askForOwn.input.parse({ id, phone: "13700007777", language: "fr" })));
});

test("what has ended is found no more, nor what was erased, and after so many a day no more is looked up", async () => {
  await eraseFields(bulkDeps(city.runtime), matters.lamp, ["phone"], city.now());
  assert.deepEqual(await look(desk, KINDS[0]), ids(matters.joined));
  const tireless = await city.staff({ role: "recorder", area: TOWN, unit: `centre-${TOWN}` });
  for (let n = 0; n < 120; n += 1) await look(tireless, KINDS[2], `136${String(n).padStart(8, "0")}`);
  await assert.rejects(look(tireless, KINDS[2]), refused("vault.lookups-enough"));
  city.advance(24 * 3_600_000);
  assert.deepEqual(await look(tireless, KINDS[2]), ids(matters.dispute));
  const clerk = await city.staff({ role: "intakeClerk", area: TOWN, unit: `centre-${TOWN}` });
  const taken = await city.execute(takePetition, petitionBody(VILLAGE, { phone: "13600001111", channel: "phone" }) as never, {
    actor: clerk,
  });
  assert.deepEqual(await look(clerk, KINDS[1], "13600001111"), [taken.id]);
  await city.execute(withdrawPetition, { home: taken.home, id: taken.id, secret: followSecret(city.runtime, taken) } as never, {});
  assert.deepEqual(await look(clerk, KINDS[1], "13600001111"), []);
});
