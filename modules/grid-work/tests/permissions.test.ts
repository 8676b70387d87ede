import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#platform/access";
import { resident, system } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { Refusal } from "#platform/refusals";
import { person } from "#platform/testing";
import { ROLES, type RoleCode } from "../../people/contract.ts";
import { gridWorkCommands } from "../commands.ts";
import gridWork from "../module.ts";
import { gridCity, plan, taggedPoint, TOWN, VILLAGE, worker } from "./city.ts";
import { registerFieldDevice } from "../commands-devices.ts";
import { takeServiceRequest } from "../commands-requests.ts";

type Who = RoleCode | "resident" | "system";

const GRID: readonly Who[] = ["gridWorker", "gridLeader"];
const KEEP: readonly Who[] = ["gridLeader", "gridInstructor", "dispatcher", "supervisor"];
const SERVE: readonly Who[] = [...GRID, "gridInstructor", "dispatcher"];
const CARRY: readonly Who[] = [...SERVE, "intakeClerk", "handler", "approver", "supervisor"];

/** The by-law: who may give each command at the place itself. Everybody else may not. Complete: a command without a line fails the build. */
const table: Readonly<Record<string, readonly Who[]>> = {
  "grid-work.agree-visit": GRID,
  "grid-work.record-absence": GRID,
  "grid-work.record-visit": GRID,
  "grid-work.refuse-visit": GRID,
  "grid-work.call-off-visit": GRID,
  "grid-work.withdraw-consent": GRID,
  "grid-work.take-service-request": [...SERVE, "intakeClerk", "system"],
  "grid-work.note-service-request": SERVE,
  "grid-work.finish-service-request": SERVE,
  "grid-work.hand-over-service-request": SERVE,
  "grid-work.withdraw-service-request": [],
  "grid-work.rate-service-request": [],
  "grid-work.reopen-service-request": [],
  "grid-work.scan-tag": GRID,
  "grid-work.record-finding": GRID,
  "grid-work.finish-patrol": GRID,
  "grid-work.set-patrol-point": KEEP,
  "grid-work.close-patrol-point": KEEP,
  "grid-work.issue-tag": KEEP,
  "grid-work.revoke-tag": KEEP,
  "grid-work.set-patrol-plan": KEEP,
  "grid-work.close-patrol-plan": KEEP,
  "grid-work.set-phrases": ["admin"],
  "grid-work.set-practice": ["admin"],
  "grid-work.register-device": CARRY,
  "grid-work.contact-device": CARRY,
  "grid-work.shut-out-device": ["gridLeader", "gridInstructor", "supervisor", "admin"],
  "grid-work.tell-request-due": ["system"],
  "grid-work.recompute-request-due": ["system"],
  "grid-work.open-round": ["system"],
  "grid-work.look-at-round": ["system"],
  "grid-work.drop-round": ["system"],
};

let city: Awaited<ReturnType<typeof gridCity>>;
let inputs: Record<string, unknown>;
before(async () => {
  city = await gridCity();
  const grid = city.grid;
  const home = grid.slice(0, 9);
  const point = await taggedPoint(city, grid);
  const planId = await plan(city, [point]);
  const request = { home, id: uuidv7() };
  await city.execute(takeServiceRequest, takeServiceRequest.input.parse({ id: request.id, grid, kind: "form", need: "填表" }), {
    actor: worker(grid),
  });
  const device = { home, id: uuidv7() };
  await city.execute(registerFieldDevice, { ...device, name: "手机", publicKey: "A".repeat(80) }, { actor: worker(grid) });
  const visit = () => ({ id: uuidv7(), grid, seenAt: city.now() });
  const bearer = { ...request, secret: "A".repeat(26) };
  const owed = { home, point: point.id, grid, every: "week", from: "2026-11-23", to: "2026-11-29", demo: true };
  inputs = {
    "grid-work.agree-visit": { ...visit(), purpose: "care", on: "2026-11-24", where: "门" },
    "grid-work.record-absence": visit(),
    "grid-work.record-visit": { ...visit(), consent: true, consentText: 1, purpose: "care" },
    "grid-work.refuse-visit": visit(),
    "grid-work.call-off-visit": visit(),
    "grid-work.withdraw-consent": visit(),
    "grid-work.take-service-request": { id: uuidv7(), grid, kind: "form", need: "填表" },
    "grid-work.note-service-request": { ...request, text: "经过" },
    "grid-work.finish-service-request": { ...request, ending: "done", result: "好了" },
    "grid-work.hand-over-service-request": { ...request, to: "窗口", acceptedBy: "李", reason: "归口" },
    "grid-work.withdraw-service-request": bearer,
    "grid-work.rate-service-request": { ...bearer, satisfied: 5, solved: true },
    "grid-work.reopen-service-request": { ...bearer, reason: "没办" },
    "grid-work.scan-tag": { ...visit(), tag: point.tag },
    "grid-work.record-finding": { ...visit(), text: "灯不亮" },
    "grid-work.finish-patrol": visit(),
    "grid-work.set-patrol-point": { id: uuidv7(), grid, zh: "点", kind: "fire", point: { lon: 120, lat: 30 } },
    "grid-work.close-patrol-point": { home, id: point.id, reason: "拆" },
    "grid-work.issue-tag": { home, id: point.id },
    "grid-work.revoke-tag": { home, id: point.id, reason: "丢" },
    "grid-work.set-patrol-plan": { id: uuidv7(), area: VILLAGE, zh: "计划", points: [point.id], every: "week" },
    "grid-work.close-patrol-plan": { home, id: planId, reason: "停" },
    "grid-work.set-phrases": { kind: "visit", phrases: [{ code: "ok", zh: "好", en: "Ok" }], reason: "改" },
    "grid-work.set-practice": null,
    "grid-work.register-device": { home, id: uuidv7(), name: "手机", publicKey: "A".repeat(80) },
    "grid-work.contact-device": device,
    "grid-work.shut-out-device": { ...device, reason: "lost" },
    "grid-work.tell-request-due": request,
    "grid-work.recompute-request-due": request,
    "grid-work.open-round": owed,
    "grid-work.look-at-round": { ...owed, lookedAt: city.now() },
    "grid-work.drop-round": { home, id: uuidv7() },
  };
});
after(() => city.close());

