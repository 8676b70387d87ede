import type { FieldRefusal } from "#platform/refusals";
import type { Item, Rule } from "./contract/rule.ts";

const without = <T extends object, K extends PropertyKey>(value: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.some((one) => one === key))) as Omit<T, K>;

/** Without the words and the department: what of an item decides points. */
function core(item: Item): unknown {
  const rest = without(item, "zh", "en", "evidence", "department");
  if (item.method === "perCase")
    return { ...rest, points: 0, tariff: item.tariff.map(({ code }) => code), factors: item.factors.map(({ code }) => code) };
  if (item.method === "checklist") return { ...rest, lines: item.lines.map(({ code, points }) => ({ code, points })) };
  return rest;
}

/** What frames the items: full score, categories, vetoes, grades, ties. The panel and the limits may change. */
const frame = ({ categories, vetoes, grades, ...rule }: Rule): unknown => ({
  ...without(rule, "items", "limits", "panel"),
  categories: categories.map(({ code, mostLost, mostWon }) => ({ code, mostLost, mostWon })),
  vetoes: vetoes.map(({ code, ground, effect }) => ({ code, ground, effect })),
  grades: grades.map(({ code, from, qualifies }) => ({ code, from, qualifies })),
});

/** With fields in order: the database gives them back in an order of its own. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );

/** A tariff by which everybody stands at least as well: a case that costs less, a bonus that gives more. */
function kinder(before: Item, after: Item): boolean {
  if (before.method !== "perCase" || after.method !== "perCase") return true;
  const better = (now: number, then: number): boolean => (before.side === "deduct" ? now <= then : now >= then);
  const sound = after.tariff.every(({ code, each }) => better(each, before.tariff.find((one) => one.code === code)?.each ?? each));
  const times = after.factors.every(({ code, times: now }) => better(now, before.factors.find((one) => one.code === code)?.times ?? now));
  return sound && times && better(after.points, before.points);
}

/**
 * While a scheme runs its items stand: none comes, goes or is counted otherwise, so that nobody is measured by what they were not told. What may
 * change are words, and tariffs in favour of those assessed; a score that is confirmed is never lowered by it (domain.md S1).
 */
export function amendFaults(before: Rule, after: Rule): FieldRefusal[] {
  const codes = new Set([...before.items, ...after.items].map(({ code }) => code));
  const changed = [...codes].filter((code) => {
    const [was, is] = [before.items.find((one) => one.code === code), after.items.find((one) => one.code === code)];
    return !was || !is || inOrder(core(was)) !== inOrder(core(is)) || !kinder(was, is);
  });
  return [
    ...changed.map((item) => ({ path: "rule.items", code: "assessment.items-stand", params: { item } })),
    ...(inOrder(frame(before)) === inOrder(frame(after)) ? [] : [{ path: "rule", code: "assessment.frame-stands" }]),
  ];
}
