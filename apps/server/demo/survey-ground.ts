import { createHash } from "node:crypto";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import type { Rehearsal } from "#platform/runtime";
import * as svy from "#modules/surveys";
import type { Random } from "./random.ts";
import { DAY } from "./story.ts";

export const HOME = "330500000";
export const DRAW = 50;
export const WANTED = 40;
/** Residents of 18 and over by county, town and country; made up to the size of the city of then. */
const COUNTIES = [
  ["330502", "吴兴区", "Wuxing", 330_000, 210_000],
  ["330503", "南浔区", "Nanxun", 170_000, 240_000],
  ["330521", "德清县", "Deqing", 190_000, 190_000],
  ["330522", "长兴县", "Changxing", 250_000, 270_000],
  ["330523", "安吉县", "Anji", 180_000, 210_000],
] as const;
export const STRATA = COUNTIES.flatMap(([area, zh, en, town, country]) =>
  (
    [
      ["town", "城镇", "towns", town],
      ["country", "乡村", "country", country],
    ] as const
  ).map(([kind, kindZh, kindEn, population]) => ({
    code: `${area}-${kind}`,
    zh: `${zh}${kindZh}`,
    en: `${en}, ${kindEn}`,
    area,
    population,
    frame: 2_000,
    draw: DRAW,
    wanted: WANTED,
  })),
);
const PEOPLE = STRATA.reduce((sum, { population }) => sum + population, 0);
export const MARGINS: readonly { question: string; totals: Readonly<Record<string, number>> }[] = [
  { question: "sex", totals: { M: PEOPLE / 2 + 15_000, F: PEOPLE / 2 - 15_000 } },
  { question: "age", totals: { a18: 480_000, a30: 700_000, a45: 600_000, a60: PEOPLE - 1_780_000 } },
];

export const instant = (at: number): string => new Date(at).toISOString();

export function answersOf(random: Random, felt: "safe" | "unsafe"): Record<string, string[]> {
  const some = (yes: number): string[] =>
    random.chance(yes) ? [random.pick(["patrol", "talk", "mediation", "cells"]), ...(random.chance(0.3) ? ["talk"] : [])] : ["none"];
  const safe =
    felt === "unsafe"
      ? random.weighted([
          ["s4", 4],
          ["s5", 1],
        ] as const)
      : random.weighted([
          ["s1", 30],
          ["s2", 48],
          ["s3", 20],
        ] as const);
  const said = {
    safe: [safe],
    ...(felt === "unsafe"
      ? {
          where: [
            random.weighted([
              ["web", 4],
              ["street", 4],
              ["home", 1],
              ["transport", 1],
            ] as const),
          ],
        }
      : {}),
    satisfied: [
      random.weighted([
        ["s1", 28],
        ["s2", 47],
        ["s3", 21],
        ["s4", 3],
        ["dk", 1],
      ] as const),
    ],
    aware: [...new Set(some(0.84))],
    join: [...new Set(some(0.46))],
    sex: [random.chance(0.51) ? "M" : "F"],
    age: [
      random.weighted([
        ["a18", 19],
        ["a30", 29],
        ["a45", 26],
        ["a60", 26],
      ] as const),
    ],
    household: [random.chance(0.12) ? "new" : "local"],
  };
  // By themselves some of those who know of it when it is read out name it; nothing is drawn for it, so that every other answer stays as it was.
  return { ...said, recall: said.aware[0] !== "none" && /^a(30|45)$/.test(said.age[0]!) ? said.aware : ["none"] };
}

export type Told = {
  rehearsal: Rehearsal;
  random: Random;
  manager: Actor;
  second: Actor;
  officer: Actor;
  callers: readonly Actor[];
  steps: number;
};

export function give<I, O>(told: Told, command: Command<I, O>, input: unknown, at: number, actor: Actor): O {
  told.steps++;
  return told.rehearsal.give(command, command.input.parse(input), {
    actor,
    now: instant(at),
    commandId: uuidv7(at, told.random.bytes(10)),
  });
}

/** Of one survey: when its design began, the days it asks on, how it asks, its strata and its margins. */
export type Asked = {
  year: number;
  at: number;
  from: string;
  until: string;
  modes: readonly ("cati" | "web")[];
  strata: typeof STRATA;
  margins: typeof MARGINS;
};

/** Designed, filed, signed, approved by another, piloted, drawn; gives the positions that are drawn. */
export function prepare(told: Told, id: string, asked: Asked): ReturnType<typeof svy.drawPositions> {
  const { year, at, from, until, modes, strata, margins } = asked;
  const key = { home: HOME, id };
  const plan = {
    ...key,
    modes,
    frame: "运营商按区县随机生成的手机号和固定电话号段",
    universe: "18 周岁以上、在本市居住满半年的城乡居民",
    frameDigest: createHash("sha256").update(`demonstration list ${year}`).digest("hex"),
    strata,
    margins,
    from,
    until,
    contractor: "市社情民意调查中心",
    script: "您好，这里是市社情民意调查中心。我们正在了解大家对社会治安的感受，大约 5 分钟，不问姓名，您可以不答。现在方便吗？",
  };
  const design = {
    ...key,
    title: `${year} 年群众安全感满意度调查`,
    titleEn: `Resident survey ${year}`,
    purpose: "了解城乡居民的安全感和对平安建设的感受，结果对外公布。",
    area: "3305",
    year,
    questions: svy.STANDARD,
  };
  give(told, svy.designSurvey, design, at, told.manager);
  give(told, svy.planSurvey, plan, at + DAY, told.manager);
  const marks = {
    ...key,
    formNumber: "湖安调 1 号表",
    maker: "湖州市平安办（示意）",
    approval: `湖统备〔${year}〕8 号（示意）`,
    kind: "filed",
    validUntil: `${until.slice(0, 4)}-12-31`,
  };
  give(told, svy.fileSurvey, marks, at + 4 * DAY, told.manager);
  give(told, svy.signOffSurvey, { ...key, assessment: "不问姓名，答卷不带号码；号码 30 天内销毁。" }, at + 5 * DAY, told.officer);
  give(told, svy.approveSurvey, key, at + 6 * DAY, told.second);
  give(told, svy.recordPilot, { ...key, answered: 15, findings: "平均 5 分钟，没有听不懂的题。" }, at + 15 * DAY, told.manager);
  const seed = `${told.random.below(33) + 1} ${told.random.below(33) + 1} ${told.random.below(33) + 1} ${told.random.below(16) + 1}`;
  give(told, svy.drawSample, { ...key, seed, source: "当日双色球开奖号码（示意）" }, at + 20 * DAY, told.manager);
  return svy.drawPositions(id, plan as never, seed);
}
