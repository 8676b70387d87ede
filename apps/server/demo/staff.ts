import type { Actor, Grant } from "#platform/access";
import { namedUuid } from "#platform/ids";
import type { Unit } from "#modules/organisations";
import type { RoleCode } from "#modules/people";
import type { Area } from "#modules/places";
import { seeded, type Random } from "./random.ts";
import { GIVEN, SURNAMES } from "./texts.ts";

/** One member of the demonstration city's staff. `login` is set for the accounts a visitor may sign in with. */
export type Member = {
  id: string;
  home: string;
  place: string;
  login: string;
  name: string;
  role: RoleCode;
  area: string;
  unit: string;
  open: boolean;
};

/** The accounts a visitor gets, one a role, all around one community so that a report can be walked through every hand. */
const VISITORS: readonly (readonly [login: string, role: RoleCode, area: string, unit: string])[] = [
  ["wangge", "gridWorker", "330502001005", "village-330502001005"],
  ["wanggezhang", "gridLeader", "330502001005", "village-330502001005"],
  ["zhidaoyuan", "gridInstructor", "330502001", "centre-330502001"],
  ["shouli", "intakeClerk", "330502001", "centre-330502001"],
  ["fenliu", "dispatcher", "330502001", "centre-330502001"],
  ["quzhongxin", "dispatcher", "330502", "centre-330502"],
  ["chengguan", "handler", "330502001", "cg-330502001"],
  ["chengguanshenpi", "approver", "330502001", "cg-330502001"],
  ["xiaofang", "handler", "330502", "fire-330502"],
  ["duban", "supervisor", "330502", "centre-330502"],
  ["zhihui", "commandRoom", "3305", "centre-3305"],
  ["shenji", "auditor", "3305", ""],
  ["baohu", "dpo", "3305", ""],
  ["guanli", "admin", "3305", ""],
];

/**
 * Who assesses counties from the city: who proposes points, three to confirm them and be drawn for an objection, two leaders because whoever published
 * a result does not make it final. Drawn apart so that everybody else keeps the name they had.
 */
function assessmentStaff(): Member[] {
  const random = seeded(72);
  const posts: readonly (readonly [string, RoleCode])[] = [
    ["kaohe", "assessor"],
    ["kaohefuhe1", "itemVerifier"],
    ["kaohefuhe2", "itemVerifier"],
    ["kaohefuhe3", "itemVerifier"],
    ["shending1", "approver"],
    ["shending2", "approver"],
  ];
  return posts.map(([login, role]) => member(random, login, role, "3305", "zfw-3305", true));
}

const nameOf = (random: Random): string => random.pick(SURNAMES) + random.pick(GIVEN);

const homeOf = (area: string): string => area.slice(0, 9).padEnd(9, "0");

function member(random: Random, login: string, role: RoleCode, area: string, unit: string, open: boolean): Member {
  return { id: namedUuid("demo account", login), home: homeOf(area), place: area, login, name: nameOf(random), role, area, unit, open };
}

const loginOf = (role: RoleCode, area: string, unit: string): string =>
  `${role.toLowerCase()}.${area}.${unit.slice(0, unit.lastIndexOf("-"))}`;

/** Units that name nobody yet, so that the network check has something to find. */
const NAMELESS = /^((rc|meteo)-33052[123]|centre-330522202|ps-330523205|village-33052110102\d)$/;

/** The account of a unit's named contact: its handler. */
export const contactOf = (unit: string): string | null =>
  NAMELESS.test(unit) ? null : namedUuid("demo account", loginOf("handler", unit.slice(unit.lastIndexOf("-") + 1), unit));

/** Everybody who worked in the five seeded years: a dispatcher, a supervisor and a checker where they are needed, a handler a unit, a grid worker a village. */
export function demoStaff(areas: readonly Area[], units: readonly Unit[]): Member[] {
  const random = seeded(7);
  const staff = VISITORS.map(([login, role, area, unit]) => member(random, login, role, area, unit, true));
  staff.push(...assessmentStaff());
  const add = (role: RoleCode, area: string, unit: string): void =>
    void staff.push(member(random, loginOf(role, area, unit), role, area, unit, false));
  for (const area of areas) {
    if (area.level === "county") {
      add("dispatcher", area.code, `centre-${area.code}`);
      add("supervisor", area.code, `centre-${area.code}`);
    }
    if (area.level === "town") {
      add("dispatcher", area.code, `centre-${area.code}`);
      add("gridInstructor", area.code, `centre-${area.code}`);
    }
    if (area.level === "village") {
      add("gridWorker", area.code, `village-${area.code}`);
      add("gridLeader", area.code, `village-${area.code}`);
    }
  }
  for (const unit of units) {
    add("handler", unit.area, unit.code);
    if (unit.area.length === 6) add("approver", unit.area, unit.code);
  }
  return [
    ...staff,
    ...mediationStaff(areas),
    ...petitionStaff(areas),
    ...cardStaff(),
    ...surveyStaff(),
    ...unitStaff(),
    ...assessingStaff(),
    ...answerStaff(),
    ...policeStaff(),
  ];
}

