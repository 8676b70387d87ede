import { resident, type Actor } from "#platform/access";
import { namedUuid, uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import { decisionCommands as dec } from "#modules/decisions";
import { places, type Area } from "#modules/places";
import { MATTERS, TERMINAL, type Story } from "./decision-texts.ts";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

type Told = { random: Random; rehearsal: Rehearsal; until: number; steps: number };
type People = {
  overseer: Actor;
  assessor: Actor;
  decider: Actor;
  reviewer: Actor;
  units: { undertaker: string; decider: string; reviewer: string };
};
type Way = { told: Told; people: People; county: Area; story: Story; key: { home: string; id: string }; at: number };

const instant = (at: number): string => new Date(at).toISOString();
const cityDay = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);
const ROUND = [
  [1_690, 0],
  [1_330, 2],
  [960, 4],
  [600, 1],
  [330, 3],
] as const;
/** Begun so lately that comments are open today. */
const OPEN_DAYS = 12;
/** Past assessments were skipped in the first rounds only. */
const LONG_AGO_DAYS = 1_200;

const TEAM = [
  { post: "承办单位分管负责人（组长）", name: "顾某" },
  { post: "承办单位法制机构负责人", name: "施某" },
  { post: "属地街道综治工作负责人", name: "钮某" },
];

/** Steps that have not come yet are not taken: what is young stands where it stands. */
function give<I, O>(way: Way, command: Command<I, O>, input: unknown, actor: Actor): O | null {
  const { told, at } = way;
  if (at > told.until) return null;
  const outcome = told.rehearsal.give(command, command.input.parse(input), {
    actor,
    now: instant(at),
    commandId: uuidv7(at, told.random.bytes(10)),
  });
  told.steps += 1;
  return outcome;
}
const later = (way: Way, days: number): void => void (way.at += days * DAY);
const fresh = (way: Way): string => uuidv7(way.at, way.told.random.bytes(10));

/** The opinions' ids, in the story's order. */
function hear(way: Way): string[] {
  const { key, story, people } = way;
  const { assessor, units } = people;
  const plan = { procedure: "normal", method: story.method, team: TEAM, clear: true, paper: fresh(way), unit: units.undertaker };
  give(way, dec.planAssessment, { ...key, ...plan }, assessor);
  later(way, 2);
  give(way, dec.publishDraft, { ...key, draft: story.draft, until: cityDay(way.at + 31 * DAY) }, assessor);
  const hearing = fresh(way);
  const on = cityDay(way.at + 20 * DAY);
  const place = `${way.county.zh}政务服务中心三楼会议室`;
  give(
    way,
    dec.callTheHearing,
    {
      ...key,
      hearing,
      on,
      time: "14:00",
      place,
      seats: 60,
      subject: story.title,
      selection: "有关居民、单位均可报名，按报名先后安排，满额公开抽取。",
    },
    assessor,
  );
  later(way, 3);
  const ids = story.opinions.flatMap(
    ({ text }) => give(way, dec.giveOpinion, { home: key.home, matter: key.id, text }, resident)?.id ?? [],
  );
  later(way, 5);
  give(way, dec.sendTheHearingPapers, { ...key, hearing, on: cityDay(way.at) }, assessor);
  later(way, 13);
  const held = { ...key, channel: "hearing", on, place, count: 30 + way.told.random.below(40), summary: story.heard };
  give(way, dec.recordParticipation, held, assessor);
  return ids;
}

function answer(way: Way, ids: readonly string[]): void {
  const { key, story, people } = way;
  const { assessor, units } = people;
  later(way, 14);
  for (const [index, { summary, answer: said, reason }] of story.opinions.entries())
    give(way, dec.answerOpinion, { home: key.home, matter: key.id, id: ids[index], summary, answer: said, reason }, assessor);
  if (story.changed) give(way, dec.changeTheDraft, { ...key, draft: story.changed.draft, what: story.changed.what }, assessor);
  const risk = fresh(way);
  const due = cityDay(way.at + 120 * DAY);
  give(way, dec.setRiskItem, { ...key, risk, aspect: "controllability", ...story.risk, owner: units.undertaker, due }, assessor);
  conclude(way);
  later(way, 60 + way.told.random.below(50));
  give(way, dec.noteTheMeasure, { ...key, risk, on: cityDay(way.at), note: "已按方案落实，现场查看过。" }, assessor);
  evaluate(way);
}

/** Looked at again by another body within the year, and closed; now and then one waits for it still. */
function evaluate(way: Way): void {
  const { key, people, county, told } = way;
  // The year's last look is still to come in one county of five.
  if (Number(county.code.slice(-1)) % 5 === 3 && told.until - way.at < 500 * DAY) return;
  later(way, 260);
  const finding = "措施已落实，群众反映的问题没有再发生；建议保留接驳安排，明年再看一次客流。";
  give(way, dec.evaluateMatter, { ...key, finding, effective: true }, people.overseer);
  later(way, 10);
  give(way, dec.closeMatter, key, people.overseer);
}

