import type { FieldRefusal } from "#platform/refusals";
import type { Item, Rule, Veto } from "./contract/rule.ts";

/**
 * Figures that never enter a score: how many petitions there are or come again, whether parties settle or go to court, how much is reported.
 * Whoever is scored by them would keep people from coming (domain.md §0.3, 9; §6; §8).
 */
const NEVER =
  /^(pet\.(?!(register|notice|intime|sat|sat-office|rate)$).*|med\.(success|confirm|relapse)\b.*|crime\..*|evt\.reported.*|.*\b(refus|declin|arrest)\w*.*)$/;

/** Words of measures nobody is scored by, wherever they stand in an item. */
const FORBIDDEN: readonly RegExp[] = [
  /上访|非访|越级访|进京|集体访|重复访|信访(总)?量|信访(件|批|人)(次|数)|信访总数/,
  /逮捕|抓获|拘留|批捕|打击处理|刑拘|破案数|立案数/,
  /拒绝(率|数|人数|次数)|不配合/,
  /舆情|媒体曝光|投诉(量|数|件数)|举报(量|数|件数)|上报(量|数|件数)/,
  /\b(number|volume|count|total)s? of (the )?(petition|petitioner|complaint|report|arrest|refusal|detention)s?\b|\bpetition (volume|count|number)s?\b|\b(arrest|detention|refusal)s?\b|media (report|exposure)/i,
];
/** A person by name, or people one by one. */
const PERSONS = /姓名|身份证|某(某|人)|每人得分|个人(得分|排名|积分)|\b(named|individual) (person|official|resident)s?\b/i;

/** Whether nobody may be scored by a figure, whoever asks. */
export const forbiddenFigure = (code: string): boolean => NEVER.test(code);

/** Words of what is known from samples only. */
const SAMPLED = /抽样|民意调查|安全感|满意(率|度)|知晓率|参与率|\b(sample|survey|sense of safety|satisfaction|awareness|participation)\b/i;
/** Whether a reported number is an estimate from a sample, by what its item says. */
export const isSurveyed = (item: Item): boolean =>
  "source" in item && item.source.kind === "reported" && SAMPLED.test(`${item.zh} ${item.en} ${item.evidence}`);

const textOf = (item: Item): string => {
  const lines = item.method === "perCase" ? item.tariff : item.method === "checklist" ? item.lines : [];
  const parts = lines.map(({ zh, en }) => ({ zh, en }));
  return [item, ...parts].map(({ zh, en }) => `${zh} ${en}`).join(" ");
};

/** Whether an item feeds on something no area, unit or official may be scored by; null: it does not. */
export function forbidden(item: Item): "measure" | "person" | null {
  const figure = "source" in item && item.source.kind === "figure" ? item.source.figure : null;
  if (figure !== null && forbiddenFigure(figure)) return "measure";
  const words = textOf(item);
  if (FORBIDDEN.some((one) => one.test(words))) return "measure";
  return PERSONS.test(words) ? "person" : null;
}

/** A veto is for what an authority did. What residents do, say or ask for is none; retaliating against them is. */
const forbiddenVeto = ({ zh, en, ground }: Veto): boolean => {
  const words = `${zh} ${en}`.replaceAll(ground === "retaliation" ? /(打击)?报复\S{0,8}(信访人|上访人|投诉人|举报人)/g : /$^/g, "");
  return (
    FORBIDDEN.some((one) => one.test(words)) ||
    PERSONS.test(words) ||
    /信访|投诉|\bpetition\b|\bcomplaint\b/i.test(ground === "retaliation" ? "" : words)
  );
};

const fault = (path: string, code: string, params: Record<string, string | number> = {}): FieldRefusal => ({ path, code, params });
const twice = (codes: readonly string[]): string | undefined => codes.find((code, index) => codes.indexOf(code) !== index);
const cents = (points: readonly number[]): number => points.reduce((all, one) => all + Math.round(one * 100), 0);

