import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { followSecret, type Actor } from "#platform/access";
import { buildServer, platformWords, type HttpServer } from "#platform/http";
import { uuidv7 } from "#platform/ids";
import { passingKeys, seal } from "#platform/log";
import type { Query } from "#platform/modules";
import { expiryFault } from "#platform/vault";
import { checkProof, type EventProof } from "#web/proof";
import { reportIncident } from "#modules/incidents";
import { registerDispute } from "#modules/mediation";
import { filePetition } from "#modules/petitions";
import { askDeletion, askForCode, listActs, proveByCode, readErasedRecord, readMine } from "#modules/privacy";
import { conferenceCommands } from "../../../modules/conferences/commands.ts";
import { linkOf } from "../../../modules/mediation/acting.ts";
import { modules } from "../modules.ts";
import { erasureRoutes } from "../proof.ts";
import { refused, serverCity, type Member, type ServerCity } from "./city.ts";

const TOWN = "330502001";
const VILLAGE = "330502001005";
const PHONE = "13800001234";
const HOUR = 3_600_000;
const logKeys = passingKeys("330500", { hash: "sha256", signature: "ed25519" });

let city: ServerCity;
let http: HttpServer;
let desk: Member;
/** Whoever the next request comes from. */
let asking: Actor = { kind: "resident", id: "resident" };

before(async () => {
  city = await serverCity(() => [], { expiryHours: 48 });
  const { runtime } = city;
  http = await buildServer({
    runtime,
    words: { ...platformWords, ...runtime.words },
    gate: { actorOf: async () => (asking.kind === "staff" ? asking : null) },
    routes: erasureRoutes(runtime),
    cookieNames: ["zuji-session"],
    notReady: async () => null,
    faults: () => expiryFault(runtime.expiry),
  } as never);
  desk = await city.staff({ role: "dispatcher", area: TOWN, unit: `centre-${TOWN}` });
});
after(async () => {
  await http.app.close();
  await city.close();
});

async function get(url: string, actor: Actor = { kind: "resident", id: "resident" }) {
  asking = actor;
  const cookies = actor.kind === "staff" ? { cookies: { "zuji-session": "held" } } : {};
  const answer = await http.app.inject({ method: "GET", url, ...cookies });
  return { status: answer.statusCode, body: answer.json() as never };
}
const checks = (proof: EventProof) =>
  checkProof(proof, {
    checkpoint: proof.sealed?.checkpoint ?? "",
    keys: logKeys.verifiers(proof.sealed?.log ?? "").map(({ vkey }) => vkey),
  });
const ALL = { event: true, published: true, included: true, signature: true };
const sealLog = () => seal({ sql: city.runtime.pools.write, keys: logKeys, now: city.now });

async function report(more: object = {}): Promise<{ home: string; id: string }> {
  const input = {
    id: uuidv7(),
    category: "0201",
    description: "楼道堆了杂物",
    area: TOWN,
    phone: PHONE,
    name: "王小明",
    photos: [],
    channel: "portal",
    language: "zh",
  };
  const { home, id } = await city.execute(reportIncident, { ...input, ...more } as never, {});
  return { home, id };
}

/** Proves to be the person of a record and has everything erased that may be. */
async function erased(key: { home: string; id: string }): Promise<void> {
  const link = { ...key, secret: followSecret(city.runtime, key) };
  await city.execute(askForCode, { ...link, phone: PHONE }, {});
  await city.jobs();
  const code = /\d{6}/.exec(city.messages.findLast(({ body }) => body.includes("验证码"))?.body ?? "")?.[0] ?? "";
  const { pass } = await city.execute(proveByCode, { ...link, phone: PHONE, code }, {});
  const { deletion, kind } = await city.query(readMine, { ...link, pass });
  assert.ok(deletion);
  const kept = deletion.kept.map(({ purpose, until, fields }) => ({ purpose, until, fields }));
  await city.execute(askDeletion, { ...link, pass, kind, fields: [...deletion.fields], kept, ticket: deletion.ticket }, {});
  await city.jobs();
}

type Statement = { at: string; counts: Record<string, number>; keys: number; digest: string; proof: EventProof };

