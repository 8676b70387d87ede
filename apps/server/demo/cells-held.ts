import * as cells from "#modules/cells";
import * as texts from "./cell-texts.ts";
import { cite, type Cited } from "./cell-proof.ts";
import type { Key, Stage } from "./cells-now.ts";
import { day } from "./cells-way.ts";
import { DAY, HOUR } from "./story.ts";

type Result = { line: string; points: number; reason: string | null; photos: string[]; finding: "none" | "plain"; cited: Cited };

/** Full points, but for one line on which something is to be mended. */
const seen = ({ rule }: Stage, open: number | null, bare: number | null = null): Result[] =>
  rule.lines.map((line, index) => {
    // On one of the lines that do not insist nobody named anything: it stands there marked.
    const looked = { line: line.code, photos: [], cited: index === bare ? null : cite(line) };
    return index === open
      ? { ...looked, points: line.points - 3, reason: texts.FINDINGS[0]!, finding: "plain" }
      : { ...looked, points: line.points, reason: null, finding: "none" };
  });

/** Two look, and sign an hour apart. */
function inspect(on: Stage, key: Key, at: number, results: Result[], way = "unannounced"): void {
  const { give, papers, actors } = on;
  give(cells.inspectUnit, { ...key, way, results, statement: texts.STATEMENTS[0], seenAt: null }, actors.fire, at);
  give(cells.countersignInspection, key, actors.police, at + HOUR);
  papers(key, at + HOUR);
}

/** What was found is mended by the unit, and one of the two looks again. */
function mended(on: Stage, key: Key, at: number, index: number): void {
  const { rule, give, papers, actors } = on;
  give(cells.rectifyFindings, { ...key, measures: texts.MENDED[0], photos: [] }, actors.desk, at);
  const line = rule.lines[index]!;
  const results = [{ line: line.code, points: line.points, cited: cite(line), reason: "整改后补记。", photos: [], mended: true }];
  give(cells.recheckFindings, { ...key, results, note: texts.RECHECKED }, actors.fire, at + 3 * DAY);
  papers(key, at + 3 * DAY);
}

/** Schools that hold the title since summer: one warned, one that has mended, one restored, one checked and in order, one about to be checked. */
export function holders(on: Stage): { next: Key } {
  const { today, rule, open, school, applied, seed, drawn, give, papers, actors } = on;
  const units = [
    school("H", "第四小学", "No. 4 Primary School"),
    school("I", "第五小学", "No. 5 Primary School"),
    school("J", "红领巾幼儿园", "Red Scarf Kindergarten"),
    school("K", "外国语学校", "Foreign Language School"),
    school("L", "实验学校", "Experimental School"),
  ];
  const round = open(units, ["吴兴区平安校园第一批创建", "Safe campuses of Wuxing: first round"], today - 230 * DAY, today - 200 * DAY);
  const keys = units.map((unit, index) => applied(round, unit, today - (225 - index) * DAY));
  seed(round, "6 3 1 9 4", today - 196 * DAY);
  for (const [index, key] of keys.entries()) {
    drawn(round, key, today - (190 - index) * DAY);
    inspect(on, key, today - (180 - index) * DAY, seen(on, null));
    give(cells.publiciseResult, key, actors.publisher, today - (172 - index) * DAY);
    give(cells.awardTitle, key, actors.publisher, today - (150 - index) * DAY);
    papers(key, today - (150 - index) * DAY);
  }
  const [warned, mending, restored, checked, next] = keys as [Key, Key, Key, Key, Key];
  const warning = { reason: texts.WARNED, document: "火灾事故简易调查认定书（示意）" };
  give(cells.warnUnit, { ...restored, ...warning }, actors.publisher, today - 120 * DAY);
  give(cells.mendUnit, { ...restored, measures: texts.MENDING, photos: [] }, actors.desk, today - 98 * DAY);
  give(cells.restoreTitle, { ...restored, reason: texts.RESTORED }, actors.judge, today - 92 * DAY);
  give(cells.warnUnit, { ...mending, ...warning }, actors.publisher, today - 50 * DAY);
  give(cells.mendUnit, { ...mending, measures: texts.MENDING, photos: [] }, actors.desk, today - 9 * DAY);
  give(cells.warnUnit, { ...warned, ...warning }, actors.publisher, today - 12 * DAY);
  const numbers = { seed: "排列五 1 5 0 8 3", source: `示意：${day(today - 91 * DAY)} 体彩排列五开奖公告`, count: units.length };
  give(cells.drawCheckUnits, { scheme: rule.code, round, ...numbers }, on.ruler, today - 91 * DAY);
  const order = { ...checked, scheme: rule.code, round, way: "unannounced", reason: "年度随机抽查。" };
  give(cells.checkTitle, order, actors.publisher, today - 90 * DAY);
  inspect(on, checked, today - 85 * DAY, seen(on, 1));
  mended(on, checked, today - 78 * DAY, 1);
  return { next };
}

