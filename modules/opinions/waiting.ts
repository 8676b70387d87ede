import { liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { CONVENERS } from "./deliberation-permits.ts";
import { topics } from "./register.ts";
import { DESK, OFFICERS, READERS } from "./permits.ts";

/** What one's unit adopted out of the week's topics and still owes. */
export const waitingActions: WaitingSource = {
  code: "actions",
  title: { zh: "民意第一信号", en: "Actions out of opinions" },
  kinds: ["opinions.action"],
  allow: readers(OFFICERS, "of the unit that has it"),
  rows: (sql, known) => {
    const units = liveGrants(known, OFFICERS)
      .map(({ unit }) => unit)
      .filter((unit) => unit !== "");
    const approves = liveGrants(known, ["approver"])
      .map(({ unit }) => unit)
      .filter((unit) => unit !== "");
    return sql`
      select home, id, place, case when stage = 'adopted' then 'act' else 'publish' end as step, false as own, due_at, false as provisional, topic as about
      from opinions.action where stage = 'adopted' and answering = any(${units}::text[]) or stage = 'acted' and answering = any(${approves}::text[])`;
  },
  show: (known, { about }) => {
    const found = known.read(topics).known(about);
    return { number: null, title: found ? { zh: found.zh, en: found.en } : { zh: about, en: about }, link: "/opinions/week" };
  },
};

/** Decisions of deliberations one's unit owes, draws whose day has come and minutes that are not written. */
export const waitingDeliberations: WaitingSource = {
  code: "deliberations",
  title: { zh: "警务协商", en: "Deliberations" },
  kinds: ["opinions.deliberation"],
  allow: readers([...new Set([...CONVENERS, ...OFFICERS])], "over the area, or of the unit that owes"),
  rows: (sql, known) => {
    const units = liveGrants(known, OFFICERS)
      .map(({ unit }) => unit)
      .filter((unit) => unit !== "");
    const areas = liveGrants(known, CONVENERS).map(({ area }) => `${area}%`);
    return sql`
      select home, id, min(place) as place, 'report' as step, false as own, min(due_at) as due_at, false as provisional, '' as about
      from opinions.agreed where reported_at is null and owner = any(${units}::text[]) group by home, id
      union all
      select home, id, place, case when meets <= ${known.now} then 'minute' else 'draw' end, false, meets, false, ''
      from opinions.deliberation where place like any(${areas}::text[])
        and (stage in ('announced', 'drawn') and meets <= ${known.now} or stage = 'announced' and until < ${cityDay(known.now)}::date)`;
  },
  show: (_, { home, id }) => {
    const number = receiptNumber(id);
    const link = `/opinions/deliberations/${home}/${id}`;
    return { number, title: { zh: "警务协商", en: "Deliberation" }, link };
  },
};

/** Opinions one's desk has to sort, and those one's unit owes an answer, a deed or a published word. */
export const waitingOpinions: WaitingSource = {
  code: "opinions",
  title: { zh: "民意", en: "Opinions" },
  kinds: ["opinions.item"],
  allow: readers(READERS, "desk of the place, or own unit"),
  rows: (sql, known) => {
    const units = liveGrants(known, OFFICERS)
      .map(({ unit }) => unit)
      .filter((unit) => unit !== "");
    const areas = liveGrants(known, DESK).map(({ area }) => `${area}%`);
    return sql`
      select home, id, place, case
          when stage = 'heard' then 'classify' when stage = 'classified' then 'decide' when stage = 'adopted' and met_at is null then 'tell'
          when stage = 'adopted' then 'act' when stage = 'replied' then 'publish' else 'reply' end as step,
        false as own, case when met_at is null then due_at else act_due end as due_at, met_at is null and provisional as provisional,
        coalesce(topic, '') as about
      from opinions.item
      where stage in ('heard', 'replied') and (place like any(${areas}::text[]) or answering = any(${units}::text[]))
        or stage in ('classified', 'adopted', 'explained', 'acted') and answering = any(${units}::text[])`;
  },
  show: (_, { home, id }) => {
    const number = receiptNumber(id);
    return { number, title: { zh: "民意", en: "Opinion" }, link: `/opinions/${home}/${id}`, working: true };
  },
};
