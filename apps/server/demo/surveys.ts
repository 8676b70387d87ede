import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import * as svy from "#modules/surveys";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY } from "./story.ts";
import { answersOf, DRAW, give, HOME, instant, MARGINS, prepare, STRATA, WANTED, type Told } from "./survey-ground.ts";
import { inTheField } from "./surveys-now.ts";

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
/** "Above the province by 0.75 points": the province at 96.08%, without the size of its sample. */
const PROVINCE = {
  indicator: "svy.safe",
  zh: "全省（报告所称领先 0.75 个百分点）",
  en: "Province, as the report's lead of 0.75 points implies",
  value: 96.08,
  document: "《平安湖州五年答卷》",
};

/** Whose answers are unsafe, among all that are completed in a year. */
function feltOf(random: Random, unsafe: number): Set<number> {
  const chosen = new Set<number>();
  while (chosen.size < unsafe) chosen.add(random.below(STRATA.length * WANTED));
  return chosen;
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

/** 2010 was first published with two age groups exchanged in the census figures it was weighed to, and corrected in the new year. */
const CORRECTED = 2010;
const EXCHANGED = MARGINS.map(({ question, totals }) =>
  question === "age" ? { question, totals: { ...totals, a30: totals.a45 ?? 0, a45: totals.a30 ?? 0 } } : { question, totals },
);
const WHY = {
  zh: "加权用的人口数据里，30–44 岁与 45–59 岁两组填反了。答卷没有变，按正确的人口重新加权。（示意）",
  en: "In the census figures used for weighing, the groups of 30–44 and 45–59 were exchanged. No answer changed; they are weighed anew. (sample)",
};
const marginsOf = (year: number): typeof MARGINS => (year === CORRECTED ? EXCHANGED : MARGINS);
const system: Actor = { kind: "system", id: "system" };

/** Checked, weighed by the same calculation as a living survey's, published by another person, numbers destroyed. */
function conclude(told: Told, id: string, { year }: Year, { lines, units, counts, interviews }: Rung): void {
  const at = Date.UTC(year, 10, 6, 2);
  const key = { home: HOME, id };
  give(told, svy.closeFieldwork, key, at, told.manager);
  for (const one of interviews.filter((_, index) => index % 10 === 0))
    give(told, svy.checkBack, { ...key, survey: id, id: one.id, confirmed: true }, at + DAY, told.manager);
  give(told, svy.orderEstimates, key, at + 2 * DAY, told.manager);
  const all = { ...counts, partial: 0, "non-contact": 0, unknown: 0 };
  const estimated = (margins: typeof MARGINS, on: number): void => {
    const plan = { strata: STRATA, margins } as unknown as svy.Plan;
    const material = { area: "3305", questions: svy.Questions.parse(svy.STANDARD), plan, merge: [], lines, counts: all };
    const found = svy.calculate(material);
    const committed = svy.commitmentsOf(material, year, found.measures);
    give(told, svy.recordEstimates, { ...key, result: { ok: true, found, committed } }, on, system);
  };
  estimated(marginsOf(year), at + 2 * DAY + 60_000);
  give(told, svy.publishSurvey, { ...key, references: year === 2011 ? [PROVINCE] : [] }, at + 9 * DAY, told.second);
  give(told, svy.destroyNumbers, key, at + 10 * DAY, told.manager);
  give(told, svy.destroyUnits, { ...key, units, remaining: 0, numbers: units.length }, at + 10 * DAY + 60_000, system);
  if (year !== CORRECTED) return;
  give(told, svy.beginCorrection, { ...key, why: WHY, margins: MARGINS }, at + 70 * DAY, told.manager);
  estimated(MARGINS, at + 70 * DAY + 60_000);
  give(told, svy.approveCorrection, key, at + 72 * DAY, told.second);
}

/**
 * The report's five years of surveys, 2007 to 2011, through the same commands as today's; in a small city the last two. One more is in the field now.
 * Returns the commands given.
 */
export async function writeSurveys(
  runtime: Runtime,
  staff: readonly Member[],
  { events, now }: { events: number; now: string },
): Promise<number> {
  const of = (role: string): Actor[] => staff.filter((one) => one.role === role && one.area === "3305").map(actorOf);
  const [manager, second] = of("surveyManager");
  const [officer] = of("dpo");
  const callers = of("interviewer");
  if (!manager || !second || !officer || callers.length === 0) return 0;
  const told: Told = { rehearsal: rehearse(bulkDeps(runtime)), random: seeded(96_83), manager, second, officer, callers, steps: 0 };
  for (const year of events >= 10_000 ? YEARS : YEARS.slice(-2)) {
    const id = uuidv7(Date.UTC(year.year, 8, 3, 2), told.random.bytes(10));
    const asked = { year: year.year, from: `${year.year}-10-08`, until: `${year.year}-11-05`, modes: ["cati"] as const };
    const positions = prepare(told, id, { ...asked, at: Date.UTC(year.year, 8, 3, 2), strata: STRATA, margins: marginsOf(year.year) });
    conclude(told, id, year, ring(told, id, year, positions));
  }
  inTheField(told, Date.parse(now));
  await told.rehearsal.flush();
  return told.steps;
}