function itemFaults(item: Item, index: number, rule: Rule): FieldRefusal[] {
  const at = `rule.items.${index}`;
  const { code } = item;
  const found: FieldRefusal[] = [];
  const never = forbidden(item);
  if (never) found.push(fault(at, `assessment.forbidden-${never}`, { item: code }));
  if (!rule.categories.some((one) => one.code === item.category)) found.push(fault(at, "assessment.no-such-category", { item: code }));
  if (item.side === "earn" && rule.mode !== "addUp") found.push(fault(at, "assessment.side-mode", { item: code }));
  if (item.method === "linear" && item.zeroAt === item.fullAt) found.push(fault(at, "assessment.no-span", { item: code }));
  if (item.method === "threshold" && item.side === "bonus") found.push(fault(at, "assessment.side-mode", { item: code }));
  if (item.method === "checklist" && cents(item.lines.map(({ points }) => points)) !== Math.round(item.points * 100))
    found.push(fault(at, "assessment.lines-sum", { item: code, points: item.points }));
  const lists = item.method === "perCase" ? [item.tariff, item.factors] : item.method === "checklist" ? [item.lines] : [];
  for (const list of lists) {
    const again = twice(list.map((one) => one.code));
    if (again) found.push(fault(at, "assessment.code-twice", { code: again }));
  }
  if (item.method === "perCase") {
    const beyond = item.tariff.find(({ each }) => each > item.points);
    if (beyond) found.push(fault(at, "assessment.tariff-beyond", { item: code, tariff: beyond.zh, points: item.points }));
  }
  if (item.method === "rank") {
    const beyond = item.bands.some(({ points }) => Math.abs(points) > item.points);
    const crossed = item.bands.some(
      ({ from, to }, one) => from > to || item.bands.some((other, two) => two !== one && from <= other.to && other.from <= to),
    );
    if (beyond) found.push(fault(at, "assessment.band-beyond", { item: code, points: item.points }));
    if (crossed) found.push(fault(at, "assessment.bands-cross", { item: code }));
  }
  return found;
}

/** Everything that is wrong with a rule, each with its place in the form. */
export function faultsOf(rule: Rule): FieldRefusal[] {
  const again =
    twice([...rule.items.map(({ code }) => code), ...rule.vetoes.map(({ code }) => code)]) ??
    twice(rule.categories.map(({ code }) => code));
  const lines = rule.grades.map(({ from }) => from);
  const { tie } = rule;
  return [
    ...(rule.panel % 2 === 0 ? [fault("rule.panel", "assessment.panel-even", { panel: rule.panel })] : []),
    ...(again === undefined ? [] : [fault("rule.items", "assessment.code-twice", { code: again })]),
    ...(rule.mode === "addUp" && rule.base !== 0 ? [fault("rule.base", "assessment.base-mode")] : []),
    ...(rule.mode !== "addUp" && rule.base === 0 ? [fault("rule.base", "assessment.base-mode")] : []),
    ...rule.items.flatMap((item, index) => itemFaults(item, index, rule)),
    ...rule.vetoes.flatMap((veto, index) =>
      forbiddenVeto(veto) ? [fault(`rule.vetoes.${index}`, "assessment.forbidden-veto", { veto: veto.zh })] : [],
    ),
    ...rule.vetoes.flatMap(({ effect, zh }, index) =>
      effect.kind === "capGrade" && !rule.grades.some(({ code }) => code === effect.grade)
        ? [fault(`rule.vetoes.${index}`, "assessment.no-such-grade", { veto: zh })]
        : [],
    ),
    ...(lines.length === new Set(lines).size && lines.includes(0) ? [] : [fault("rule.grades", "assessment.grades")]),
    ...(twice(rule.grades.map(({ code }) => code)) === undefined ? [] : [fault("rule.grades", "assessment.grades")]),
    ...(tie.kind === "item" && !rule.items.some(({ code }) => code === tie.item)
      ? [fault("rule.tie", "assessment.no-such-item", { item: tie.item })]
      : []),
  ];
}
