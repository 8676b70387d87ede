import type { z } from "zod";
import { grantsOver } from "#platform/access";
import { addDays, cityDay } from "#platform/days";
import { readCounts, type Count } from "#platform/figures";
import { query, type QueryContext } from "#platform/modules";
import { everybody } from "#platform/reading";
import { homeOf, places } from "#modules/places";
import { ListSignals, type PublicSignal, type SignalLists, type SignalRow } from "./contract/reads.ts";
import { SignalsAnswer } from "./contract/answers-public.ts";
import { mondayOf } from "./due.ts";
import { setOf } from "./figure-sets.ts";
import { taxonomy } from "./limits.ts";
import { SIGNAL_ROLES } from "./signal-roles.ts";
import { CASE_READERS, caseScope, holdsAny } from "./queries-visible.ts";

const FEW = 5;
const WEEKS = 5;
/** A topic rises when it comes half as often again as it used to. */
const RISES = 1.5;
const SHOWN = 40;

/** How often a topic came in a town, week by week, the newest last. */
export type Topic = { area: string; category: string; weeks: readonly number[] };
export type Rise = Topic & { now: number; usual: number };

/** This week against the mean of the four before it; fewer than five this week is chance, not a signal. */
export function rising(topics: readonly Topic[]): Rise[] {
  return topics
    .map((topic) => {
      const before = topic.weeks.slice(0, -1);
      const usual = before.reduce((sum, n) => sum + n, 0) / Math.max(1, before.length);
      return { ...topic, now: topic.weeks.at(-1) ?? 0, usual: Math.round(usual * 10) / 10 };
    })
    .filter(({ now, usual }) => now >= FEW && now >= usual * RISES)
    .sort((left, right) => right.now - right.usual - (left.now - left.usual));
}

/** Reports by town and kind in this week and the four before it, from the counters. Sealed kinds make no topic. */
export async function topicsOf(ctx: QueryContext, area: string, monday: string): Promise<Topic[]> {
  const known = ctx.read(taxonomy);
  const byTopic = new Map<string, number[]>();
  for (let week = 0; week < WEEKS; week += 1) {
    const from = addDays(monday, (week - WEEKS + 1) * 7);
    const counts: Count[] = await readCounts(ctx.db, [setOf("evt.reported-kinds")], {
      area,
      digits: 9,
      from,
      to: addDays(from, 6),
    });
    for (const { area: town, part, n } of counts) {
      const entry = known.known(part);
      if (part.length !== 4 || !entry || entry.sealed) continue;
      const weeks = byTopic.get(`${town} ${part}`) ?? Array.from({ length: WEEKS }, () => 0);
      weeks[week] = n;
      byTopic.set(`${town} ${part}`, weeks);
    }
  }
  return [...byTopic].map(([key, weeks]) => ({ area: key.split(" ")[0] ?? "", category: key.split(" ")[1] ?? "", weeks }));
}

type Stored = {
  home: string;
  id: string;
  category: string;
  place: string;
  week: string;
  unit: string;
  stage: "adopted" | "acted" | "published";
  aim: string;
  done: string | null;
  answer: string | null;
  answer_en: string | null;
  aim_en: string | null;
  due_at: string;
  published_at: string | null;
};

const mayAdopt = ({ actor, now }: QueryContext, area: string): boolean => grantsOver(actor, SIGNAL_ROLES.adopt, area, now).length > 0;

/** The next steps this reader may take, in their order; the same grants as the commands ask for. */
function mayWith({ actor, now }: QueryContext, { stage, place, unit }: Pick<Stored, "stage" | "place" | "unit">): SignalRow["may"] {
  if (stage === "published") return [];
  const acts = stage === "adopted" && grantsOver(actor, SIGNAL_ROLES.act, place, now, unit).length > 0;
  const publishes =
    grantsOver(actor, SIGNAL_ROLES.publishForUnit, place, now, unit).length > 0 ||
    grantsOver(actor, SIGNAL_ROLES.publishOver, place, now).length > 0;
  return [...(acts ? (["act"] as const) : []), ...(publishes ? (["publish"] as const) : [])];
}