const UNIT: Partial<Record<RoleCode, string>> = { handler: `cg-${TOWN}`, approver: `cg-${TOWN}` };
const CITY_WIDE: readonly RoleCode[] = ["admin", "auditor", "dpo"];
const areaOf = (role: RoleCode): string =>
  role === "gridWorker" || role === "gridLeader" ? TOWN : CITY_WIDE.includes(role) ? "3305" : TOWN;
const actorOf = (who: Who, area?: string): Actor =>
  who === "resident" ? resident : who === "system" ? system : person({ role: who, area: area ?? areaOf(who), unit: UNIT[who] ?? "" });

/** Past the door? Whatever is refused behind it (a state, a field) is not a question of who asks. */
async function admitted(name: string, actor: Actor): Promise<boolean> {
  const command = gridWorkCommands.find((one) => one.name === name)!;
  const { shippedInput } = await import("./practice-input.ts");
  const parsed = command.input.parse(inputs[name] ?? shippedInput);
  try {
    await city.runtime.execute(command as never, parsed as never, { commandId: uuidv7(), actor });
    return true;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const { code } = cause.body;
    return !["access.not-yours", "access.sign-in", "grid-work.not-your-grid", "grid-work.wrong-link"].includes(code);
  }
}

test("the by-law names every command, and none that is not there", () =>
  assert.deepEqual(Object.keys(table).sort(), gridWorkCommands.map(({ name }) => name).sort()));

for (const { name, allow } of gridWorkCommands)
  test(`${name}: who may, at the place itself and nowhere else`, async () => {
    const may = table[name]!;
    for (const who of [...ROLES, "resident", "system"] as const) {
      assert.equal(await admitted(name, actorOf(who)), may.includes(who), `${who} ${name}`);
      if (may.includes(who)) assert.ok(allow.roles.includes(who), `the permission matrix names ${who} for ${name}`);
      if (may.includes(who) && who !== "system" && who !== "resident")
        assert.equal(await admitted(name, actorOf(who, "330502002")), false, `${who} of another town ${name}`);
    }
  });

test("who reads logs or answers for personal data gives no command and reads no list", () => {
  for (const { name, allow } of gridWorkCommands) assert.equal(allow.roles.includes("auditor") || allow.roles.includes("dpo"), false, name);
  for (const query of gridWork.queries) {
    const roles: readonly string[] = query.allow.roles;
    if (!roles.includes("resident")) assert.equal(roles.includes("auditor") || roles.includes("dpo"), false, query.name);
  }
});

test("an administrator configures and shuts out devices, and reads no request, visit or patrol", () => {
  for (const query of gridWork.queries) if (query.allow.roles.includes("admin")) assert.equal(query.name, "grid-work.list-area-devices");
});

test("keeping points reaches as far as the grant: a leader of one village sets none in the next", async () => {
  const leader = person({ role: "gridLeader", area: VILLAGE });
  assert.equal(await admitted("grid-work.issue-tag", leader), true);
  assert.equal(await admitted("grid-work.issue-tag", person({ role: "gridLeader", area: city.elsewhere.slice(0, 12) })), false);
});
