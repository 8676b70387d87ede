import { areasOf } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { DECIDERS, OFFICERS, TAKERS } from "./permits.ts";

const within = (areas: readonly string[]): string[] => areas.map((area) => `${area}%`);

/** Requests somebody has to answer (the officer), and answers the person was not told of yet (whoever met them). */
export const waitingRequests: WaitingSource = {
  code: "data-protection",
  title: { zh: "个人信息权利请求", en: "Requests about one's data" },
  kinds: ["data-protection.request"],
  allow: readers(TAKERS, "over the area"),
  rows: (sql, known) => {
    const officer = within(areasOf(known, OFFICERS));
    const desk = within(areasOf(known, TAKERS));
    return sql`
      select home, id, place, case when stage = 'submitted' then 'show' when stage = 'handling' then 'answer' else 'tell' end as step,
        false as own, due_at, false as provisional, id::text as about
      from data_protection.request
      where stage in ('submitted', 'handling') and place like any(${officer}::text[])
        or stage in ('granted', 'refused') and place like any(${desk}::text[])`;
  },
  show: (_, { home, id }) => ({
    number: receiptNumber(id),
    title: { zh: "个人信息权利请求", en: "Request about one's data" },
    link: `/data-requests/${home}/${id}`,
  }),
};

/** Assessments somebody else has to decide on, and those whose day to be looked at again has come. */
export const waitingImpacts: WaitingSource = {
  code: "impact-assessments",
  title: { zh: "个人信息保护影响评估", en: "Impact assessments" },
  kinds: ["data-protection.impact"],
  allow: readers([...OFFICERS, ...DECIDERS], "over the area"),
  rows: (sql, known) => {
    const officer = within(areasOf(known, OFFICERS));
    const decider = within(areasOf(known, DECIDERS));
    return sql`
      select home, id, place, case when stage = 'drafted' then 'decide' when stage = 'returned' then 'revise' else 'look-again' end as step,
        false as own, (case when stage = 'approved' then review_on + time '23:59:59' else (written_at + interval '14 days')::timestamp end) at time zone 'Asia/Shanghai' as due_at,
        false as provisional, id::text as about
      from data_protection.impact
      where stage = 'drafted' and written_by <> ${known.actor.id} and place like any(${decider}::text[])
        or stage = 'returned' and place like any(${officer}::text[])
        or stage = 'approved' and review_on <= ${known.now}::timestamptz::date + 30 and place like any(${officer}::text[])`;
  },
  show: (_, { home, id }) => ({
    number: receiptNumber(id),
    title: { zh: "影响评估", en: "Impact assessment" },
    link: `/data-protection/assessments/${home}/${id}`,
  }),
};

/** What somebody else has to decide on, and what is over within a month. */
export const waitingSharings: WaitingSource = {
  code: "data-sharings",
  title: { zh: "数据提供和委托", en: "Data provided or entrusted" },
  kinds: ["data-protection.sharing"],
  allow: readers([...OFFICERS, ...DECIDERS], "over the area"),
  rows: (sql, known) => {
    const officer = within(areasOf(known, OFFICERS));
    const decider = within(areasOf(known, DECIDERS));
    return sql`
      select home, id, place, case when stage = 'proposed' then 'decide' else 'over-soon' end as step, false as own,
        (case when stage = 'approved' then to_on + time '23:59:59' else (proposed_at + interval '14 days')::timestamp end) at time zone 'Asia/Shanghai' as due_at,
        false as provisional, id::text as about
      from data_protection.sharing
      where stage = 'proposed' and proposed_by <> ${known.actor.id} and place like any(${decider}::text[])
        or stage = 'approved' and to_on between ${known.now}::timestamptz::date and ${known.now}::timestamptz::date + 30 and place like any(${officer}::text[])`;
  },
  show: (_, { home, id }) => ({
    number: receiptNumber(id),
    title: { zh: "数据提供和委托", en: "Data provided or entrusted" },
    link: `/data-protection/sharings/${home}/${id}`,
  }),
};

/** Breaches whose authority or persons were not told, and those to be closed. They are due at once. */
export const waitingBreaches: WaitingSource = {
  code: "data-breaches",
  title: { zh: "个人信息安全事件", en: "Personal data breaches" },
  kinds: ["data-protection.breach"],
  allow: readers([...OFFICERS, ...DECIDERS], "over the area"),
  rows: (sql, known) => {
    const officer = within(areasOf(known, OFFICERS));
    const decider = within(areasOf(known, DECIDERS));
    return sql`
      select home, id, place, case when authority_at is null then 'authority' when told_at is null then 'persons' else 'close' end as step,
        false as own, reported_at as due_at, false as provisional, id::text as about
      from data_protection.breach
      where stage = 'open' and (authority_at is null or told_at is null) and place like any(${officer}::text[])
        or stage = 'open' and authority_at is not null and told_at is not null and reported_by <> ${known.actor.id} and place like any(${decider}::text[])`;
  },
  show: (_, { home, id }) => ({
    number: receiptNumber(id),
    title: { zh: "个人信息安全事件", en: "Personal data breach" },
    link: `/data-protection/breaches/${home}/${id}`,
  }),
};
