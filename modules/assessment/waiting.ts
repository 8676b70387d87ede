import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import type { WaitingSource } from "#platform/waiting";
import { READ, SPEAK, VERIFY } from "./permits.ts";
import { areasOf, inside, staff } from "./queries-visible.ts";
import { schemes } from "./registers.ts";

type Known = Pick<QueryContext, "actor" | "now">;
const live = ({ actor, now }: Known, roles: readonly string[]) =>
  actor.kind === "staff" ? actor.grants.filter(({ role, until }) => roles.includes(role) && (until === null || until > now)) : [];
const anyOf = (sql: Tag, parts: readonly Fragment[]): Fragment =>
  parts.reduce((left, right) => sql`${left} or ${right}` as Fragment, sql`false` as Fragment);

/** As `speaksFor` and `standsAbove`: the unit answers for itself, and whoever verifies stands above it, is of another unit and did not enter it. */
function rows(sql: Tag, known: Known): Fragment {
  const me = known.actor.id;
  const speaking = anyOf(
    sql,
    live(known, SPEAK).map(({ area, unit }) => {
      const ofArea = /^(zfw|centre)-\d+$/.test(unit) && unit.endsWith(`-${area}`);
      return sql`(e.subject <> e.place and e.subject = ${unit} and ${unit !== ""} or e.subject = e.place and e.place = ${area} and ${ofArea})` as Fragment;
    }),
  );
  const verifying = anyOf(
    sql,
    live(known, VERIFY).map(
      ({ area, unit }) =>
        sql`(e.place like ${`${area}%`} and (e.place <> ${area} or e.subject <> e.place) and e.subject <> ${unit})` as Fragment,
    ),
  );
  return sql`
    select home, id, place, step, false as own, due_at, provisional, scheme::text || ' ' || item as about from (
      select e.home, e.id, e.place, e.due_at, e.scheme, e.item, coalesce((state -> 'due' -> 'due' ->> 'provisional')::bool, false) as provisional, case
        when e.stage = 'notified' and not answered and e.due_at >= ${known.now} then case when ${speaking} then 'answer' end
        when state ->> 'enteredBy' = ${me} or not (${verifying}) then null
        when e.stage = 'notified' then 'confirm'
        when not jsonb_path_exists(state, '$.votes[*] ? (@.account == $me)', jsonb_build_object('me', ${me}::text)) then 'review'
      end as step
      from (select * from assessment.entry where stage in ('notified', 'objected') and ${inside(sql, areasOf(known, READ))}) e
      join ledger.stream s on s.home = e.home and s.id = e.id, lateral (select coalesce((s.state ->> 'accepted')::bool, false) as answered) as said
    ) as turn where step is not null` as Fragment;
}

export const waitingEntries: WaitingSource = {
  code: "assessment",
  title: { zh: "考核", en: "Assessment" },
  kinds: ["assessment.entry"],
  allow: staff,
  scope: (known) => areasOf(known, READ),
  rows,
  show: (known, { home, id, about }) => {
    const [scheme = "", item = ""] = about.split(" ");
    const rule = known.read(schemes).find(scheme)?.facts.rule;
    const named = rule?.items.find(({ code }) => code === item) ?? rule?.vetoes.find(({ code }) => code === item);
    return {
      number: null,
      title: { zh: named?.zh ?? item, en: named?.en ?? item },
      link: `/assessment/ledger?of=${scheme}&entry=${home}/${id}`,
    };
  },
};