function conclude(way: Way): void {
  const { key, story, people } = way;
  const { assessor, decider, reviewer, overseer, units } = people;
  later(way, 3);
  give(way, dec.draftTheReport, { ...key, ...story.report }, assessor);
  later(way, 5);
  const experts = ["陈建华", "陆敏", "沈国强", "姚丽"].map((name, index) => ({ name, conflict: index === 3, agrees: true }));
  give(way, dec.reviewReport, { ...key, experts }, assessor);
  later(way, 2);
  give(way, dec.submitReport, { ...key, paper: fresh(way), unit: units.undertaker }, assessor);
  give(way, dec.askForLegality, { ...key, reviewer: units.reviewer }, assessor);
  later(way, 8);
  give(way, dec.giveTheLegality, { ...key, lawful: true, opinion: "权限、程序和内容符合法律规定。" }, reviewer);
  later(way, 3);
  const decided = { ...key, outcome: story.outcome, conditions: story.conditions, paper: fresh(way), unit: units.decider };
  give(way, dec.takeDecision, decided, decider);
  later(way, 4);
  const number = `${way.county.code}-${cityDay(way.at).slice(0, 4)}-${key.id.slice(-4)}`;
  give(way, dec.fileMatter, { ...key, number, paper: fresh(way), unit: units.undertaker }, overseer);
}

function tell(way: Way): void {
  const { key, story, people, county, told } = way;
  const { undertaker, decider } = people.units;
  const matter = {
    ...key,
    kind: story.kind,
    title: `${county.zh}${story.title}`,
    area: county.code,
    undertaker,
    decider,
    affected: story.affected,
    basis: `《重大行政决策程序暂行条例》第三条；${county.zh}年度重大行政决策事项目录（示意）`,
  };
  give(way, dec.identifyMatter, matter, people.overseer);
  later(way, 4);
  // One that was decided past its assessment, so that the rate of assessed decisions is not a wish.
  if (story.past && told.until - way.at > LONG_AGO_DAYS * DAY) {
    later(way, 20);
    give(way, dec.noteTheUnassessed, { ...key, on: cityDay(way.at - DAY), what: story.past }, people.overseer);
    return;
  }
  const ids = hear(way);
  // Whoever is still being heard today is answered by the visitor.
  if (ids.length === story.opinions.length && way.at + 14 * DAY <= told.until) answer(way, ids);
}

/** Who assesses, decides, reviews and oversees in one county, by the units of a story. */
function peopleOf(staff: readonly Member[], county: string, story: Story): People | null {
  const of = (role: string, unit: string): Actor | null => {
    const found = staff.find((one) => one.role === role && one.unit === unit);
    return found ? actorOf(found) : null;
  };
  const units = { undertaker: `${story.undertaker}-${county}`, decider: `${story.decider}-${county}`, reviewer: `justice-${county}` };
  const overseer = of("supervisor", `centre-${county}`);
  const [assessor, decider, reviewer] = [of("handler", units.undertaker), of("approver", units.decider), of("handler", units.reviewer)];
  return overseer && assessor && decider && reviewer ? { overseer, assessor, decider, reviewer, units } : null;
}

const PRACTICE = {
  leastExperts: 3,
  formula: {
    weights: { legality: 20, reasonableness: 20, feasibility: 20, controllability: 25, safety: 15 },
    medium: 0.36,
    high: 0.64,
  },
  reason: "示意：演示市启用风险指数，供评估小组参考",
};

/** The demonstration city computes the index that a city is shipped without, so that it can be seen. */
async function setPractice(runtime: Runtime, staff: readonly Member[], now: string): Promise<void> {
  const admin = staff.find(({ role, area }) => role === "admin" && area === "3305");
  if (!admin) return;
  const rehearsal = rehearse(bulkDeps(runtime));
  rehearsal.give(dec.setThePractice, PRACTICE, { commandId: namedUuid("demo decisions practice"), actor: actorOf(admin), now });
  await rehearsal.flush();
  await runtime.registers.refresh(new Set(["decisions.practice"]));
}

/** Five years of assessments, a handful a year, and the bus terminal whose draft residents changed. Returns how many steps were written. */
export async function writeDecisions(runtime: Runtime, staff: readonly Member[], options: { now: string }): Promise<number> {
  const told: Told = { random: seeded(79), rehearsal: rehearse(bulkDeps(runtime)), until: Date.parse(options.now), steps: 0 };
  await setPractice(runtime, staff, instant(told.until - 1_800 * DAY));
  const counties = runtime.registers.read(places).within("", "county");
  const begin = (county: Area | undefined, story: Story | undefined, daysAgo: number): void => {
    const people = county && story ? peopleOf(staff, county.code, story) : null;
    if (!county || !story || !people) return;
    const at = told.until - daysAgo * DAY;
    const key = { home: county.code.padEnd(9, "0"), id: uuidv7(at, told.random.bytes(10)) };
    tell({ told, people, county, story, key, at });
  };
  for (const [daysAgo, shift] of ROUND)
    for (const [index, county] of counties.entries()) begin(county, MATTERS[(index + shift) % MATTERS.length], daysAgo - index * 17);
  begin(counties[0], TERMINAL, 150);
  begin(counties[0], MATTERS[0], OPEN_DAYS);
  await told.rehearsal.flush();
  return told.steps;
}
