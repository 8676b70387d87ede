import { liveGrants, grantsOver } from "#platform/access";
import { addDays, cityDay } from "#platform/days";
import { readCounts } from "#platform/figures";
import { query, type QueryContext } from "#platform/modules";
import { everybody, readers } from "#platform/reading";
import { mondayOf, rising, taxonomy, topicsInWeeks, type WeekCounts } from "#modules/incidents";
import { ACTION_ROLES } from "./action-roles.ts";
import type { KnownAction } from "./action.ts";
import * as c from "./contract.ts";
import { itemSets } from "./figures.ts";
import { READERS } from "./permits.ts";
import { placeName, topicName, unitName } from "./visible.ts";

const WEEKS = 5;
const SHOWN = 30;
const TOPICS = itemSets.filter(({ code }) => code === "opn.topics");
type Stored = { home: string; id: string; detail: KnownAction };

/** What was said by town and topic in this week and the four before it, from the counters. */
async function opinionsInWeeks(ctx: QueryContext, area: string, monday: string): Promise<WeekCounts[]> {
  const byTopic = new Map<string, number[]>();
  for (let week = 0; week < WEEKS; week += 1) {
    const from = addDays(monday, (week - WEEKS + 1) * 7);
    for (const { area: town, part, n } of await readCounts(ctx.db, TOPICS, { area, digits: 9, from, to: addDays(from, 6) })) {
      const weeks = byTopic.get(`${town} ${part}`) ?? Array.from({ length: WEEKS }, () => 0);
      weeks[week] = n;
      byTopic.set(`${town} ${part}`, weeks);
    }
  }
  return [...byTopic].map(([key, weeks]) => ({ area: key.split(" ")[0] ?? "", category: key.split(" ")[1] ?? "", weeks }));
}

const known = (ctx: QueryContext, kind: c.WeekTopic["kind"], code: string) => {
  if (kind === "opinion") return topicName(ctx, code);
  const found = ctx.read(taxonomy).known(code);
  return found ? { zh: found.zh, en: found.en } : null;
};

function weekTopic(ctx: QueryContext, kind: c.WeekTopic["kind"], counts: WeekCounts, adopted: ReadonlySet<string>): c.WeekTopic[] {
  const { area, category: code, weeks } = counts;
  const [now, before] = [weeks.at(-1) ?? 0, weeks.at(-2) ?? 0];
  if (now === 0 && before === 0) return [];
  const earlier = weeks.slice(0, -1);
  const usual = Math.round((earlier.reduce((sum, n) => sum + n, 0) / Math.max(1, earlier.length)) * 10) / 10;
  const name = known(ctx, kind, code) ?? { zh: code, en: code };
  const taken = adopted.has(`${area} ${code}`);
  const mayAdopt = kind === "opinion" && !taken && grantsOver(ctx.actor, ACTION_ROLES.adopt, area, ctx.now).length > 0;
  const rises = rising([counts]).length > 0;
  return [{ kind, code, name, area, areaName: placeName(ctx, area), weeks, now, before, usual, rises, adopted: taken && kind === "opinion", mayAdopt }]; // prettier-ignore
}

function actionRow(ctx: QueryContext, { home, id, detail }: Stored): c.ActionRow {
  const { topic, place, week, answering, aim, day, due, done, answer, stage, publishedAt } = detail;
  const { actor, now } = ctx;
  const over = (roles: readonly string[], unit?: string): boolean => grantsOver(actor, roles, place, now, unit).length > 0;
  const acts = stage !== "published" && over(ACTION_ROLES.act, answering);
  const publishes = stage === "acted" && (over(ACTION_ROLES.publishForUnit, answering) || over(ACTION_ROLES.publishOver));
  return {
    home,
    id,
    topic,
    topicName: topicName(ctx, topic) ?? { zh: topic, en: topic },
    area: place,
    areaName: placeName(ctx, place),
    week,
    unit: answering,
    unitName: unitName(ctx, answering),
    aim,
    due: day,
    late: (publishedAt ?? now) > due.dueAt,
    done,
    answer,
    stage,
    may: [...(acts ? (["act"] as const) : []), ...(publishes ? (["publish"] as const) : [])],
  };
}

/** The towns a reader's own grants cover, cut to the area asked for. */
function prefixes(ctx: QueryContext, area: string): string[] {
  const own = liveGrants(ctx, READERS).map((grant) => grant.area);
  const within = own.filter((one) => one.startsWith(area) || area.startsWith(one)).map((one) => (one.length > area.length ? one : area));
  return [...new Set(within.map((one) => one.slice(0, 9)))];
}

export const readWeek = query<c.ReadWeek, c.WeekView>({
  name: "opinions.read-week",
  route: "GET /api/opinions/week",
  summary: {
    zh: "一周的议题：民意和事件并列，和立项情况",
    en: "Topics of a week, opinions and reports side by side, and what was adopted",
  },
  input: c.ReadWeek,
  allow: readers(READERS, "over the area, or of a unit in it"),
  run: async (ctx, { area, week }) => {
    const monday = mondayOf(week ?? cityDay(ctx.now));
    const areas = prefixes(ctx, area ?? "");
    const patterns = areas.map((one) => `${one}%`);
    const stored = await ctx.db<Stored[]>`
      select home, id::text, detail from opinions.action where place like any(${patterns}::text[]) order by week desc, id desc limit ${SHOWN}`;
    const actions = stored.map((row) => actionRow(ctx, row));
    const adopted = new Set(actions.filter((one) => one.week === monday).map((one) => `${one.area} ${one.topic}`));
    const found: c.WeekTopic[] = [];
    for (const prefix of areas) {
      for (const counts of await opinionsInWeeks(ctx, prefix, monday)) found.push(...weekTopic(ctx, "opinion", counts, adopted));
      for (const counts of await topicsInWeeks(ctx, prefix, monday)) found.push(...weekTopic(ctx, "event", counts, adopted));
    }
    const top = (kind: c.WeekTopic["kind"]) =>
      found
        .filter((one) => one.kind === kind)
        .toSorted((left, right) => right.now - left.now || right.now - right.before - (left.now - left.before))
        .slice(0, SHOWN);
    return { week: monday, topics: [...top("opinion"), ...top("event")], actions };
  },
});

/** 您说我办 for everybody. */
export const listPublicActions = query<Record<string, never>, { rows: readonly c.PublicAction[] }>({
  name: "opinions.list-actions",
  route: "GET /api/opinions/actions",
  summary: { zh: "您说我办：民意立项后公布的结果", en: "You said, we did: what was published of adopted topics" },
  input: c.ListActions,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx) => {
    const rows = await ctx.db<Stored[]>`
      select home, id::text, detail from opinions.action where published_on is not null order by published_on desc, id desc limit ${SHOWN}`;
    return {
      rows: rows.flatMap(({ id, detail }) =>
        detail.answer === null
          ? []
          : [
              {
                id,
                topicName: topicName(ctx, detail.topic) ?? { zh: detail.topic, en: detail.topic },
                areaName: placeName(ctx, detail.place),
                unitName: unitName(ctx, detail.answering),
                aim: detail.aim,
                answer: detail.answer,
                publishedAt: detail.publishedAt ?? "",
              },
            ],
      ),
    };
  },
});
