import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person } from "#platform/testing";
import { ROLES, type RoleCode } from "../../people/contract.ts";
import * as c from "../commands.ts";
import petitions from "../module.ts";
import { BODY, fileIn, handler, keyOf, office, ORGAN, petitionCity, PLACE, secretOf, TOWN } from "./city.ts";

type Who = RoleCode | "resident" | "system";
const ANYONE: readonly Who[] = [...ROLES, "resident", "system"];
const DESK: readonly Who[] = ["intakeClerk", "dispatcher"];
const HANDLE: readonly Who[] = ["handler", "approver"];

/** The by-law: who may give each command where it belongs. Complete: a command without a line fails the build. `record`: which kind of case it is tried on; `area`: where its office sits. */
const table: Readonly<Record<string, { may: readonly Who[]; record?: "routed" | "reviewing"; area?: string }>> = {
  "petitions.file-petition": { may: ANYONE },
  "petitions.take-petition": { may: [...DESK, "system"] },
  "petitions.file-for-principal": { may: [] },
  "petitions.register-petition": { may: DESK },
  "petitions.triage-petition": { may: ["dispatcher"] },
  "petitions.route-petition": { may: ["dispatcher"] },
  "petitions.answer-objection": { may: ["dispatcher"] },
  "petitions.link-petition": { may: DESK },
  "petitions.object": { may: HANDLE },
  "petitions.accept-petition": { may: HANDLE },
  "petitions.decline-petition": { may: HANDLE },
  "petitions.open-procedure": { may: HANDLE },
  "petitions.tell-outcome": { may: HANDLE },
  "petitions.note-petition": { may: HANDLE },
  "petitions.help": { may: [...DESK, ...HANDLE] },
  "petitions.extend-petition": { may: ["approver"] },
  "petitions.hold-hearing": { may: HANDLE },
  "petitions.draft-opinion": { may: ["handler"] },
  "petitions.sign-opinion": { may: ["approver"] },
  "petitions.deliver-opinion": { may: HANDLE },
  "petitions.answer-challenge": { may: ["approver"] },
  "petitions.close-petition": { may: HANDLE },
  "petitions.offer-settlement": { may: HANDLE },
  "petitions.record-settlement": { may: HANDLE },
  "petitions.agree-to-settlement": { may: [] },
  "petitions.decide-review": { may: ["reviewer"], record: "reviewing" },
  "petitions.request-review": { may: [] },
  "petitions.take-review": { may: DESK },
  "petitions.take-withdrawal": { may: DESK },
  "petitions.take-challenge": { may: DESK },
  "petitions.take-rating": { may: DESK },
  "petitions.challenge-handlers": { may: [] },
  "petitions.withdraw-petition": { may: [] },
  "petitions.rate-petition": { may: [] },
  "petitions.register-agent": { may: ["dispatcher"] },
  "petitions.close-agent": { may: ["dispatcher"] },
  "petitions.ask-agent": { may: ANYONE },
  "petitions.accept-mandate": { may: [] },
  "petitions.refuse-mandate": { may: [] },
  "petitions.report-to-principal": { may: [] },
  "petitions.end-mandate": { may: [] },
  "petitions.revoke-mandate": { may: [] },
  "petitions.revoke-mandate-at-window": { may: DESK },
  "petitions.rate-agent": { may: [] },
  "petitions.visit-principal": { may: DESK },
  "petitions.issue-paper": { may: [...DESK, ...HANDLE, "system"] },
  "petitions.issue-mandate-paper": { may: ["system"] },
  "petitions.draft-year-report": { may: ["dispatcher"], area: "330502" },
  "petitions.issue-year-report": { may: ["dispatcher", "supervisor"], area: "330502" },
  "petitions.tell-due": { may: ["system"] },
  "petitions.tell-report-due": { may: ["system"] },
  "petitions.recompute-due": { may: ["system"] },
};

