import { areasOf } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { inAreas } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { ASSESS, READ, VERIFY } from "./permits.ts";
import { staff } from "./queries-visible.ts";
import { below, spokenFor } from "./waiting.ts";

/** The unit answers what was found; somebody above it who did not find it then looks again, also where the unit let its time pass. */
const rows = (sql: Tag, known: Pick<QueryContext, "actor" | "now">): Fragment => sql`
  select home, id, place, step, false as own, due_at, false as provisional, scheme::text || ' ' || name as about from (
    select home, id, place, scheme, name, case when step = 'answer' then rectify_due else revisit_due end as due_at, step from (
      select e.*, case
        when ${spokenFor(sql, known)} then case when unanswered > 0 then 'answer' end
        when unseen > 0 and (unseen > unanswered or rectify_due < ${known.now}) and found_by::text <> ${known.actor.id}
          and ${below(sql, known, [...ASSESS, ...VERIFY])} then 'revisit'
      end as step
      from assessment.visit e where stage = 'open' and ${inAreas(sql, areasOf(known, READ))}
    ) as turn where step is not null) as timed`;

export const waitingVisits: WaitingSource = {
  code: "inspections",
  title: { zh: "暗访抽查", en: "Inspections" },
  kinds: ["assessment.visit"],
  allow: staff,
  scope: (known) => areasOf(known, READ),
  rows,
  show: (_, { home, id, about }) => {
    const [scheme = ""] = about.split(" ");
    const name = about.slice(scheme.length + 1);
    return { number: null, title: { zh: name, en: name }, link: `/assessment/${scheme}/inspections?visit=${home}/${id}` };
  },
};