test("whoever had something erased fetches the statement over HTTP, and it proves itself against the published log; it names nobody", async () => {
  const key = await report();
  const at = `/api/erasures/${key.home}/${key.id}`;
  assert.equal((await get(at)).status, 404);
  await erased(key);
  const early = (await get(at)).body as { statements: Statement[] };
  assert.equal(early.statements[0]?.proof.sealed, null, "sealed within the minute, and says so until then");
  await sealLog();
  const { status, body } = await get(at);
  const { statements, purposes } = body as { statements: Statement[]; purposes: { code: string; zh: string }[] };
  assert.equal(status, 200);
  assert.deepEqual(
    statements.map(({ counts, keys }) => [counts, keys]),
    [[{ "incidents.contact": 2 }, 0]],
  );
  assert.deepEqual(
    purposes.map(({ code, zh }) => [code, zh]),
    [["incidents.contact", "告诉您办理进展"]],
  );
  assert.doesNotMatch(JSON.stringify(body), /王小明|1380000|杂物/);
  assert.deepEqual(await checks((await get(`${at}/1`)).body as EventProof), ALL);
  for (const wrong of [`${at}/2`, `${at}/x`, `/api/erasures/${key.home}/${uuidv7()}`, "/api/erasures/1/2"])
    assert.equal((await get(wrong)).status, 404, wrong);
});

test("the officer finds the statement of an erasure by the line that says so; nobody else does, and nobody of a unit that was complained about", async () => {
  const UNIT = `cg-${TOWN}`;
  const complaint = await report({ category: "1503", about: UNIT });
  await erased(complaint);
  const officer = await city.staff({ role: "dpo", area: "3305" });
  const { rows } = await city.query(listActs, {}, officer);
  const lines = rows.filter(({ act, erased: n }) => act === "deletion" && n > 0);
  const found = await Promise.all(lines.map((line) => city.query(readErasedRecord, line, officer)));
  assert.ok(found.some(({ id }) => id === complaint.id));
  const line = lines[found.findIndex(({ id }) => id === complaint.id)]!;
  const theirs = await city.staff({ role: "supervisor", area: TOWN, unit: UNIT });
  const next = await city.staff({ role: "dpo", area: "330502002" });
  for (const other of [theirs, next]) await assert.rejects(city.query(readErasedRecord, line, other), refused("record.not-found"));
  await assert.rejects(city.query(readErasedRecord, line, desk), refused("access.not-yours"));
  await assert.rejects(city.query(readErasedRecord, line), refused("access.sign-in"));
});

test("petitioners and parties of a mediation hold proofs of their own steps, and of nothing the other side was not told", async () => {
  const petition = {
    id: uuidv7(),
    place: VILLAGE,
    name: "沈某",
    phone: PHONE,
    address: "某街",
    requests: ["补发"],
    facts: "没有收到",
    language: "zh",
  };
  const filed = await city.execute(filePetition, petition as never, {});
  const [own, theirs] = [uuidv7(), uuidv7()];
  const parties = [
    { party: own, side: "applicant", name: "甲", phone: PHONE },
    { party: theirs, side: "respondent", name: "乙", phone: "13900001234", needs: "轮椅" },
  ];
  const dispute = await city.execute(
    registerDispute,
    { id: uuidv7(), place: TOWN, type: "neighbour", summary: "噪声", rightsTold: true, parties } as never,
    {},
  );
  await city.jobs();
  await sealLog();
  const proof = await get(`/api/petitions/proof/${filed.home}/${filed.id}?secret=${followSecret(city.runtime, filed)}`);
  assert.deepEqual(await checks(proof.body as EventProof), ALL);
  assert.doesNotMatch(JSON.stringify(proof.body), /沈某|1380000|补发/);
  assert.equal((await get(`/api/petitions/proof/${filed.home}/${filed.id}?secret=${"A".repeat(26)}`)).status, 404);
  // A link of a mediation, or of a report, is no link of a petition.
  assert.equal((await get(`/api/petitions/proof/${dispute.home}/${dispute.id}?secret=${followSecret(city.runtime, dispute)}`)).status, 404);

  // The other side is given its link once it is asked to take part.
  const secretOf = (party: string): string => linkOf(city.runtime, { home: dispute.home, id: dispute.id, party }).split("/").at(-1) ?? "";
  const at = (party: string, rest = ""): string =>
    `/api/mediation/own/${dispute.home}/${dispute.id}/${party}/proofs${rest}?secret=${secretOf(party)}`;
  // What one side needs, and whom it bars, is no part of the other's receipt.
  const received = (await get(at(own, "/1"))).body as EventProof;
  assert.ok(!received.event.includes("needs:") && received.event.includes('"barred":[]'));
  const listed = (await get(at(own))).body as { steps: { seq: number; type: string }[] };
  assert.ok(listed.steps.some(({ type, seq }) => type === "mediation.registered" && seq === 1));
  assert.deepEqual(await checks((await get(at(own, "/1"))).body as EventProof), ALL);
  assert.deepEqual(
    ((await get(at(theirs))).body as { steps: { type: string }[] }).steps.filter(({ type }) => type === "mediation.registered"),
    [],
  );
  assert.equal((await get(at(theirs, "/1"))).status, 404);
  assert.equal((await get(at(own, "/1").replace(/secret=.*/, `secret=${secretOf(theirs)}`))).status, 404);
});

