import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, system } from "#platform/access";
import type { CommandContext } from "#platform/ledger";
import { person } from "#platform/testing";
import { ROLES } from "#contracts/people";
import { assessmentCommands } from "../commands.ts";
import { entry, type KnownEntry } from "../entry.ts";
import { inspection } from "../inspection.ts";
import { scheme } from "../scheme.ts";
import { visit } from "../visit.ts";

const [CITY, COUNTY] = ["3305", "330502"];
const facts = { area: CITY, level: "county", subjects: [{ code: COUNTY, area: COUNTY }] };
const plan = { stage: "drawn", candidates: [{ code: "P1", subject: COUNTY }] };
const point = { stage: "notified", subject: COUNTY, area: COUNTY } as KnownEntry;

/** Over the whole city, above the county, of the county itself, anybody, or the system alone. */
type Who =
  | "assessor"
  | "assessor or leader"
  | "leader"
  | "any of the three"
  | "assessor above"
  | "assessor or verifier above"
  | "verifier above"
  | "whose office gives points, and jobs"
  | "the county"
  | "anyone"
  | "system";
/** The by-law. Complete by type: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof assessmentCommands, Who>> = {
  draftScheme: "assessor",
  consultScheme: "assessor",
  giveOpinion: "the county",
  answerSchemeOpinion: "assessor",
  approveScheme: "leader",
  publishScheme: "assessor or leader",
  amendScheme: "leader",
  closeScheme: "assessor",
  archiveScheme: "assessor",
  voidScheme: "assessor or leader",
  proposeEntry: "assessor above",
  acceptEntry: "the county",
  objectToEntry: "the county",
  reviewEntry: "verifier above",
  confirmEntry: "verifier above",
  withdrawEntry: "assessor above",
  issuePointsNotice: "whose office gives points, and jobs",
  takeBackEntry: "verifier above",
  tellEntryDue: "system",
  recountEntryDues: "system",
  computeResult: "any of the three",
  recordResult: "system",
  recordReadings: "system",
  publiciseResult: "assessor or leader",
  objectToResult: "anyone",
  decideResultObjection: "leader",
  finaliseResult: "leader",
  awardTitles: "leader",
  revokeTitle: "leader",
  recountStreak: "system",
  tellResultDue: "system",
  recountResultDue: "system",
  planInspection: "assessor",
  drawInspection: "assessor",
  endInspection: "assessor",
  recordVisit: "assessor above",
  tellInspectionDue: "system",
  answerFinding: "the county",
  revisitFinding: "assessor or verifier above",
  scoreFinding: "assessor above",
  tellVisitDue: "system",
  recountVisitDues: "system",
};
const LEADERS = ["approver", "supervisor"];
const leads = (role: string, area: string, unit: string): boolean => LEADERS.includes(role) && area === CITY && unit === `zfw-${CITY}`;
const SPEAKERS = ["handler", "approver", "supervisor", "dispatcher"];
const may: Readonly<Record<Exclude<Who, "system">, (role: string, area: string, unit: string) => boolean>> = {
  assessor: (role, area) => role === "assessor" && area === CITY,
  "assessor or leader": (role, area, unit) => (role === "assessor" && area === CITY) || leads(role, area, unit),
  leader: (role, area, unit) => leads(role, area, unit),
  "any of the three": (role, area, unit) => (["assessor", "itemVerifier"].includes(role) && area === CITY) || leads(role, area, unit),
  "assessor above": (role, area) => role === "assessor" && area === CITY,
  "assessor or verifier above": (role, area) => ["assessor", "itemVerifier"].includes(role) && area === CITY,
  "verifier above": (role, area) => role === "itemVerifier" && area === CITY,
  "whose office gives points, and jobs": (role, area, unit) =>
    ["assessor", "itemVerifier"].includes(role) && area === CITY && unit === `zfw-${CITY}`,
  "the county": (role, area, unit) =>
    SPEAKERS.includes(role) && area === COUNTY && (unit === `zfw-${COUNTY}` || unit === `centre-${COUNTY}`),
  anyone: () => true,
};

const POSTS = [
  [CITY, "zfw-3305"],
  [CITY, "fire-3305"],
  [COUNTY, `zfw-${COUNTY}`],
  [COUNTY, `centre-${COUNTY}`],
  [COUNTY, `fire-${COUNTY}`],
  ["330503", "zfw-330503"],
  ["330502001", "centre-330502001"],
] as const;

for (const [name, command] of Object.entries(assessmentCommands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof assessmentCommands];
    const states: Readonly<Record<string, unknown>> = {
      [scheme.kind]: { stage: "published", facts },
      [entry.kind]: point,
      [inspection.kind]: plan,
      [visit.kind]: { stage: "open", subject: COUNTY, area: COUNTY },
    };
    const state = (of: { kind: string; initial: unknown }): unknown => states[of.kind] ?? of.initial;
    const input = { home: "330502000", id: "x", scheme: "x", subject: COUNTY, facts, unit: `zfw-${CITY}`, inspection: "x", place: "P1" };
    const admits = (actor: CommandContext["actor"]): boolean => {
      const ctx = { actor, now: "2026-05-01T00:00:00.000Z", state } as unknown as CommandContext;
      return command.allow.admits(ctx, input as never) !== null;
    };
    for (const role of ROLES)
      for (const [area, unit] of POSTS) {
        const wanted = who === "system" ? false : may[who](role, area, unit);
        assert.equal(admits(person({ role, area, unit })), wanted, `${role} of ${unit}`);
        if (who !== "anyone")
          assert.equal(admits(person({ role, area, unit, until: "2026-04-30T00:00:00.000Z" })), false, `${role} whose time is over`);
      }
    assert.equal(admits(resident), who === "anyone");
    assert.equal(admits(system), who === "anyone" || who === "system" || who === "whose office gives points, and jobs");
  });

test("who also answers for one of its units plans, draws and ends no inspection", () => {
  const both = person({ role: "assessor", area: CITY, unit: "zfw-3305" }, { role: "handler", area: COUNTY, unit: `zfw-${COUNTY}` });
  const state = (of: { kind: string; initial: unknown }): unknown => (of.kind === scheme.kind ? { stage: "published", facts } : of.initial);
  const ctx = { actor: both, now: "2026-05-01T00:00:00.000Z", state } as unknown as CommandContext;
  const { planInspection, drawInspection, endInspection } = assessmentCommands;
  for (const one of [planInspection, drawInspection, endInspection])
    assert.equal(one.allow.admits(ctx, { scheme: "x", inspection: "x" } as never), null, one.name);
});
