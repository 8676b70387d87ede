import { areasOf } from "#platform/access";
import type { WaitingSource } from "#platform/waiting";
import { CHECK_DESK } from "./permits.ts";

/** Families that asked for somebody to come, for the desks that send somebody; whoever supervises may close one and is not waited for. */
export const waitingFamilies: WaitingSource = {
  code: "families",
  title: { zh: "请人上门的家庭", en: "Families that asked for a visit" },
  kinds: ["cells.family"],
  allow: { roles: [...CHECK_DESK], condition: "in one's area", admits: (known) => areasOf(known, CHECK_DESK).length > 0 },
  scope: (known) => areasOf(known, CHECK_DESK),
  rows: (sql, known) => sql`
    select home, id, place, 'help' as step, false as own, null::timestamptz as due_at, false as provisional, '' as about from cells.family
    where help = 'asked' and score is not null and place like any(${areasOf(known, CHECK_DESK).map((area) => `${area}%`)}::text[])`,
  show: (_, { home, id }) => ({
    number: null,
    title: { zh: "一个家庭请人上门看看", en: "A family asks somebody to come and look" },
    link: `/cells/families/${home}/${id}`,
  }),
};
