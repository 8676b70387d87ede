import {
  buildCalendar,
  dayAt,
  formatDay,
  instantOf,
  parseDay,
  publishedNotices,
  usualWorkingTime,
  type Calendar,
  type YearNotice,
} from "#platform/clocks";
import { query, register } from "#platform/modules";
import { everybody } from "#platform/reading";
import { refuse } from "#platform/refusals";
import type { z } from "zod";
import {
  ListRules,
  ListSources,
  ReadCalendar,
  type CalendarView,
  type DayStatus,
  type Rule,
  type RuleList,
  type SourceList,
} from "./contract.ts";
import { IN_USE } from "./in-use.ts";
import { citedInEnglish } from "./laws.ts";
import { buildLimits, type Limits } from "./limits.ts";
import { maySet } from "./permits.ts";
import { isAmendable } from "./rule.ts";
import { SOURCES } from "./sources/register.ts";
import { listed, sourceReviews, standingsIn } from "./sources/standing.ts";
import { wireWindows } from "./working-time.ts";

/** Working days and hours, for every due date: published notices, loaded ones over them, and the city's hours. */
export const calendar = register<Calendar>({
  name: "limits.calendar",
  kinds: ["limits.notice", "limits.working-time"],
  load: async (db) => {
    const loaded = await db<YearNotice[]>`select year, source, days from limits.notice where loaded order by year`;
    const hours = await db<{ validFrom: string; windows: [number, number][] }[]>`
      select valid_from::text as "validFrom", windows from limits.working_time order by version`;
    // Two versions from the same day: the later one was meant.
    const byDay = new Map([usualWorkingTime, ...hours].map((time) => [time.validFrom, time]));
    return buildCalendar([...publishedNotices(), ...loaded], [...byDay.values()]);
  },
});

/** The table of clocks, for whoever starts one. */
export const limits = register<Limits>({
  name: "limits.rules",
  kinds: ["limits.rule"],
  load: async (db) =>
    buildLimits((await db<{ rule: Rule }[]>`select rule from limits.rule order by code, version`).map(({ rule }) => rule)),
});

// A resident must be able to check the clock an office promised: calendar and table are public.

export const listRules = query<z.infer<typeof ListRules>, RuleList>({
  name: "limits.list-rules",
  route: "GET /api/limits/rules",
  summary: { zh: "时限表", en: "The table of clocks" },
  input: ListRules,
  allow: everybody,
  run: async (ctx, input) => {
    const on = input.on ?? formatDay(dayAt(instantOf(ctx.now)));
    const may = maySet(ctx);
    const reviews = ctx.read(sourceReviews);
    return {
      on,
      rules: ctx
        .read(limits)
        .all(on)
        .map((rule) => ({
          ...rule,
          basisEn: citedInEnglish(rule.basis),
          used: IN_USE.has(rule.id),
          may: may && isAmendable(rule),
          sources: standingsIn(rule.basis, reviews, ctx.now),
        })),
    };
  },
});

/** The laws the city acts and writes by, and when somebody last looked them up: whoever is written to may know. */
export const listSources = query<z.infer<typeof ListSources>, SourceList>({
  name: "limits.list-sources",
  route: "GET /api/limits/sources",
  summary: { zh: "引用的法律依据及复核情况", en: "The legal sources cited, and their reviews" },
  fromRegisters: true,
  input: ListSources,
  allow: everybody,
  run: async (ctx) => {
    const reviews = ctx.read(sourceReviews);
    return {
      on: formatDay(dayAt(instantOf(ctx.now))),
      may: maySet(ctx),
      sources: SOURCES.map((source) => listed(source, reviews, ctx.now)),
    };
  },
});

const MAX_DAYS = 1_500;

function stretch({ year, from, to }: z.infer<typeof ReadCalendar>): [number, number] {
  const first = from ?? `${year}-01-01`;
  const last = from === undefined ? `${year}-12-31` : (to ?? `${Number(from.slice(0, 4)) + 2}-12-31`);
  const [begin, end] = [parseDay(first), parseDay(last)];
  if (begin === null || end === null || end < begin || end - begin > MAX_DAYS || Number(first.slice(0, 4)) < 2000)
    throw refuse.invalid("limits.stretch", { days: MAX_DAYS });
  return [begin, end];
}

export const readCalendar = query<z.infer<typeof ReadCalendar>, CalendarView>({
  name: "limits.read-calendar",
  route: "GET /api/limits/calendar",
  summary: { zh: "工作日历", en: "The working calendar" },
  fromRegisters: true,
  input: ReadCalendar,
  allow: everybody,
  run: async (ctx, input) => {
    const known = ctx.read(calendar);
    const [begin, end] = stretch(input);
    const days: Record<string, DayStatus> = {};
    const names: Record<string, string> = {};
    const workingTimes: CalendarView["workingTimes"] = [];
    for (let day = begin, before: unknown; day <= end; day += 1) {
      const date = formatDay(day);
      days[date] = known.status(date);
      const name = known.nameOf(date);
      if (name !== null) names[date] = name;
      const windows = known.windowsOn(date);
      if (windows !== before) workingTimes.push({ validFrom: date, windows: wireWindows(windows) });
      before = windows;
    }
    const firstYear = Number(formatDay(begin).slice(0, 4));
    const years = Array.from({ length: Number(formatDay(end).slice(0, 4)) - firstYear + 1 }, (_, index) => {
      const notice = known.notice(firstYear + index);
      return {
        year: firstYear + index,
        source: notice?.source ?? null,
        loaded: notice !== null && !publishedNotices().includes(notice),
        provisional: notice === null,
      };
    });
    return { from: formatDay(begin), to: formatDay(end), days, names, years, may: maySet(ctx), workingTimes };
  },
});
