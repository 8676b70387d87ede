import { liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import type { Fragment, Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { limits } from "#modules/limits";
import { ASSESSORS, DECIDERS, EVALUATORS, OVERSEERS, STAFF } from "./permits.ts";

type Known = Pick<QueryContext, "actor" | "now">;
/** An evaluation is somebody's next step from so many days before it is due. */
const AHEAD_DAYS = 30;
const evaluationMonths = (known: Known & Pick<QueryContext, "read">): number => {
  const found = known.read(limits).rule("DEC-4", known.now)?.length;
  if (found?.kind !== "limit" || found.limit.unit !== "month") throw new Error("DEC-4 has no length in months");
  return found.limit.amount;
};
const unitsOf = (known: Known, roles: readonly string[]): string[] =>
  liveGrants(known, roles)
    .map(({ unit }) => unit)
    .filter((unit) => unit !== "");
const areasOf = (known: Known, roles: readonly string[], of: (unit: string) => boolean = () => true): string[] =>
  liveGrants(known, roles)
    .filter(({ unit }) => of(unit))
    .map(({ area }) => `${area}%`);

/** Whose turn a matter is: the undertaking unit assesses, the reviewer gives its opinion, the deciding organ decides, oversight takes what is filed. */
function rows(sql: Tag, known: Known & Pick<QueryContext, "read">): Fragment {
  const [assessing, deciding, held] = [unitsOf(known, ASSESSORS), unitsOf(known, DECIDERS), unitsOf(known, EVALUATORS)];
  const [overseeing, evaluating] = [areasOf(known, OVERSEERS), areasOf(known, EVALUATORS, (unit) => unit !== "")];
  const today = cityDay(known.now);
  const months = evaluationMonths(known);
  return sql`
    select home, id, place, step, false as own, case step when 'evaluate' then evaluate_at else due.at end as due_at,
      coalesce(due.provisional, false) as provisional, title as about from (
      select home, id, place, title, evaluate_at, case
        when stage = 'submitted' and detail -> 'legality' ->> 'reviewer' = any(${assessing}::text[]) and detail -> 'legality' -> 'lawful' = 'null'::jsonb then 'legality'
        when stage = 'submitted' and detail -> 'legality' -> 'lawful' = 'true'::jsonb and decider = any(${deciding}::text[])
          and detail ->> 'drafter' <> ${known.actor.id} then 'decide'
        when stage = 'decided' and place like any(${overseeing}::text[]) then 'file'
        when stage = 'filed' and outcome in ('suspend', 'reject') and place like any(${overseeing}::text[]) then 'close'
        when stage = 'filed' and outcome in ('implement', 'withMeasures') and evaluate_at - make_interval(days => ${AHEAD_DAYS}) <= ${known.now} and place like any(${evaluating}::text[])
          and not undertaker = any(${held}::text[]) and not decider = any(${held}::text[]) then 'evaluate'
        when stage = 'evaluated' and not undone and answered >= opinions and place like any(${overseeing}::text[]) then 'close'
        when not undertaker = any(${assessing}::text[]) then null
        when stage = 'identified' then 'plan'
        when stage = 'planned' then 'publish'
        when (stage in ('consulting', 'analysing') or stage in ('decided', 'filed', 'evaluated') and outcome in ('implement', 'withMeasures')) and answered < opinions then 'answer'
        when stage in ('consulting', 'analysing') and until < ${today}::date then 'report'
        when stage = 'drafted' and detail -> 'plan' ->> 'procedure' <> 'simple' then 'review'
        when stage in ('drafted', 'reviewed') then 'submit'
        when stage = 'submitted' and (detail -> 'legality' = 'null'::jsonb or detail -> 'legality' -> 'lawful' = 'false'::jsonb) then 'ask-legality'
        when stage in ('decided', 'filed', 'evaluated') and undone then 'measure'
      end as step
      from decisions.matter, lateral (
        select exists (select 1 from decisions.measure m where m.home = matter.home and m.id = matter.id and m.effective and m.done_on is null) as undone,
          ((decided_on + make_interval(months => ${months}))::date + time '23:59:59.999') at time zone 'Asia/Shanghai' as evaluate_at
      ) as owed
      where place like any(${areasOf(known, STAFF)}::text[])
    ) as turn left join lateral (
      select min(due_at) as at, bool_or(provisional) as provisional from clocks.clock c
      where c.home = turn.home and c.stream = turn.id and c.duty = 'duty' and c.status in ('running', 'lapsed')
        and (turn.step <> 'answer' or c.slot like 'comment:%') and (turn.step <> 'measure' or c.slot like 'measure:%') and (turn.step <> 'legality' or c.slot like 'legality:%')
    ) as due on turn.step in ('answer', 'measure', 'legality', 'publish', 'report')
    where step is not null`;
}

export const waitingDecisions: WaitingSource = {
  code: "decisions",
  title: { zh: "重大决策评估", en: "Decisions" },
  kinds: ["decisions.matter", "decisions.opinion"],
  allow: readers(STAFF, "own unit, or over the area"),
  rows,
  show: (_, { home, id, about }) => ({ number: null, title: { zh: about, en: about }, link: `/decisions/${home}/${id}` }),
};