/** A kindergarten that has held its title for almost three years and reported on each: it may be renewed now. */
export function endingSoon(on: Stage): cells.Unit {
  const { today, rule, open, school, applied, seed, drawn, give, actors } = on;
  const unit = school("Q", "机关幼儿园", "Government Kindergarten");
  const named = today - (rule.years * 365 - 60) * DAY;
  const year = day(named - 80 * DAY).slice(0, 4);
  const round = open([unit], [`${year} 年平安校园创建`, `Safe campuses of ${year}`], named - 80 * DAY, named - 50 * DAY);
  const key = applied(round, unit, named - 75 * DAY);
  seed(round, "5 8 2 6 0", named - 46 * DAY);
  drawn(round, key, named - 40 * DAY);
  inspect(on, key, named - 30 * DAY, seen(on, null));
  give(cells.publiciseResult, key, actors.publisher, named - 22 * DAY);
  give(cells.awardTitle, key, actors.publisher, named);
  // Drawn and looked at once, so that the draw of units stands on the round's page, to be drawn again.
  const numbers = { seed: "排列五 9 0 4 4 7", source: `示意：${day(named + 400 * DAY)} 体彩排列五开奖公告`, count: 1 };
  give(cells.drawCheckUnits, { scheme: rule.code, round, ...numbers }, on.ruler, named + 400 * DAY);
  const order = { ...key, scheme: rule.code, round, way: "unannounced", reason: "年度随机抽查。" };
  give(cells.checkTitle, order, actors.publisher, named + 403 * DAY);
  inspect(on, key, named + 406 * DAY, seen(on, null));
  for (const days of [320, 680, 1_010]) {
    const at = named + days * DAY;
    give(cells.reportYear, { ...key, year: Number(day(at).slice(0, 4)), text: texts.REPORT }, actors.desk, at);
  }
  return unit;
}

/** In the round under way: a school that mends what was found, and one whose inspection waits for the second signature. */
export function underInspection(on: Stage, round: string, [mending, unsigned]: readonly [Key, Key]): void {
  const { today, drawn, give, actors } = on;
  for (const key of [mending, unsigned]) drawn(round, key, today - 9 * DAY);
  inspect(on, mending, today - 5 * DAY, seen(on, 2));
  const found = { ...unsigned, way: "announced", results: seen(on, null, 4), statement: texts.STATEMENTS[1], seenAt: null };
  give(cells.inspectUnit, found, actors.police, today - 2 * DAY);
}

/** A school that was refused, and has appealed. */
export function refused(on: Stage, round: string, key: Key): void {
  const { today, rule, drawn, give, actors } = on;
  drawn(round, key, today - 60 * DAY);
  const weak = rule.lines.map((line) => ({
    line: line.code,
    points: line.key ? 0 : Math.floor(line.points / 2),
    cited: cite(line),
    reason: texts.FINDINGS[3]!,
    photos: [],
    finding: "none",
  }));
  const at = { ...key, way: "unannounced", results: weak, statement: texts.STATEMENTS[0], seenAt: null };
  give(cells.inspectUnit, at, actors.fire, today - 50 * DAY);
  give(cells.countersignInspection, key, actors.police, today - 50 * DAY + HOUR);
  give(cells.refuseTitle, { ...key, reason: texts.BELOW }, actors.publisher, today - 4 * DAY);
  give(cells.appealDecision, { ...key, reason: "应急演练方案已在检查前修订，材料未及时归档，现补交，请复核。" }, actors.desk, today - DAY);
}
