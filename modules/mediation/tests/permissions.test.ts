import assert from "node:assert/strict";
import { test } from "node:test";
import { ROLES, type RoleCode } from "../../people/contract.ts";
import { mediationCommands } from "../commands.ts";
import mediation from "../module.ts";

type Who = RoleCode | "resident" | "system";
const RECORD: readonly Who[] = ["mediator", "pmcChair", "recorder"];
const CONDUCT: readonly Who[] = ["mediator", "pmcChair"];
const KEEP: readonly Who[] = ["judicialOfficeHead"];
const SCREEN: readonly Who[] = [...KEEP, "gridInstructor", "mediator", "pmcChair"];

/** The by-law: who may give each command at all. Everybody else may not. Complete: a command without a line fails the build. */
const table: Readonly<Record<string, readonly Who[]>> = {
  "register-dispute": ["resident", "system", "gridWorker", "gridLeader", "gridInstructor", "dispatcher", "intakeClerk", "mediator", "recorder", "pmcChair"],
  "add-party": RECORD, "accept-dispute": ["pmcChair"], "decline-dispute": ["pmcChair"], "refer-dispute": ["pmcChair"], "invite-party": RECORD,
  "answer-safety": ["resident"], "ask-safety": RECORD, "arrange-safety": CONDUCT, "answer-consent": ["resident"], "record-consent": RECORD,
  "choose-mediator": ["resident"], "object-mediator": ["resident"], "end-mediation": ["resident"], "record-ending": RECORD, "appoint-mediators": ["pmcChair"],
  "declare-mediator": CONDUCT, "record-investigation": RECORD, "open-mediation": CONDUCT, "record-session": RECORD, "adjourn-mediation": CONDUCT,
  "resume-mediation": CONDUCT, "ask-more-time": ["resident"], "record-more-time": RECORD, "set-session": RECORD, "cancel-session": RECORD,
  "say-in-room": CONDUCT, "say-as-party": ["resident"], "answer-proposal": ["resident"], "draft-agreement": RECORD, "sign-agreement": ["resident"],
  "record-signature": RECORD, "sign-as-mediator": CONDUCT, "seal-agreement": ["pmcChair"], "perform-obligation": RECORD, "record-default": RECORD,
  "follow-up": RECORD, "file-confirmation": RECORD, "take-confirmation": RECORD, "rule-confirmation": RECORD, "note-enforcement": RECORD,
  "fail-mediation": CONDUCT, "tell-remedies": RECORD, "report-escalation": CONDUCT, "return-delegated": RECORD, "archive-dispute": RECORD, "void-dispute": ["pmcChair"], "issue-paper": [...RECORD, "system"], "tell-clock": ["system"], "recount-dues": ["system"],
  "set-committee": KEEP, "close-committee": KEEP, "set-mediator": KEEP, "record-training": KEEP, "retire-mediator": KEEP, "hold-screening": SCREEN,
  "close-screening": SCREEN, "ask-errand": [...KEEP, "dispatcher"], "answer-errand": [...KEEP, "gridInstructor", "gridLeader", "gridWorker"], "set-practice": ["admin"], "give-court-list": KEEP,
}; // prettier-ignore

test("the by-law names every command, and none that is not there", () =>
  assert.deepEqual(
    Object.keys(table)
      .map((name) => `mediation.${name}`)
      .sort(),
    mediationCommands.map(({ name }) => name).sort(),
  ));

for (const { name, allow } of mediationCommands)
  test(`${name}: who may`, () =>
    assert.deepEqual([...new Set(allow.roles)].sort(), [...(table[name.slice("mediation.".length)] ?? [])].sort()));

test("who reads logs, configures or answers for personal data reads no case", () => {
  for (const { allow, name } of mediation.queries)
    for (const role of ["auditor", "dpo", "admin"] as const) {
      assert.ok(ROLES.includes(role));
      assert.equal(allow.roles.includes(role), false, name);
    }
});
