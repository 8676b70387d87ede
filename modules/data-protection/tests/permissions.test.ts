import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, system } from "#platform/access";
import type { CommandContext } from "#platform/ledger";
import { person } from "#platform/testing";
import { ROLES } from "#contracts/people";
import { requestCommands } from "../commands.ts";

const AREA = "330502";
const state = { stage: "handling", area: AREA };

type Who = "desk" | "officer" | "system";
/** The by-law. Complete: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof requestCommands, Who>> = {
  takeRequest: "desk",
  showIdentity: "desk",
  answerRequest: "officer",
  tellRequest: "desk",
  withdrawRequest: "desk",
  tellRequestClock: "system",
  recountRequest: "system",
};
const may: Readonly<Record<Who, readonly string[]>> = {
  desk: ["intakeClerk", "dispatcher", "recorder", "dpo"],
  officer: ["dpo"],
  system: [],
};

for (const [name, command] of Object.entries(requestCommands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof requestCommands];
    const admits = (actor: CommandContext["actor"]): boolean => {
      const ctx = { actor, now: "2026-11-23T00:00:00.000Z", state: () => state } as unknown as CommandContext;
      return command.allow.admits(ctx, { home: "330502000", id: "x", area: AREA } as never) !== null;
    };
    for (const role of ROLES) {
      assert.equal(admits(person({ role, area: AREA, unit: "" })), may[who].includes(role), role);
      assert.equal(admits(person({ role, area: "330521", unit: "" })), false, `${role} elsewhere`);
      assert.equal(admits(person({ role, area: AREA, unit: "", until: "2026-11-22T00:00:00.000Z" })), false, `${role} whose time is over`);
    }
    assert.equal(admits(resident), false);
    assert.equal(admits(system), who === "system");
  });
