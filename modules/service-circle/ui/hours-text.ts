import type { Hours } from "../contract/hours.ts";
import { comma, type Language } from "#web/words";

const DAYS = { zh: ["一", "二", "三", "四", "五", "六", "日"], en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] } as const;

/** 1,2,3,4,5 → 周一至周五 / Mon–Fri. */
function sayDays(days: readonly number[], language: Language): string {
  const runs: number[][] = [];
  for (const day of [...days].sort((left, right) => left - right)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const names = DAYS[language];
  const said = runs.map((run) => {
    const [first, last] = [names[run[0]! - 1]!, names[run.at(-1)! - 1]!];
    if (run.length === 1) return language === "zh" ? `周${first}` : first;
    return language === "zh" ? `周${first}至周${last}` : `${first}–${last}`;
  });
  return said.join(comma(language));
}

/** Opening hours as one reads them on a door: days with the same hours together. */
export function sayHours(hours: Hours, language: Language): string {
  if (hours.kind === "always") return language === "zh" ? "24 小时" : "24 hours";
  const byDay = Map.groupBy(hours.windows, ({ day }) => day);
  const bySpans = new Map<string, number[]>();
  for (const [day, windows] of byDay) {
    const spans = windows
      .map(({ from, to }) => `${from}–${to}`)
      .sort((left, right) => (left < right ? -1 : 1))
      .join(comma(language));
    bySpans.set(spans, [...(bySpans.get(spans) ?? []), day]);
  }
  const text = [...bySpans].map(([spans, days]) => `${sayDays(days, language)} ${spans}`).join(language === "zh" ? "；" : "; ");
  const closed = language === "zh" ? "（节假日不开）" : " (closed on public holidays)";
  return hours.holidays === "closed" ? text + closed : text;
}
