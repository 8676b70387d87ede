import { areasOf } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { CALL, isNeighbour, MANAGE } from "./permits.ts";
import { claimsOver } from "./unit.ts";

type Known = Pick<QueryContext, "actor" | "now">;
const STAFF = [...MANAGE, ...CALL];

/** A survey with calls to make is one row, whatever the number of calls: who is to be rung is told one at a time, never as a list. */
function rows(sql: Tag, known: Known): Fragment {
  const calling = isNeighbour(known.actor, known.now) ? [] : areasOf(known, CALL).map((area) => `${area}%`);
  const managing = areasOf(known, MANAGE).map((area) => `${area}%`);
  return sql`
    select home, id, place, step, coalesce(step = 'call' and claimed, false) as own,
      case when step = 'call' then (until_on + 1)::timestamp at time zone 'Asia/Shanghai' - interval '1 millisecond' end as due_at, false as provisional,
      title || chr(10) || title_en as about
    from (
      select s.*, calls.claimed, case
        when stage = 'fielding' and place like any(${calling}::text[]) and calls.open then 'call'
        when stage = 'checking' and place like any(${managing}::text[]) then 'check'
        when stage = 'estimated' and place like any(${managing}::text[]) then 'publish'
        when correction = 'ready' and place like any(${managing}::text[]) then 'correct'
      end as step
      from surveys.survey s left join lateral (
        select exists (select 1 from surveys.unit u where u.home = s.home and u.survey = s.id and u.held and u.interviewer = ${known.actor.id}) as claimed,
          exists (select 1 from surveys.unit u where u.home = s.home and u.survey = s.id and u.held
            and (u.interviewer = ${known.actor.id} or u.stage = 'waiting' and (u.next_at is null or u.next_at <= ${known.now})
              or u.stage = 'claimed' and (u.claimed_at is null or u.claimed_at <= ${claimsOver(known.now)}))) as open
      ) as calls on s.stage = 'fielding'
      where s.stage in ('fielding', 'checking', 'estimated') or s.correction = 'ready'
    ) as turn where step is not null`;
}

export const waitingSurveys: WaitingSource = {
  code: "surveys",
  title: { zh: "群众调查", en: "Surveys" },
  kinds: ["surveys.survey", "surveys.unit"],
  allow: readers(STAFF, "over the survey's area"),
  scope: (known) => areasOf(known, STAFF),
  rows,
  show: (_, { home, id, step, about }) => {
    const [zh = "", en = ""] = about.split("\n");
    return { number: null, title: { zh, en: en || zh }, link: `/${step === "call" ? "survey-desk" : "surveys"}?survey=${home}/${id}` };
  },
};
