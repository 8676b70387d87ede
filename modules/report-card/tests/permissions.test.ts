import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, system } from "#platform/access";
import type { CommandContext } from "#platform/ledger";
import { person } from "#platform/testing";
import { ROLES } from "#contracts/people";
import { card } from "../card.ts";
import { cardCommands } from "../commands.ts";
import { indexCommands } from "../commands-index.ts";

const [HOME, AREA] = ["330502000", "330502"];
const state = { ...card.initial, stage: "draft" as const, content: { ...card.initial.content, area: AREA } };

type Who = "editor" | "approver" | "system";
/** The by-law. Complete: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof cardCommands, Who>> = {
  draftCard: "editor",
  changeCardHead: "editor",
  setCardSection: "editor",
  setCardItem: "editor",
  setCardStep: "editor",
  dropCardPart: "editor",
  submitCard: "editor",
  noteFrozen: "system",
  noteFailure: "system",
  returnCard: "approver",
  approveCard: "approver",
  publishCard: "editor",
  correctCard: "editor",
  withdrawCard: "approver",
};
const may: Readonly<Record<Who, readonly string[]>> = {
  editor: ["supervisor", "commandRoom"],
  approver: ["supervisor", "commandRoom", "approver"],
  system: [],
};

for (const [name, command] of Object.entries(cardCommands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof cardCommands];
    const admits = (actor: CommandContext["actor"]): boolean => {
      const ctx = { actor, now: "2026-05-01T00:00:00.000Z", state: () => state } as unknown as CommandContext;
      return command.allow.admits(ctx, { home: HOME, id: "x", area: AREA } as never) !== null;
    };
    for (const role of ROLES) {
      assert.equal(admits(person({ role, area: AREA })), may[who].includes(role), role);
      assert.equal(admits(person({ role, area: "3305" })), may[who].includes(role), `${role} of the city`);
      assert.equal(admits(person({ role, area: "330521" })), false, `${role} elsewhere`);
      assert.equal(admits(person({ role, area: "330502001" })), false, `${role} of a town in it`);
      assert.equal(admits(person({ role, area: AREA, until: "2026-04-30T00:00:00.000Z" })), false, `${role} whose time is over`);
    }
    assert.equal(admits(resident), false);
    assert.equal(admits(system), who === "system");
  });

/** The index is the city's: nobody of a part of it sets, orders or publishes it. */
const ofIndex: Readonly<Record<keyof typeof indexCommands, Who>> = {
  setSafetyIndex: "editor",
  orderSafetyIndex: "editor",
  recordSafetyIndex: "system",
  publishSafetyIndex: "approver",
};
for (const [name, command] of Object.entries(indexCommands))
  test(`${command.name}: exactly who the by-law names, over the whole city`, () => {
    const who = ofIndex[name as keyof typeof indexCommands];
    const admits = (actor: CommandContext["actor"]): boolean =>
      command.allow.admits({ actor, now: "2026-05-01T00:00:00.000Z" } as unknown as CommandContext, {} as never) !== null;
    for (const role of ROLES) {
      assert.equal(admits(person({ role, area: "3305" })), may[who].includes(role), role);
      assert.equal(admits(person({ role, area: AREA })), false, `${role} of a county`);
    }
    assert.equal(admits(resident), false);
    assert.equal(admits(system), who === "system");
  });
