import { areasOf } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import type { WaitingSource } from "#platform/waiting";
import { SECONDS } from "./permits.ts";

type Known = Pick<QueryContext, "actor" | "now">;
const secondOver = (known: Known): string[] => areasOf(known, SECONDS);

const rows = (sql: Tag, known: Known): Fragment =>
  sql`
    select home, id, place, 'approve' as step, false as own, held_until as due_at, false as provisional, rows::text as about
    from exports.export
    where stage = 'held' and account <> ${known.actor.id} and held_until > ${known.now} and place like any(${secondOver(known).map((area) => `${area}%`)}::text[])`;

/** Bulk lists that leave only with a second person's yes. */
export const waitingExports: WaitingSource = {
  code: "exports",
  title: { zh: "批量导出", en: "Bulk exports" },
  kinds: ["exports.export"],
  allow: { roles: SECONDS, condition: "over the export's area, never who asked", admits: (known) => secondOver(known).length > 0 },
  scope: secondOver,
  rows,
  show: (_, { about }) => ({ number: null, title: { zh: `导出 ${about} 行`, en: `Export of ${about} rows` }, link: "/exports" }),
};
