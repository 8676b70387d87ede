import { receiptNumber } from "#platform/ids";
import type { WaitingSource } from "#platform/waiting";
import { DESK, isReader, liveGrants, OFFICERS, READERS } from "./permits.ts";

/** Opinions one's desk has to sort, and those one's unit owes an answer, a deed or a published word. */
export const waitingOpinions: WaitingSource = {
  code: "opinions",
  title: { zh: "民意", en: "Opinions" },
  kinds: ["opinions.item"],
  allow: { roles: READERS, condition: "desk of the place, or own unit", admits: isReader },
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
    return { number, title: { zh: `民意 ${number}`, en: `Opinion ${number}` }, link: `/opinions/${home}/${id}`, working: true };
  },
};
