import assert from "node:assert/strict";
import { test } from "node:test";
import { person } from "#platform/testing";
import { resident, system } from "#platform/access";
import type { CommandContext } from "#platform/ledger";
import { ROLES } from "#contracts/people";
import { decisionCommands } from "../commands.ts";
import { matter } from "../matter.ts";

const [HOME, AREA] = ["330502000", "330502"];
const REVIEWER = "ps-330502";
const units = { undertaker: "justice-330502", decider: "centre-330502" } as const;
const state = { ...matter.initial, stage: "planned" as const, area: AREA, ...units, legality: { reviewer: REVIEWER } };

type Who = "admin" | "reviewer" | "system" | "assessor" | "decider" | "overseer" | "evaluator" | "anyone";
/** The by-law. Complete: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof decisionCommands, Who>> = {
  identifyMatter: "overseer",
  planAssessment: "assessor",
  publishDraft: "assessor",
  recordParticipation: "assessor",
  giveOpinion: "anyone",
  noteOpinion: "assessor",
  voidTheOpinion: "assessor",
  giveUpMatter: "overseer",
  answerOpinion: "assessor",
  changeTheDraft: "assessor",
  setRiskItem: "assessor",
  draftTheReport: "assessor",
  reviewReport: "assessor",
  submitReport: "assessor",
  takeDecision: "decider",
  fileMatter: "overseer",
  noteTheMeasure: "assessor",
  reassessMatter: "overseer",
  evaluateMatter: "evaluator",
  closeMatter: "overseer",
  callTheHearing: "assessor",
  sendTheHearingPapers: "assessor",
  chooseTheParticipants: "assessor",
  recordTheHearing: "assessor",
  askForLegality: "assessor",
  giveTheLegality: "reviewer",
  noteTheUnassessed: "overseer",
  tellMatterClock: "system",
  recountMatterDues: "system",
  setThePractice: "admin",
};
const may: Readonly<Record<Who, (role: string, unit: string) => boolean>> = {
  assessor: (role, unit) => ["handler", "approver"].includes(role) && unit === units.undertaker,
  decider: (role, unit) => role === "approver" && unit === units.decider,
  overseer: (role) => role === "supervisor",
  evaluator: (role) => role === "supervisor" || role === "auditor",
  anyone: () => true,
  reviewer: (role, unit) => ["handler", "approver"].includes(role) && unit === REVIEWER,
  system: () => false,
  admin: () => false,
};

for (const [name, command] of Object.entries(decisionCommands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof decisionCommands];
    const admits = (actor: CommandContext["actor"]): boolean => {
      const ctx = { actor, now: "2026-05-01T00:00:00.000Z", state: () => state } as unknown as CommandContext;
      return command.allow.admits(ctx, { home: HOME, id: "x", matter: "x", area: AREA } as never) !== null;
    };
    for (const role of ROLES)
      for (const unit of [units.undertaker, units.decider, "ps-330502", ""]) {
        assert.equal(admits(person({ role, area: AREA, unit })), may[who](role, unit), `${role} of ${unit || "the area"}`);
        if (who === "overseer" || who === "evaluator")
          assert.equal(admits(person({ role, area: "330521", unit })), false, `${role} elsewhere`);
        if (who !== "anyone")
          assert.equal(admits(person({ role, area: AREA, unit, until: "2026-04-30T00:00:00.000Z" })), false, `${role} whose time is over`);
      }
    assert.equal(admits(resident), who === "anyone");
    assert.equal(admits(system), who === "anyone" || who === "system");
  });

test("what the city sets for itself is set by its administrator, for the whole city", () => {
  const admits = (role: "admin" | "supervisor", area: string) =>
    decisionCommands.setThePractice.allow.admits(
      { actor: person({ role, area }), now: "2026-05-01T00:00:00.000Z" } as unknown as CommandContext,
      {} as never,
    ) !== null;
  assert.deepEqual([admits("admin", "3305"), admits("admin", AREA), admits("supervisor", "3305")], [true, false, false]);
});
