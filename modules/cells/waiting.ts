import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import type { WaitingSource } from "#platform/waiting";
import { APPLY, CHECK, DECIDE, READ } from "./permits.ts";
import { schemes } from "./registers.ts";

type Known = Pick<QueryContext, "actor" | "now">;
const areasOf = ({ actor, now }: Known, roles: readonly string[]): string[] =>
  actor.kind === "staff"
    ? actor.grants.filter(({ role, until }) => roles.includes(role) && (until === null || until > now)).map(({ area }) => area)
    : [];
const over = (sql: Tag, known: Known, roles: readonly string[]): Fragment =>
  sql`place like any(${areasOf(known, roles).map((area) => `${area}%`)}::text[])` as Fragment;

/** As `mayOf`: by role over the place, and never by who has had the other hand in it. Who was drawn to look is waited for by name. */
function rows(sql: Tag, known: Known): Fragment {
  const me = known.actor.id;
  const [applies, checks, decides] = [APPLY, CHECK, DECIDE].map((roles) => over(sql, known, roles)) as [Fragment, Fragment, Fragment];
  return sql`
    select home, id, place, step, step in ('inspect', 'countersign', 'recheck') as own, due_at, provisional, about from (
      select a.home, a.id, a.place, a.due_at, coalesce((state -> 'due' -> 'due' ->> 'provisional')::bool, false) as provisional, a.scheme || ' ' || a.name as about, case
        when a.appeal and a.stage in ('warned', 'revoked', 'refused') and decides and drawn is not true and mine is not true and state ->> 'decidedBy' is distinct from ${me} then 'decide-appeal'
        when a.stage = 'applied' and checks and mine is not true then 'admit'
        when a.stage = 'admitted' and checks then 'draw'
        when a.stage = 'drawn' and drawn then 'inspect'
        when a.stage = 'inspected' and drawn and state -> 'inspection' ->> 'by' <> ${me} then 'countersign'
        when a.stage = 'rectifying' and applies then 'rectify'
        when a.stage = 'rectified' and drawn then 'recheck'
        when a.stage = 'scored' and decides and drawn is not true and mine is not true then 'publicise'
        when a.stage = 'publicised' and open and decides and drawn is not true and mine is not true and state ->> 'decidedBy' is distinct from ${me} then 'decide-objection'
        when a.stage = 'publicised' and not open and a.due_at < ${known.now} and decides and drawn is not true and mine is not true then 'award'
        when a.stage = 'warned' and applies then 'mend'
        when a.stage = 'mended' and decides and drawn is not true and mine is not true then 'restore'
      end as step
      from (
        select *, ${applies} as applies, ${checks} as checks, ${decides} as decides from cells.application
        where ${over(sql, known, READ)} and stage in ('applied', 'admitted', 'drawn', 'inspected', 'rectifying', 'rectified', 'scored', 'publicised', 'warned', 'mended', 'revoked', 'refused')
      ) a join ledger.stream s on s.home = a.home and s.id = a.id, lateral (
        select s.state -> 'inspectors' ? ${me} as drawn, s.state -> 'tookPart' ? ${me} as mine,
          jsonb_path_exists(s.state, '$.objections[*] ? (@.decided == null)') as open
      ) as hands
    ) as turn where step is not null` as Fragment;
}

export const waitingCells: WaitingSource = {
  code: "cells",
  title: { zh: "平安细胞", en: "Safe cells" },
  kinds: ["cells.application"],
  allow: { roles: READ, condition: "in one's area", admits: (known) => areasOf(known, READ).length > 0 },
  scope: (known) => areasOf(known, READ),
  rows,
  show: (known, { home, id, about }) => {
    const cut = about.indexOf(" ");
    const [scheme, name] = [about.slice(0, cut), about.slice(cut + 1)];
    const rule = known.read(schemes).newest(scheme);
    return {
      number: null,
      title: { zh: `${rule?.zh ?? scheme}：${name}`, en: `${rule?.en ?? scheme}: ${name}` },
      link: `/cells/${home}/${id}`,
    };
  },
};