test("while the nightly expiry is overdue the health page, the metric and the audit say so; residents are served, and once it has run all three say that too", async () => {
  const auditor = await city.staff({ role: "auditor", area: "3305" });
  const audit = modules
    .flatMap((one) => one.queries as unknown as Query<unknown, { rows: { type: string; byName: string }[] }>[])
    .find(({ name }) => name === "incidents.list-audit")!;
  const day = city.now().slice(0, 10);
  const lines = async () =>
    (await city.query(audit, { from: day, to: "2026-12-31" }, auditor)).rows
      .filter(({ type }) => type.startsWith("vault."))
      .map(({ type }) => type);
  const metric = async () => /^zuji_vault_locked (\d)$/m.exec((await http.app.inject({ url: "/metrics" })).body)?.[1];
  const ready = async () =>
    (await get("/readyz")) as { status: number; body: { ready: boolean; vault?: { locked: boolean; since: string } } };
  await city.jobs();
  assert.deepEqual([(await ready()).body, await metric(), await lines()], [{ ready: true }, "0", []]);

  const lamp = await report();
  const { callConference } = conferenceCommands;
  const called = { id: uuidv7(Date.parse(city.now())), kind: "joint", area: TOWN, convener: `centre-${TOWN}`, topic: "消防通道反复被占", venue: "三楼会商室", meets: new Date(Date.parse(city.now()) + 72 * HOUR).toISOString(), members: [`cg-${TOWN}`] }; // prettier-ignore
  await city.execute(callConference, callConference.input.parse(called), { actor: desk });
  const conferences = async () => {
    const { body } = (await get("/api/conferences", desk)) as { body: { rows: { topic: string | null }[]; shut: boolean } };
    return [body.rows.map(({ topic }) => topic), body.shut];
  };
  assert.deepEqual(await conferences(), [[called.topic], false]);
  city.advance(49 * HOUR);
  const overdue = await ready();
  // Residents are served: a balancer must not take the city away from them.
  assert.equal(overdue.status, 200);
  assert.equal(overdue.body.vault?.locked, true);
  assert.ok((overdue.body.vault?.since ?? "") < city.now());
  assert.equal(await metric(), "1");
  const read = `/api/incidents/followed/${lamp.home}/${lamp.id}?secret=${followSecret(city.runtime, lamp)}`;
  assert.equal((await get(read)).status, 200);
  // The page of a report is about what is sealed; a list of meetings is not, and says why their topics are missing.
  assert.equal((await get(`/api/incidents/${lamp.home}/${lamp.id}`, desk)).status, 403);
  assert.deepEqual(await conferences(), [[null], true]);
  assert.deepEqual((await get("/api/glass", await city.staff({ role: "auditor", area: "3305" }))).body, { rows: [], shut: true });
  assert.deepEqual(await lines(), ["vault.seals-locked"]);

  await city.runtime.expiry.run();
  assert.deepEqual([(await ready()).body, await metric()], [{ ready: true }, "0"]);
  assert.equal((await get(`/api/incidents/${lamp.home}/${lamp.id}`, desk)).status, 200);
  assert.deepEqual(await conferences(), [[called.topic], false]);
  assert.deepEqual(await lines(), ["vault.seals-opened", "vault.seals-locked"]);
});
