import { liveGrants } from "#platform/access";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { receiptNumber } from "#platform/ids";
import { CONVENERS, OWNERS, READERS } from "./permits.ts";

/** Decisions one's unit owes, results one's desk has to look at, and minutes of meetings that are over. */
export const waitingConferences: WaitingSource = {
  code: "conferences",
  title: { zh: "会商", en: "Conferences" },
  kinds: ["conferences.conference"],
  allow: readers(READERS, "own unit, or over the area"),
  rows: (sql, known) => {
    const units = liveGrants(known, OWNERS)
      .map(({ unit }) => unit)
      .filter((unit) => unit !== "");
    const areas = liveGrants(known, CONVENERS).map(({ area }) => `${area}%`);
    return sql`
      select d.home, d.id, d.place, case when d.reported_by is null then 'report' else 'judge' end as step, false as own, d.due_at, false as provisional,
        d.id::text as about
      from conferences.decision d where not d.done and (d.reported_by is null and d.owner = any(${units}::text[])
        or d.reported_by is not null and d.reported_by <> ${known.actor.id} and d.place like any(${areas}::text[]))
      union all
      select home, id, place, 'minute', false, meets, false, id::text from conferences.conference
      where stage = 'called' and meets <= ${known.now} and place like any(${areas}::text[])`;
  },
  show: (_, { home, id }) => {
    const number = receiptNumber(id);
    return { number, title: { zh: "会商", en: "Conference" }, link: `/conferences/${home}/${id}` };
  },
};
