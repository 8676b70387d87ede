import { cityDay } from "#platform/days";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace } from "#platform/paging";
import { everybody } from "#platform/reading";
import { FEW, withheldKeys } from "#modules/incidents";
import { limits } from "#modules/limits";
import * as c from "./contract.ts";
import { topics } from "./register.ts";
import { placeName, topicName, unitName, type Stored } from "./visible.ts";

const PAGE = 8;
const YEAR_DAYS = 365;

type Published = Stored & { at: string };
type Tallied = { topic: string; heard: number; criticism: number; adopted: number; explained: number };

/** Criticism is kept and counted like everything else. A row with fewer than five opinions could be somebody: its numbers are withheld, and one more with it. */
async function tallyOf(ctx: QueryContext, area: string, from: string): Promise<c.TopicTally[]> {
  const rows = await ctx.db<Tallied[]>`
    select topic, count(*)::int as heard, count(*) filter (where nature = 'criticism')::int as criticism,
      count(*) filter (where decided = 'adopted')::int as adopted, count(*) filter (where decided = 'explained')::int as explained
    from opinions.item where heard_on >= ${from}::date and place like ${`${area}%`} and topic is not null and nature is not null and stage <> 'handed-on'
    group by topic order by heard desc, topic`;
  const withheld = withheldKeys(rows.map(({ topic, heard }) => ({ key: topic, n: heard })));
  const few = (n: number, of: number): boolean => (n > 0 && n < FEW) || (of - n > 0 && of - n < FEW);
  return rows.map(({ topic, heard, criticism, adopted, explained }) => {
    const hidden = withheld.has(topic) || heard < FEW;
    const shown = (n: number): number => (hidden || few(n, heard) ? -1 : n);
    return {
      topic,
      topicName: topicName(ctx, topic) ?? { zh: topic, en: topic },
      heard: hidden ? -1 : heard,
      criticism: shown(criticism),
      adopted: shown(adopted),
      explained: shown(explained),
      hidden,
    };
  });
}

export const listPublished = query<c.ListPublished, c.PublicOpinions>({
  name: "opinions.list-published",
  route: "GET /api/opinions/published",
  summary: { zh: "公示的答复，各议题的件数", en: "Published answers, and how much was said of each topic" },
  input: c.ListPublished,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { area, topic, cursor }) => {
    const today = cityDay(ctx.now);
    const from = cityDay(new Date(Date.parse(ctx.now) - YEAR_DAYS * 86_400_000).toISOString());
    const known = ctx.read(topics);
    const place = decodePlace(cursor);
    const { db } = ctx;
    const after = place ? db`(published_on, id) < (${place.at}::date, ${place.id}::uuid)` : db`true`;
    const found = await db<Published[]>`
      select home, id::text, detail, published_on::text as at from opinions.item
      where published_on is not null and place like ${`${area ?? ""}%`} and ${topic ? db`topic = ${topic}` : db`true`} and ${after}
      order by published_on desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const last = rows.at(-1);
    const length = ctx.read(limits).rule("OPN-1", ctx.now)?.length;
    return {
      rows: rows.flatMap((row) => publishedRow(ctx, row)),
      next: found.length > PAGE && last ? encodePlace(last) : null,
      topics: known.all.filter(({ retired }) => !retired).map(({ code, zh, en }) => ({ code, zh, en })),
      tally: await tallyOf(ctx, area ?? "", from),
      from,
      to: today,
      replyWithin: length?.kind === "limit" ? length.limit : { amount: 5, unit: "workingDay" },
    };
  },
});

/** To the town: a village of twenty houses would name somebody. */
function publishedRow(ctx: QueryContext, { home, id, detail }: Stored): c.PublishedItem[] {
  const { published, topic, nature, place, answering, decided, rating } = detail;
  if (published === null || topic === null || nature === null) return [];
  return [
    {
      home,
      id,
      topic,
      topicName: topicName(ctx, topic) ?? { zh: topic, en: topic },
      areaName: placeName(ctx, place.slice(0, 9)),
      unitName: unitName(ctx, answering),
      nature,
      adopted: decided?.as === "adopted",
      question: { zh: published.question, en: published.questionEn },
      answer: { zh: published.answer, en: published.answerEn },
      on: cityDay(published.at),
      rating: rating?.score ?? null,
    },
  ];
}
