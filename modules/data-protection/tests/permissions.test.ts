import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, system } from "#platform/access";
import type { CommandContext } from "#platform/ledger";
import { person } from "#platform/testing";
import { ROLES } from "#contracts/people";
import { requestCommands } from "../commands.ts";
import { auditCommands } from "../commands-audits.ts";
import { breachCommands } from "../commands-breaches.ts";
import { impactCommands } from "../commands-impacts.ts";
import { sharingCommands } from "../commands-sharings.ts";

const AREA = "330502";
const state = { stage: "handling", area: AREA };

const commands = { ...requestCommands, ...impactCommands, ...sharingCommands, ...breachCommands };
type Who = "desk" | "officer" | "decider" | "either" | "anybody" | "system";
/** The by-law. Complete: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof commands, Who>> = {
  takeRequest: "desk",
  showIdentity: "desk",
  answerRequest: "officer",
  tellRequest: "desk",
  withdrawRequest: "desk",
  tellRequestClock: "system",
  recountRequest: "system",
  draftImpact: "officer",
  reviseImpact: "officer",
  withdrawImpact: "officer",
  approveImpact: "decider",
  returnImpact: "decider",
  proposeSharing: "officer",
  approveSharing: "decider",
  refuseSharing: "decider",
  endSharing: "either",
  reportBreach: "anybody",
  tellAuthority: "officer",
  tellPersons: "officer",
  waiveTelling: "officer",
  closeBreach: "decider",
};
const may: Readonly<Record<Who, readonly string[]>> = {
  desk: ["intakeClerk", "dispatcher", "recorder", "dpo"],
  officer: ["dpo"],
  decider: ["approver", "supervisor"],
  either: ["dpo", "approver", "supervisor"],
  // Everybody who works with personal data; who assesses, calls for a survey or speaks for a unit that applied has none of this city's.
  anybody: ROLES.filter((role) => !["assessor", "itemVerifier", "judicialOfficeHead", "interviewer", "unitContact"].includes(role)),
  system: [],
};

for (const [name, command] of Object.entries(commands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof commands];
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

/** The report of a year is of the whole city, and the auditor's alone. */
for (const command of Object.values(auditCommands))
  test(`${command.name}: the auditor of the whole city, and nobody else`, () => {
    const counted = command === auditCommands.noteAudit;
    const admits = (actor: CommandContext["actor"]): boolean => {
      const ctx = { actor, now: "2026-11-23T00:00:00.000Z", state: () => state } as unknown as CommandContext;
      return command.allow.admits(ctx, { year: "2025" } as never) !== null;
    };
    for (const role of ROLES) {
      assert.equal(admits(person({ role, area: "3305", unit: "" })), role === "auditor" && !counted, role);
      assert.equal(admits(person({ role, area: AREA, unit: "" })), false, `${role} of one county`);
      assert.equal(
        admits(person({ role, area: "3305", unit: "", until: "2026-11-22T00:00:00.000Z" })),
        false,
        `${role} whose time is over`,
      );
    }
    assert.equal(admits(resident), false);
    assert.equal(admits(system), counted);
  });
