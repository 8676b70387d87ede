import assert from "node:assert/strict";
import { test } from "node:test";
import { resident, system } from "#platform/access";
import type { CommandContext } from "#platform/ledger";
import { person } from "#platform/testing";
import { ROLES } from "#contracts/people";
import { Refusal } from "#platform/refusals";
import { opinionCommands as commands } from "../commands.ts";

const [PLACE, UNIT] = ["330502001005", "ps-330502001"];
const AREA = "330502001";
const held = { stage: "held", area: AREA, decisions: [{ decision: "d", owner: UNIT }] };
const state = { stage: "classified", place: PLACE, answering: UNIT, hands: [] };

type Who =
  | "anyone"
  | "adopter"
  | "action-unit"
  | "action-publisher"
  | "convener"
  | "hearer"
  | "desk-or-unit"
  | "unit"
  | "speaker"
  | "city-admin"
  | "system";
/** The by-law. Complete: a command without a line fails the build. */
const table: Readonly<Record<keyof typeof commands, Who>> = {
  giveOpinion: "anyone",
  hearOpinion: "hearer",
  rateItem: "speaker",
  classifyItem: "desk-or-unit",
  handOnItem: "desk-or-unit",
  publishItem: "desk-or-unit",
  adoptItem: "unit",
  explainItem: "unit",
  actOnItem: "unit",
  replyToItem: "unit",
  amendTopic: "city-admin",
  retireTopic: "city-admin",
  setAgainDays: "city-admin",
  adoptWeekTopic: "adopter",
  actOnTopic: "action-unit",
  publishTopicAction: "action-publisher",
  tellTopicAction: "system",
  announceDeliberation: "convener",
  drawSeats: "convener",
  minuteDeliberation: "convener",
  cancelDeliberation: "convener",
  enterSeat: "anyone",
  leaveSeat: "speaker",
  reportAgreed: "unit",
  destroyContacts: "system",
  tellDeliberation: "system",
  tellItem: "system",
  recountItem: "system",
  noteOpenedReport: "system",
  noteSubjectAnswer: "system",
  noteSubjectAgain: "system",
};
const DESK = ["intakeClerk", "dispatcher", "supervisor"];
const OFFICERS = ["handler", "approver"];
const ofUnit = (role: string, unit: string) => OFFICERS.includes(role) && unit === UNIT;
const may: Readonly<Record<Who, (role: string, unit: string, area: string) => boolean>> = {
  anyone: () => true,
  speaker: () => true,
  hearer: (role, _, area) => [...DESK, ...OFFICERS, "gridWorker", "gridLeader"].includes(role) && PLACE.startsWith(area),
  "desk-or-unit": (role, unit, area) => ofUnit(role, unit) || (DESK.includes(role) && PLACE.startsWith(area)),
  unit: ofUnit,
  adopter: (role, _, area) => ["dispatcher", "supervisor"].includes(role) && AREA.startsWith(area),
  "action-unit": (role, unit, area) => ofUnit(role, unit) && PLACE.startsWith(area),
  "action-publisher": (role, unit, area) =>
    PLACE.startsWith(area) && ((role === "approver" && unit === UNIT) || ["dispatcher", "supervisor"].includes(role)),
  convener: (role, _, area) => ["dispatcher", "supervisor", "commandRoom"].includes(role) && AREA.startsWith(area),
  "city-admin": (role, _, area) => role === "admin" && area === "3305",
  system: () => false,
};

for (const [name, command] of Object.entries(commands))
  test(`${command.name}: exactly who the by-law names`, () => {
    const who = table[name as keyof typeof commands];
    const admits = (actor: CommandContext["actor"], secret = "s"): boolean => {
      const ctx = {
        actor,
        now: "2026-11-23T00:00:00.000Z",
        state: ({ kind }: { kind: string }) => (kind === "opinions.deliberation" ? held : state),
        read: () => ({}),
        token: () => "s",
      };
      const input = {
        home: "330502001",
        id: "x",
        area: who === "convener" || who === "adopter" ? AREA : PLACE,
        decision: "d",
        volunteer: "v",
        secret,
      };
      try {
        return command.allow.admits(ctx as unknown as CommandContext, input as never) !== null;
      } catch (cause) {
        if (cause instanceof Refusal) return false;
        throw cause;
      }
    };
    for (const role of ROLES)
      for (const unit of [UNIT, "centre-330502", ""])
        for (const area of ["3305", "330502", "330503"]) {
          const said = `${role} of ${unit || "no unit"} over ${area}`;
          assert.equal(admits(person({ role, area, unit })), may[who](role, unit, area), said);
          if (who !== "anyone" && who !== "speaker")
            assert.equal(admits(person({ role, area, unit, until: "2026-11-22T00:00:00.000Z" })), false, `${said}, whose time is over`);
        }
    assert.equal(admits(resident), who === "anyone" || who === "speaker");
    assert.equal(admits(resident, "another"), who === "anyone", "without the link's secret");
    assert.equal(admits(system), who === "anyone" || who === "speaker" || who === "system");
  });