let city: Awaited<ReturnType<typeof petitionCity>>;
let inputs: (record: "routed" | "reviewing") => Record<string, Record<string, unknown>>;
before(async () => {
  city = await petitionCity();
  const its = fileIn(city);
  const routed = keyOf(await its.routed());
  const other = keyOf(await its.file());
  const reviewed = await its.opined();
  await its.deliver(reviewed, handler);
  await city.execute(c.requestPetitionReview, { ...keyOf(reviewed), secret: secretOf(reviewed), reason: "不同意" }, {});
  const agent = { home: TOWN, id: uuidv7() };
  const facts = {
    area: TOWN,
    account: uuidv7(),
    name: "李",
    unit: `centre-${TOWN}`,
    certificate: "代 1",
    trainedOn: "2026-01-10",
    from: "2026-01-01",
    to: "2027-12-31",
  };
  await city.execute(c.registerPetitionAgent, { id: agent.id, ...facts }, { actor: office });
  const asking = { place: PLACE, agent, name: "周", matter: "事", powers: ["submit"], until: "2027-01-01" };
  const mandate = keyOf(await city.execute(c.askPetitionAgent, c.askPetitionAgent.input.parse({ id: uuidv7(), ...asking }), {}));
  const county = person({ role: "dispatcher", area: "330502", unit: "centre-330502" });
  const reported = keyOf(
    await city.execute(c.draftYearReport, c.draftYearReport.input.parse({ area: "330502", period: "2024" }), { actor: county }),
  );
  inputs = (record) => {
    const key = record === "routed" ? routed : keyOf(reviewed);
    const [reason, bearer] = [
      { ...key, reason: "因" },
      { ...key, secret: "A".repeat(26) },
    ];
    return {
      "petitions.file-petition": { id: uuidv7(), ...BODY },
      "petitions.take-petition": { id: uuidv7(), ...BODY, channel: "letter" },
      "petitions.file-for-principal": { id: uuidv7(), ...BODY, mandate },
      "petitions.register-petition": key,
      "petitions.triage-petition": { ...reason, branch: "opinion" },
      "petitions.route-petition": { ...reason, to: ORGAN, mode: "transfer" },
      "petitions.answer-objection": { ...reason, agreed: true },
      "petitions.link-petition": { ...reason, other },
      "petitions.object": reason,
      "petitions.accept-petition": key,
      "petitions.decline-petition": { ...reason, why: "unclear", where: "某处" },
      "petitions.open-procedure": { ...key, procedure: "仲裁", where: "某处" },
      "petitions.tell-outcome": { ...key, outcome: "果", way: "link" },
      "petitions.note-petition": { ...key, text: "记" },
      "petitions.help": { ...key, text: "帮" },
      "petitions.extend-petition": { ...reason, days: 10 },
      "petitions.hold-hearing": { ...key, from: city.now(), to: city.now(), participants: "主持人王某", record: "录", conclusion: "论" },
      "petitions.draft-opinion": { ...key, facts: "实", law: "法", answers: [{ result: "explained", text: "答" }] },
      "petitions.sign-opinion": key,
      "petitions.deliver-opinion": { ...key, way: "hand", deliveredOn: "2026-11-23" },
      "petitions.answer-challenge": { ...reason, upheld: true },
      "petitions.close-petition": key,
      "petitions.offer-settlement": { ...key, how: "settlement", terms: "案" },
      "petitions.record-settlement": { ...key, terms: "t", signedOn: "2026-11-23", image: uuidv7() },
      "petitions.agree-to-settlement": { ...bearer, terms: "t" },
      // Refused as a field, so that one petition serves to ask everybody.
      "petitions.decide-review": { ...key, result: "uphold", facts: "实", law: "法", opinion: "维持" },
      "petitions.request-review": { ...bearer, reason: "因" },
      "petitions.take-review": { ...key, reason: "因", askedOn: "2026-11-23" },
      // Refused as a field, so that one petition serves to ask everybody.
      "petitions.take-withdrawal": { ...reason, heard: "letter", askedOn: "2099-01-01" },
      "petitions.take-challenge": { ...reason, heard: "letter", askedOn: "2099-01-01" },
      "petitions.take-rating": { ...key, heard: "letter", askedOn: "2099-01-01", organ: 4, office: 4 },
      "petitions.challenge-handlers": { ...bearer, reason: "因" },
      "petitions.withdraw-petition": bearer,
      "petitions.rate-petition": { ...bearer, organ: 5, office: 5 },
      "petitions.register-agent": { ...facts, id: uuidv7() },
      "petitions.close-agent": { ...agent, reason: "离岗" },
      "petitions.ask-agent": { id: uuidv7(), ...asking },
      "petitions.accept-mandate": mandate,
      "petitions.refuse-mandate": { ...mandate, reason: "因" },
      "petitions.report-to-principal": { ...mandate, text: "报" },
      "petitions.end-mandate": { ...mandate, text: "毕" },
      "petitions.revoke-mandate": { ...mandate, secret: "A".repeat(26) },
      "petitions.rate-agent": { ...mandate, secret: "A".repeat(26), score: 4 },
      "petitions.visit-principal": { ...mandate, heard: "phone", askedOn: "2026-11-01", score: 4 },
      "petitions.revoke-mandate-at-window": { ...mandate, reason: "因" },
      // A paper no step called for is refused behind the door.
      "petitions.issue-paper": { ...key, code: "opinion", seq: 99, unit: ORGAN },
      "petitions.issue-mandate-paper": { ...mandate, unit: `centre-${TOWN}` },
      "petitions.draft-year-report": { area: "330502", period: "2025" },
      "petitions.issue-year-report": { ...reported, unit: "xf-330502" },
      "petitions.tell-due": { ...key, slot: "notice" },
      "petitions.tell-report-due": mandate,
      "petitions.recompute-due": key,
    };
  };
});
after(() => city.close());