async function publishedSignals(ctx: QueryContext): Promise<PublicSignal[]> {
  const rows = await ctx.db<Stored[]>`
    select home, id, category, place, week, unit, stage, aim, answer, answer_en, aim_en, published_at from incidents.signal where published_at is not null order by published_at desc limit ${SHOWN}`;
  const all = ctx.read(places);
  return rows.map((row) => {
    const { zh, en } = all.names(row.place);
    return {
      id: row.id,
      category: row.category,
      area: row.place,
      areaName: zh,
      areaZh: zh,
      areaEn: en,
      aim: row.aim,
      answer: row.answer ?? "",
      answerEn: row.answer_en,
      aimEn: row.aim_en,
      week: row.week,
      publishedAt: row.published_at ?? "",
    };
  });
}

async function staffSignals(ctx: QueryContext, area: string, scope: readonly string[]): Promise<Pick<SignalLists, "rising" | "adopted">> {
  const monday = mondayOf(cityDay(ctx.now));
  const all = ctx.read(places);
  const within = scope
    .filter((prefix) => prefix.startsWith(area) || area.startsWith(prefix))
    .map((prefix) => (prefix.length > area.length ? prefix : area));
  const patterns = within.map((prefix) => `${prefix}%`);
  const stored = await ctx.db<Stored[]>`
    select home, id, category, place, week, unit, stage, aim, done, answer, answer_en, aim_en, due_at, published_at from incidents.signal where place like any(${patterns}::text[]) order by week desc, id desc limit ${SHOWN}`;
  const taken = new Set(stored.filter(({ week }) => week === monday).map(({ place, category }) => `${place} ${category}`));
  const topics: Topic[] = [];
  for (const prefix of new Set(within.map((one) => one.slice(0, 9)))) topics.push(...(await topicsOf(ctx, prefix, monday)));
  const risen = rising(topics)
    .filter(({ area: town, category }) => !taken.has(`${town} ${category}`))
    .slice(0, SHOWN);
  const counted = new Map(topics.map((topic) => [`${topic.area} ${topic.category}`, topic]));
  return {
    rising: risen.map((one) => ({
      home: homeOf(one.area),
      id: null,
      category: one.category,
      area: one.area,
      areaName: all.names(one.area).zh,
      areaNameEn: all.names(one.area).en,
      week: monday,
      now: one.now,
      usual: one.usual,
      weeks: [...one.weeks],
      state: "rising",
      unit: null,
      aim: null,
      aimEn: null,
      done: null,
      answer: null,
      answerEn: null,
      dueAt: null,
      may: mayAdopt(ctx, one.area) ? ["adopt"] : [],
    })),
    adopted: stored.map((row): SignalRow => {
      const [rise] =
        row.week === monday
          ? rising([counted.get(`${row.place} ${row.category}`) ?? { area: row.place, category: row.category, weeks: [] }])
          : [];
      return {
        home: row.home,
        id: row.id,
        category: row.category,
        area: row.place,
        areaName: all.names(row.place).zh,
        areaNameEn: all.names(row.place).en,
        week: row.week,
        now: rise?.now ?? 0,
        usual: rise?.usual ?? 0,
        weeks: [...(rise?.weeks ?? [])],
        state: row.stage,
        unit: row.unit,
        aim: row.aim,
        aimEn: row.aim_en,
        done: row.done,
        answer: row.answer,
        answerEn: row.answer_en,
        dueAt: row.due_at,
        may: mayWith(ctx, row),
      };
    }),
  };
}

/** 第一信号: what rises, what was adopted, and, for everybody, what was answered. */
export const listSignals = query<z.output<typeof ListSignals>, SignalLists>({
  name: "incidents.list-signals",
  route: "GET /api/incidents/signals",
  summary: { zh: "第一信号：上升的话题、已立项和公开答复", en: "First signals: rising topics, adopted ones, published answers" },
  input: ListSignals,
  output: SignalsAnswer,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, ask) => {
    const rows = await publishedSignals(ctx);
    if (ask.public || !holdsAny(ctx, CASE_READERS)) return { rising: [], adopted: [], rows };
    return { ...(await staffSignals(ctx, ask.area ?? "", caseScope(ctx))), rows };
  },
});
