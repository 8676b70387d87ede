import { areasOf, liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { inAreas, readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { APPLY, CHECK_DESK, DECIDE, OWN, READ } from "./permits.ts";
import { codesOf, ofOwnUnit, visible } from "./queries-visible.ts";
import { schemes } from "./registers.ts";

/** A unit is told of its yearly account so many days before it is due. */
const REPORT_AHEAD_DAYS = 30;

type Known = Pick<QueryContext, "actor" | "now">;
const over = (sql: Tag, known: Known, roles: readonly string[]): Fragment => inAreas(sql, areasOf(known, roles));

/** As `standsAbove`: over the place, and not the area or the office that applies itself. */
function above(sql: Tag, known: Known, roles: readonly string[]): Fragment {
  const { actor, now } = known;
  const grants = liveGrants({ actor, now }, roles);
  const own = JSON.stringify(grants.map(({ area, unit }) => ({ area, codes: codesOf(unit) })));
  return sql`exists (select from jsonb_to_recordset(${own}::text::jsonb) as g (area text, codes jsonb)
    where starts_with(place, g.area) and not (place = g.area and unit in (place, 'village-' || place, 'centre-' || place)) and not (g.codes ? unit))`;
}

/**
 * As `mayOf`: by role over the place, and never by who has had the other hand in it. Who was drawn to look is waited for by name. The first check and the
 * draw are the desk's: whoever supervises may take them and is not waited for.
 */
function rows(sql: Tag, known: Known): Fragment {
  const me = known.actor.id;
  const applies = over(sql, known, APPLY);
  const [desk, decides] = [CHECK_DESK, DECIDE].map((roles) => above(sql, known, roles)) as [Fragment, Fragment];
  return sql`
    select home, id, place, step, step in ('inspect', 'countersign', 'recheck') as own,
      case step when 'self-report' then report_due when 'renew' then null else due_at end as due_at, provisional, about from (
      select a.home, a.id, a.place, a.due_at, report_due, coalesce((state -> 'due' -> 'due' ->> 'provisional')::bool, (state -> 'check' -> 'due' -> 'due' ->> 'provisional')::bool, false) as provisional, a.scheme || ' ' || a.name || chr(10) || coalesce(a.name_en, '') as about, case
        when a.appeal and a.stage in ('awarded', 'warned', 'mended', 'revoked', 'refused') and decides and drawn is not true and mine is not true and state ->> 'decidedBy' is distinct from ${me} then 'decide-appeal'
        when held and a.check_stage = 'drawn' and checks then 'inspect'
        when held and a.check_stage = 'inspected' and checks and state -> 'check' -> 'inspection' ->> 'by' <> ${me} then 'countersign'
        when held and a.check_stage = 'rectifying' and (applies or yours) then 'rectify'
        when held and a.check_stage = 'rectified' and checks then 'recheck'
        when a.stage = 'awarded' and (a.check_stage = 'failed' or a.check_stage = 'rectifying' and a.due_at < ${known.now}) and decides and drawn is not true and checks is not true and mine is not true then 'warn'
        when a.stage = 'applied' and desk and mine is not true then 'admit'
        when a.stage = 'admitted' and desk then 'draw'
        when a.stage = 'drawn' and drawn then 'inspect'
        when a.stage = 'inspected' and drawn and state -> 'inspection' ->> 'by' <> ${me} then 'countersign'
        when a.stage = 'rectifying' and (applies or yours) then 'rectify'
        when a.stage = 'rectified' and drawn then 'recheck'
        when a.stage = 'scored' and decides and drawn is not true and mine is not true then 'publicise'
        when a.stage = 'publicised' and open and decides and drawn is not true and mine is not true and state ->> 'decidedBy' is distinct from ${me} then 'decide-objection'
        when a.stage = 'publicised' and not open and a.due_at < ${known.now} and decides and drawn is not true and mine is not true then 'award'
        when a.stage = 'warned' and (applies or yours) then 'mend'
        when a.stage in ('awarded', 'mended') and yours and report_due < ${known.now}::timestamptz + make_interval(days => ${REPORT_AHEAD_DAYS}) then 'self-report'
        when a.stage in ('awarded', 'expired') and yours and renew_from <= ${cityDay(known.now)}::date and not later then 'renew'
        when a.stage = 'mended' and decides and drawn is not true and mine is not true and state -> 'warning' ->> 'by' is distinct from ${me} then 'restore'
      end as step
      from (
        select *, ${ofOwnUnit(sql, known)} as yours, ${applies} as applies, ${desk} as desk, ${decides} as decides from cells.application
        where ${visible(sql, known)} and (stage in ('awarded', 'expired') and ${ofOwnUnit(sql, known)} or check_stage <> 'stands' or appeal or stage in ('applied', 'admitted', 'drawn', 'inspected', 'rectifying', 'rectified', 'scored', 'publicised', 'warned', 'mended', 'revoked', 'refused'))
      ) a join ledger.stream s on s.home = a.home and s.id = a.id, lateral (
        select s.state -> 'inspectors' ? ${me} as drawn, s.state -> 'check' -> 'inspectors' ? ${me} as checks, a.stage in ('awarded', 'warned', 'mended') as held, s.state -> 'tookPart' ? ${me} as mine,
          jsonb_path_exists(s.state, '$.objections[*] ? (@.decided == null)') as open,
          (s.state -> 'title' ->> 'reportDue')::timestamptz as report_due, (s.state -> 'title' ->> 'renewFrom')::date as renew_from,
          exists (select from cells.application n where n.scheme = a.scheme and n.unit = a.unit and n.applied_at > a.applied_at and n.stage not in ('withdrawn', 'voided', 'refused')) as later
      ) as hands
    ) as turn where step is not null`;
}

export const waitingCells: WaitingSource = {
  code: "cells",
  title: { zh: "平安细胞", en: "Safe cells" },
  kinds: ["cells.application"],
  allow: readers([...READ, OWN], "in one's area; a unit's own account its unit"),
  scope: (known) => areasOf(known, [...READ, OWN]),
  rows,
  show: (known, { home, id, about }) => {
    const cut = about.indexOf(" ");
    const scheme = about.slice(0, cut);
    const [name = "", nameEn = ""] = about.slice(cut + 1).split("\n");
    const rule = known.read(schemes).newest(scheme);
    return {
      number: null,
      title: { zh: `${rule?.zh ?? scheme}：${name}`, en: `${rule?.en ?? scheme}: ${nameEn || name}` },
      link: `/cells/${home}/${id}`,
    };
  },
};