const unitOf = (who: RoleCode): string => (HANDLE.includes(who) ? ORGAN : who === "reviewer" ? "cg-3305" : "");
const CITY_WIDE: readonly RoleCode[] = ["admin", "auditor", "dpo", "reviewer"];
const areaOf = (who: RoleCode): string => (CITY_WIDE.includes(who) ? "3305" : HANDLE.includes(who) ? "330502" : TOWN);
const actorOf = (who: Who, area?: string, unit?: string): Actor =>
  who === "resident" ? resident : who === "system" ? system : person({ role: who, area: area ?? areaOf(who), unit: unit ?? unitOf(who) });

/** Past the door? What is refused behind it (a state, a field) is not a question of who asks. */
async function admitted(name: string, actor: Actor): Promise<boolean> {
  const command = c.petitionCommands.find((one) => one.name === name)!;
  const input = (command.input as { parse: (value: unknown) => unknown }).parse(inputs(table[name]?.record ?? "routed")[name]);
  try {
    await city.runtime.execute(command as never, input as never, { commandId: uuidv7(), actor });
    return true;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return !["access.not-yours", "access.sign-in", "petitions.wrong-link"].includes(cause.body.code);
  }
}

test("the by-law names every command, and none that is not there", () =>
  assert.deepEqual(Object.keys(table).sort(), c.petitionCommands.map(({ name }) => name).sort()));

for (const { name, allow } of c.petitionCommands)
  test(`${name}: who may, where it belongs and nowhere else`, async () => {
    const { may, area } = table[name]!;
    for (const who of [...ROLES, "resident", "system"] as const) {
      assert.equal(await admitted(name, actorOf(who, area)), may.includes(who), `${who} ${name}`);
      if (may === ANYONE || !may.includes(who) || who === "system" || who === "resident") continue;
      assert.ok(allow.roles.includes(who), `the permission matrix names ${who} for ${name}`);
      assert.equal(await admitted(name, actorOf(who, "330521", "rs-330521")), false, `${who} of elsewhere ${name}`);
    }
  });

test("who configures, reads logs or answers for personal data reads no petition", () => {
  for (const query of petitions.queries) {
    const roles: readonly string[] = query.allow.roles;
    for (const role of ["admin", "auditor", "dpo", "commandRoom", "gridWorker", "gridLeader", "gridInstructor"])
      assert.equal(roles.includes(role), false, `${role} ${query.name}`);
  }
});
