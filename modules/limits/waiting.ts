import { cityDay } from "#platform/days";
import { cityHome } from "#platform/settings";
import type { WaitingSource } from "#platform/waiting";
import { sourceKey } from "./keys.ts";
import { maySet } from "./permits.ts";
import { SOURCES } from "./sources/register.ts";

/** Legal sources whose day to be looked up again has come, for whoever looks after the city. */
export const waitingSources: WaitingSource = {
  code: "legal-sources",
  title: { zh: "法律依据复核", en: "Legal sources to review" },
  kinds: ["limits.source"],
  allow: { roles: ["admin"], condition: "over the whole city", admits: (known) => maySet(known) },
  rows: (sql, known) => sql`
    select ${cityHome()}::text as home, source.id, ${cityHome()}::text as place, 'review' as step, false as own,
      (coalesce(last.next_by, source.first) + time '23:59:59') at time zone 'Asia/Shanghai' as due_at, false as provisional, source.code as about
    from unnest(${SOURCES.map(({ code }) => code)}::text[], ${SOURCES.map(({ code }) => sourceKey(code).id)}::uuid[],
      ${SOURCES.map(({ firstReview }) => firstReview)}::date[]) as source (code, id, first)
    left join lateral (select next_by from limits.source_review where code = source.code order by seq desc limit 1) as last on true
    where coalesce(last.next_by, source.first) <= ${cityDay(known.now)}::date`,
  show: (_, { about }) => {
    const { zh, en } = SOURCES.find(({ code }) => code === about) ?? { zh: about, en: about };
    return { number: null, title: { zh, en }, link: `/legal-sources?q=${encodeURIComponent(zh)}` };
  },
};