/** Departments of the city that answer what residents keep asking. */
export const ANSWERING = [
  "ps", "edu", "civil", "disabled", "hrss", "mi", "women", "health", "cg", "water-co", "grid-co", "gas-co", "fire", "ps-traffic", "hc", "market", "ctr",
  "justice", "xf", "data", "dr", "youth", "hotline", "centre",
] as const; // prettier-ignore

/** Who checks what a bureau's handler wrote. */
function answerStaff(): Member[] {
  const random = seeded(101);
  return ANSWERING.map((one) => member(random, `approver.3305.${one}`, "approver", "3305", `${one}-3305`, false));
}

/** Of the unit whose draft is open for comment: who answers what residents say, and assesses. */
const assessingStaff = (): Member[] => [member(seeded(89), "chengban", "handler", "330502", "water-330502", true)];

/** Units' own accounts, by the codes the demonstration's rounds know them by: a school that may apply, and a kindergarten whose title ends soon. */
const unitStaff = (): Member[] => [
  member(seeded(83), "xuexiao", "unitContact", "330502001", "C05D-330502001", true),
  member(seeded(97), "youeryuan", "unitContact", "330502001", "C05Q-330502001", true),
];

/** Of the police station: who hears people in the square and answers them. Drawn apart, as below. */
const policeStaff = (): Member[] => [member(seeded(107), "minjing", "handler", "330502001", "ps-330502001", true)];

/** Who composes the city's report card; its second person is the command room. Drawn apart, as below. */
const cardStaff = (): Member[] => [member(seeded(79), "dajuan", "supervisor", "3305", "centre-3305", true)];

/** Departments that petitions of the seeded years go to, for 复查 one level up; 复核 stands with the government's petition office. */
export const REVIEWING = ["cg", "hc", "hrss", "edu", "mi", "civil", "agri"] as const;

/** Who reviews, who heads a visitors' organ, and who acts for a principal. */
function petitionStaff(areas: readonly Area[]): Member[] {
  const random = seeded(73);
  const towns = areas.filter(({ level, code }) => level === "town" && code !== "330502001");
  return [
    member(random, "fucha", "reviewer", "330502", "cg-330502", true),
    member(random, "fuhe", "reviewer", "3305", "cg-3305", true),
    member(random, "daili", "petitionAgent", "330502001", "centre-330502001", true),
    ...["xf", ...REVIEWING].map((department) =>
      member(random, `reviewer.3305.${department}`, "reviewer", "3305", `${department}-3305`, false),
    ),
    ...areas
      .filter(({ level }) => level === "county")
      .map(({ code }) => member(random, `reviewer.${code}.cg`, "reviewer", code, `cg-${code}`, false)),
    ...towns.slice(0, 12).map(({ code }) => member(random, `petitionagent.${code}`, "petitionAgent", code, `centre-${code}`, false)),
  ];
}

/** Committees in each town, drawn apart so that everybody else keeps the name they had. */
function mediationStaff(areas: readonly Area[]): Member[] {
  const random = seeded(71);
  const visitors = [
    ["tiaojie", "mediator"],
    ["tiaoweihui", "pmcChair"],
    ["jilu", "recorder"],
    ["sifasuo", "judicialOfficeHead"],
  ] as const;
  const open = visitors.map(([login, role]) => member(random, login, role, "330502001", "centre-330502001", true));
  const towns = areas.filter(({ level, code }) => level === "town" && code !== "330502001");
  return [
    ...open,
    ...towns.flatMap(({ code }) =>
      (["mediator", "pmcChair", "judicialOfficeHead"] as const).map((role) =>
        member(random, `${role.toLowerCase()}.${code}`, role, code, `centre-${code}`, false),
      ),
    ),
  ];
}

/** Of the city, of no grid and no county: nobody asked is anybody's neighbour. */
function surveyStaff(): Member[] {
  const random = seeded(72);
  const visitors = [
    ["diaocha", "surveyManager"],
    ["diaochafuhe", "surveyManager"],
    ["fangyuan", "interviewer"],
  ] as const;
  return [
    ...visitors.map(([login, role]) => member(random, login, role, "3305", "centre-3305", true)),
    ...[2, 3, 4].map((n) => member(random, `fangyuan${n}`, "interviewer", "3305", "centre-3305", false)),
  ];
}

/** A member as the actor of a seeded command. */
export function actorOf(one: Member): Actor {
  const grant: Grant = { role: one.role, area: one.area, unit: one.unit, until: null, delegatedBy: null };
  return { kind: "staff", id: one.id, name: one.name, grants: [grant], sessionId: one.id };
}
