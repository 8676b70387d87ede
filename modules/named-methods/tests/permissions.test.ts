import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, system } from "#platform/access";
import type { CommandContext, StreamKey } from "#platform/ledger";
import { person } from "#platform/testing";
import { ROLES } from "#contracts/people";
import { registerCommands } from "../commands-register.ts";
import { runCommands } from "../commands-runs.ts";
import { runKey } from "../keys.ts";
import type { Subject } from "../subject.ts";

const AREA = "330502";
const subject: Subject = {
  kind: "mediation",
  about: (key: StreamKey) => ({ kind: "mediation.dispute", key }),
  place: () => AREA,
  roles: ["mediator"],
  readers: ["mediator"],
  works: ({ actor }) => (actor.kind === "staff" ? (actor.grants.find(({ role }) => role === "mediator") ?? null) : null),
  opens: async () => true,
};
const commands = { ...registerCommands, ...runCommands([subject]) };

type Who = "keeper" | "worker";
/** The by-law. Complete: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof commands, Who>> = {
  registerMethod: "keeper",
  draftMethodVersion: "keeper",
  publishMethodVersion: "keeper",
  returnMethodVersion: "keeper",
  adoptMethod: "keeper",
  endMethodAdoption: "keeper",
  startRun: "worker",
  setRunStep: "worker",
  closeMethodRun: "worker",
};
const may: Readonly<Record<Who, readonly string[]>> = {
  keeper: ["admin", "supervisor"],
  worker: ["gridLeader", "gridInstructor", "judicialOfficeHead", "supervisor"],
};

for (const [name, command] of Object.entries(commands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof commands];
    const admits = (actor: CommandContext["actor"]): boolean => {
      const known = { find: () => ({ area: AREA }) };
      const ctx = { actor, now: "2026-05-01T00:00:00.000Z", state: () => ({ name: null }), read: () => known } as unknown as CommandContext;
      return command.allow.admits(ctx, { code: "m", area: AREA, kind: "place", home: "330502001", id: "330502001" } as never) !== null;
    };
    for (const role of ROLES) {
      assert.equal(admits(person({ role, area: AREA })), may[who].includes(role), role);
      assert.equal(admits(person({ role, area: "330521" })), false, `${role} elsewhere`);
      assert.equal(admits(person({ role, area: AREA, until: "2026-04-30T00:00:00.000Z" })), false, `${role} whose time is over`);
    }
    assert.equal(admits(resident), false);
    assert.equal(admits(system), false);
  });

test("over a record, exactly who may work on the record", () => {
  const { startRun } = runCommands([subject]);
  const id = "0190a0a0-0000-7000-8000-000000000001";
  const admits = (role: string, kind: string): boolean =>
    startRun.allow.admits({ actor: person({ role, area: AREA }), now: "2026-05-01T00:00:00.000Z" } as CommandContext, {
      code: "m", kind, home: "330502001", id,
    } as never) !== null; // prettier-ignore
  for (const role of ROLES) assert.equal(admits(role, "mediation"), role === "mediator", role);
  for (const role of ROLES) assert.equal(admits(role, "petition"), false, `${role}: a kind nobody plugged in`);
});

test("no step of a run writes to the record: by type there is no noun to write with, and each changes its own history alone", () => {
  // @ts-expect-error: a subject answers questions; were there a noun in it, a run could end a duty.
  assert.equal(subject.noun, undefined);
  const input = { code: "m", kind: "mediation" as const, home: "330502001", id: "0190a0a0-0000-7000-8000-000000000001" };
  const groups = [{ zh: "组", en: "", kind: "step" as const, ordered: false, items: [{ zh: "步", evidence: [], limit: null, withinDays: null }] }];
  const version = { version: 1, groups, appliesTo: ["mediation"] };
  const running = { stage: "running", version: 1, steps: [{ no: "1.1", state: "done" }] };
  const given = { startRun: input, setRunStep: { ...input, no: "1.1", state: "done", reason: "", evidence: [] }, closeMethodRun: { ...input, finished: true, reason: "" } };
  const { startRun, setRunStep, closeMethodRun } = runCommands([subject]);
  for (const [command, body] of [[startRun, given.startRun], [setRunStep, given.setRunStep], [closeMethodRun, given.closeMethodRun]] as const) {
    const changed: { kind: string; key: StreamKey }[] = [];
    const ctx = {
      actor: person({ role: "mediator", area: AREA }),
      now: "2026-05-01T00:00:00.000Z",
      commandId: "c",
      state: () => running,
      read: () => ({ find: () => ({ versions: [version] }), inForce: () => version, area: () => ({}) }),
      change: ({ kind }: { kind: string }, key: StreamKey, decide: (state: unknown) => unknown) => {
        changed.push({ kind, key });
        decide(kind === "named-methods.run" ? running : {});
        return running;
      },
      seal: () => {},
      job: () => assert.fail("a run starts no job"),
    } as unknown as CommandContext;
    command.run(ctx, body as never);
    assert.deepEqual(changed, [{ kind: "named-methods.run", key: runKey(input, "m") }], command.name);
  }
}); // prettier-ignore

test("a record is never looked for by an area's code: nobody runs a method over what is no record", () => {
  const { startRun } = runCommands([subject]);
  const input = { kind: "mediation" as const, home: "330502001", id: "330502001", code: "yi-xian-san-hua" };
  assert.deepEqual(startRun.about(input, {} as never).map(({ kind }) => kind), ["named-methods.run"]); // prettier-ignore
  const ctx = {
    actor: person({ role: "mediator", area: AREA }),
    now: "2026-05-01T00:00:00.000Z",
    state: () => ({}),
  } as unknown as CommandContext;
  assert.equal(startRun.allow.admits(ctx, input), null);
  assert.notEqual(startRun.allow.admits(ctx, { ...input, id: "0193a000-0000-7000-8000-000000000001" }), null);
});
