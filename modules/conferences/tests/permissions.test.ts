import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, system } from "#platform/access";
import type { CommandContext } from "#platform/ledger";
import { person } from "#platform/testing";
import { ROLES } from "#contracts/people";
import { conferenceCommands } from "../commands.ts";

const [AREA, OWNER, DECISION] = ["330502", "fire-330502", "d"];
const state = { stage: "held", area: AREA, members: ["centre-330502", OWNER], decisions: [{ decision: DECISION, owner: OWNER }] };

type Who = "convener" | "owner" | "system";
/** The by-law. Complete: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof conferenceCommands, Who>> = {
  callConference: "convener",
  moveConference: "convener",
  cancelConference: "convener",
  minuteConference: "convener",
  judgeDecision: "convener",
  extendDecision: "convener",
  reportDecision: "owner",
  tellConference: "system",
};
const may: Readonly<Record<Who, (role: string, unit: string) => boolean>> = {
  convener: (role) => ["dispatcher", "supervisor", "commandRoom"].includes(role),
  owner: (role, unit) => ["handler", "approver"].includes(role) && unit === OWNER,
  system: () => false,
};

for (const [name, command] of Object.entries(conferenceCommands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof conferenceCommands];
    const admits = (actor: CommandContext["actor"], decision = DECISION): boolean => {
      const ctx = { actor, now: "2026-11-23T00:00:00.000Z", state: () => state } as unknown as CommandContext;
      return command.allow.admits(ctx, { home: "330502000", id: "x", area: AREA, decision } as never) !== null;
    };
    for (const role of ROLES)
      for (const unit of [OWNER, "centre-330502", "ps-330502", ""]) {
        assert.equal(admits(person({ role, area: AREA, unit })), may[who](role, unit), `${role} of ${unit || "the area"}`);
        if (who === "convener") assert.equal(admits(person({ role, area: "330521", unit })), false, `${role} elsewhere`);
        assert.equal(admits(person({ role, area: AREA, unit, until: "2026-11-22T00:00:00.000Z" })), false, `${role} whose time is over`);
      }
    if (who === "owner") assert.equal(admits(person({ role: "handler", area: AREA, unit: OWNER }), "another"), false);
    assert.equal(admits(resident), false);
    assert.equal(admits(system), who === "system");
  });
