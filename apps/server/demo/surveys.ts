import { createHash } from "node:crypto";
import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import * as svy from "#modules/surveys";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY } from "./story.ts";

const HOME = "330500000";
const DRAW = 50;
const WANTED = 40;
/** Residents of 18 and over by county, town and country; made up to the size of the city of then. */
const COUNTIES = [
  ["330502", "吴兴区", "Wuxing", 330_000, 210_000],
  ["330503", "南浔区", "Nanxun", 170_000, 240_000],
  ["330521", "德清县", "Deqing", 190_000, 190_000],
  ["330522", "长兴县", "Changxing", 250_000, 270_000],
  ["330523", "安吉县", "Anji", 180_000, 210_000],
] as const;
const STRATA = COUNTIES.flatMap(([area, zh, en, town, country]) =>
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
const MARGINS = [
  { question: "sex", totals: { M: PEOPLE / 2 + 15_000, F: PEOPLE / 2 - 15_000 } },
  { question: "age", totals: { a18: 480_000, a30: 700_000, a45: 600_000, a60: PEOPLE - 1_780_000 } },
];
/**
 * One year: how many of 400 feel unsafe, and the seed of who they are. 2011 is chosen so that the weighted answers give the report's 96.83 %: the report
 * gives no interviews, so these are made for its figure and marked as samples like everything of the demonstration.
 */
const YEARS = [
  { year: 2007, unsafe: 18, seed: 14 },
  { year: 2008, unsafe: 17, seed: 159 },
  { year: 2009, unsafe: 15, seed: 165 },
  { year: 2010, unsafe: 15, seed: 44 },
  { year: 2011, unsafe: 13, seed: 44 },
] as const;
type Year = { year: number; unsafe: number; seed: number };
/** "Above the province by 0.75 points": the province at 96.08 %, without the size of its sample. */
const PROVINCE = {
  indicator: "svy.safe",
  zh: "全省（报告所称领先 0.75 个百分点）",
  en: "Province, as the report's lead of 0.75 points implies",
  value: 96.08,
  document: "《平安湖州五年答卷》",
};

const instant = (at: number): string => new Date(at).toISOString();

function answersOf(random: Random, felt: "safe" | "unsafe"): Record<string, string[]> {
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
  return {
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
}

/** Whose answers are unsafe, among all that are completed in a year. */
function feltOf(random: Random, unsafe: number): Set<number> {
  const chosen = new Set<number>();
  while (chosen.size < unsafe) chosen.add(random.below(STRATA.length * WANTED));
  return chosen;
}

type Told = {
  rehearsal: Rehearsal;
  random: Random;
  manager: Actor;
  second: Actor;
  officer: Actor;
  callers: readonly Actor[];
  steps: number;
};

function give<I, O>(told: Told, command: Command<I, O>, input: unknown, at: number, actor: Actor): O {
  told.steps++;
  return told.rehearsal.give(command, command.input.parse(input), {
    actor,
    now: instant(at),
    commandId: uuidv7(at, told.random.bytes(10)),
  });
}

/** Designed, filed, signed, approved by another, piloted, drawn; gives the positions that are drawn. */
function prepare(told: Told, id: string, { year }: Year): ReturnType<typeof svy.drawPositions> {
  const at = Date.UTC(year, 8, 3, 2);
  const key = { home: HOME, id };
  const plan = {
    ...key,
    modes: ["cati" as const],
    frame: "运营商按区县随机生成的手机号和固定电话号段",
    universe: "18 周岁以上、在本市居住满半年的城乡居民",
    frameDigest: createHash("sha256").update(`demonstration list ${year}`).digest("hex"),
    strata: STRATA,
    margins: MARGINS,
    from: `${year}-10-08`,
    until: `${year}-11-05`,
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
    validUntil: `${year}-12-31`,
  };
  give(told, svy.fileSurvey, marks, at + 4 * DAY, told.manager);
  give(told, svy.signOffSurvey, { ...key, assessment: "不问姓名，答卷不带号码；号码 30 天内销毁。" }, at + 5 * DAY, told.officer);
  give(told, svy.approveSurvey, key, at + 6 * DAY, told.second);
  give(told, svy.recordPilot, { ...key, answered: 15, findings: "平均 5 分钟，没有听不懂的题。" }, at + 15 * DAY, told.manager);
  const seed = `${told.random.below(33) + 1} ${told.random.below(33) + 1} ${told.random.below(33) + 1} ${told.random.below(16) + 1}`;
  give(told, svy.drawSample, { ...key, seed, source: "当日双色球开奖号码（示意）" }, at + 20 * DAY, told.manager);
  return svy.drawPositions(id, plan as never, seed);
}

type Rung = {
  lines: svy.Line[];
  units: string[];
  counts: Record<"completed" | "refusal" | "ineligible", number>;
  interviews: { id: string; by: number }[];
};

/** Numbers are brought and rung one after another: four of five answer, the others refuse or are not in use. */
function ring(told: Told, id: string, year: Year, positions: ReturnType<typeof svy.drawPositions>): Rung {
  const began = Date.UTC(year.year, 9, 8, 2);
  const random = seeded(year.seed);
  const unsafe = feltOf(random, year.unsafe);
  const rung: Rung = { lines: [], units: [], counts: { completed: 0, refusal: 0, ineligible: 0 }, interviews: [] };
  const batches = STRATA.map(({ code }) =>
    positions[code]!.map((position) => ({
      id: uuidv7(began, told.random.bytes(10)),
      stratum: code,
      position,
      phone: `139${`${10_000_000 + told.random.below(9_999_999)}`}`,
    })),
  );
  for (const rows of batches) give(told, svy.supplyNumbers, { home: HOME, id, rows }, began, told.manager);
  give(told, svy.openFieldwork, { home: HOME, id }, began + 1, told.manager);
  batches.flat().forEach((row, index) => {
    const caller = index % told.callers.length;
    const at = began + (index % 24) * DAY + (index % 50) * 420_000;
    const of = { home: HOME, survey: id, id: row.id };
    rung.units.push(row.id);
    give(told, svy.claimUnit, of, at, told.callers[caller]!);
    const nth = index % DRAW;
    if (nth >= WANTED) {
      const outcome = nth % 5 === 4 ? "not-in-use" : "refusal";
      rung.counts[outcome === "refusal" ? "refusal" : "ineligible"]++;
      return void give(told, svy.recordAttempt, { ...of, outcome }, at + 60_000, told.callers[caller]!);
    }
    const interview = uuidv7(at, told.random.bytes(10));
    const answers = answersOf(random, unsafe.has(rung.lines.length) ? "unsafe" : "safe");
    give(told, svy.completeInterview, { ...of, interview, startedAt: instant(at), answers }, at + 290_000, told.callers[caller]!);
    rung.counts.completed++;
    rung.lines.push({ id: interview, stratum: row.stratum, answers });
    rung.interviews.push({ id: interview, by: caller });
  });
  return rung;
}

/** Checked, weighed by the same calculation as a living survey's, published by another person, numbers destroyed. */
function conclude(told: Told, id: string, { year }: Year, { lines, units, counts, interviews }: Rung): void {
  const at = Date.UTC(year, 10, 6, 2);
  const key = { home: HOME, id };
  give(told, svy.closeFieldwork, key, at, told.manager);
  for (const one of interviews.filter((_, index) => index % 10 === 0))
    give(told, svy.checkBack, { ...key, survey: id, id: one.id, confirmed: true }, at + DAY, told.manager);
  give(told, svy.orderEstimates, key, at + 2 * DAY, told.manager);
  const all = { ...counts, partial: 0, "non-contact": 0, unknown: 0 };
  const plan = { strata: STRATA, margins: MARGINS } as unknown as svy.Plan;
  const material = { area: "3305", questions: svy.Questions.parse(svy.STANDARD), plan, merge: [], lines, counts: all };
  const found = svy.calculate(material);
  const committed = svy.commitmentsOf(material, year, found.measures);
  give(told, svy.recordEstimates, { ...key, result: { ok: true, found, committed } }, at + 2 * DAY + 60_000, {
    kind: "system",
    id: "system",
  });
  give(told, svy.publishSurvey, { ...key, references: year === 2011 ? [PROVINCE] : [] }, at + 9 * DAY, told.second);
  give(told, svy.destroyNumbers, key, at + 10 * DAY, told.manager);
  give(told, svy.destroyUnits, { ...key, units, remaining: 0 }, at + 10 * DAY + 60_000, { kind: "system", id: "system" });
}

/** The report's five years of surveys, 2007 to 2011, through the same commands as today's; in a small city the last two. Returns the commands given. */
export async function writeSurveys(runtime: Runtime, staff: readonly Member[], { events }: { events: number }): Promise<number> {
  const of = (role: string): Actor[] => staff.filter((one) => one.role === role && one.area === "3305").map(actorOf);
  const [manager, second] = of("surveyManager");
  const [officer] = of("dpo");
  const callers = of("interviewer");
  if (!manager || !second || !officer || callers.length === 0) return 0;
  const told: Told = { rehearsal: rehearse(bulkDeps(runtime)), random: seeded(96_83), manager, second, officer, callers, steps: 0 };
  for (const year of events >= 10_000 ? YEARS : YEARS.slice(-2)) {
    const id = uuidv7(Date.UTC(year.year, 8, 3, 2), told.random.bytes(10));
    const positions = prepare(told, id, year);
    conclude(told, id, year, ring(told, id, year, positions));
  }
  await told.rehearsal.flush();
  return told.steps;
}
