import { liveGrants, type Grant } from "#platform/access";
import { anyOf, type Fragment, type Tag } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import type { QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { taxonomy } from "./limits.ts";
import { caseReaders, caseScope, sentTo, staffId, unitsOf, visibleIn } from "./queries-visible.ts";
import { SIGNAL_ROLES } from "./signal-roles.ts";

type Known = Pick<QueryContext, "actor" | "now">;
const GRID: readonly string[] = ["gridWorker", "gridLeader"];
const REVIEW_AHEAD_DAYS = 3;
/** Behind the kind: the due time is that of the step itself, which is counted as steps are, not as the kind's promise is. */
const OF_STEP = ":step";

/** Where a grant reaches: its area, and for a worker of any grid of a village what is known only to lie in that village. Sealed kinds: desks alone. */
const reach = (sql: Tag, { role, area }: Grant): Fragment =>
  GRID.includes(role)
    ? sql`((i.place like ${`${area}%`} or i.place = ${area.length > 12 ? area.slice(0, 12) : "-"}) and not i.sealed)`
    : sql`i.place like ${`${area}%`}`;

/** What the desk and the grid owe at their places. Whose people worked on it do not check it, nor does whoever handled it. */
function deskRows(sql: Tag, known: Known): Fragment {
  const verifying = liveGrants(known, [...GRID, "dispatcher"]).map((grant) => reach(sql, grant));
  const dispatching = liveGrants(known, ["dispatcher"]).map((grant) => reach(sql, grant));
  const checking = liveGrants(known, [...GRID, "dispatcher"]).map(
    (grant) => sql`(${reach(sql, grant)} and i.lead is distinct from ${grant.unit} and not ${grant.unit} = any(i.co_units))`,
  );
  return sql`
    select i.home, i.id, i.place, case i.stage when 'reported' then 'verify' when 'fedBack' then 'check' else 'dispatch' end as step, false as own,
      least(i.step_due_at, i.due_at) as due_at,
      case when i.step_due_at <= coalesce(i.due_at, i.step_due_at) then i.step_provisional else i.provisional end as provisional,
      i.category || case when i.step_due_at <= coalesce(i.due_at, i.step_due_at) then ${OF_STEP} else '' end as about
    from incidents.incident i
    where i.stage in ('reported', 'verified', 'bounced', 'fedBack') and (
      i.stage = 'reported' and ${anyOf(sql, verifying)}
      or i.stage in ('verified', 'bounced') and ${anyOf(sql, dispatching)}
      or i.stage = 'fedBack' and i.handler is distinct from ${staffId(known.actor)}::uuid and ${anyOf(sql, checking)})
      and ${visibleIn(sql, known)}`;
}

/** What was sent to the units this person acts for: to be taken, to be given to somebody, or theirs to do. A task of a colleague waits for the colleague. */
const taskRows = (sql: Tag, known: Known): Fragment =>
  sql`
    select distinct on (t.home, t.id) i.home, i.id, i.place,
      case when t.stage = 'asked' then 'accept' when t.handler is null then 'assign' else 'feed-back' end as step,
      coalesce(t.handler = ${staffId(known.actor)}::uuid, false) as own,
      case when t.stage = 'asked' then t.accept_due_at else i.due_at end as due_at, i.provisional,
      i.category || case when t.stage = 'asked' then ${OF_STEP} else '' end as about
    from incidents.unit_task t join incidents.incident i on i.home = t.home and i.id = t.id
    where t.unit = any(${unitsOf(known)}::text[]) and t.stage in ('asked', 'accepted') and i.stage in ('dispatched', 'handling')
      and (t.handler is null or t.handler = ${staffId(known.actor)}::uuid)
    order by t.home, t.id, t.stage, t.unit`;

/** A pause is looked at again when its day comes; from then on, and no sooner, taking it up is a step of the lead unit, or, once the day has passed, of oversight. */
function pausedRows(sql: Tag, known: Known): Fragment {
  const over = liveGrants(known, ["supervisor"]).map((grant) => reach(sql, grant));
  return sql`
    select i.home, i.id, i.place, 'resume' as step, false as own, c.due_at, c.provisional, i.category as about
    from incidents.incident i join clocks.clock c on c.home = i.home and c.stream = i.id and c.slot = 'review' and c.status in ('running', 'lapsed')
    where i.stage = 'suspended' and (
      i.lead = any(${unitsOf(known)}::text[]) and c.due_at <= ${known.now}::timestamptz + make_interval(days => ${REVIEW_AHEAD_DAYS})
      or ${anyOf(sql, over)} and c.due_at < ${known.now})`;
}

/** More time that a handler asked for, before whoever gives it: of the unit that leads, or over the place; never who did the work. */
function extensionRows(sql: Tag, known: Known): Fragment {
  const units = liveGrants(known, ["approver"]).map(({ unit }) => unit);
  const over = liveGrants(known, ["supervisor"]).map((grant) => reach(sql, grant));
  return sql`
    select i.home, i.id, i.place, 'answer-extension' as step, false as own, i.due_at, i.provisional, i.category as about
    from incidents.incident i
    where i.extension_asked and (i.lead <> '' and i.lead = any(${units}::text[]) or ${anyOf(sql, over)})
      and i.handler is distinct from ${staffId(known.actor)}::uuid and ${visibleIn(sql, known)}`;
}

export const waitingIncidents: WaitingSource = {
  code: "incidents",
  title: { zh: "事件", en: "Incidents" },
  kinds: ["incidents.incident"],
  allow: caseReaders,
  scope: caseScope,
  rows: (sql, known) =>
    sql`
      select * from (${deskRows(sql, known)}) as desk union all select * from (${taskRows(sql, known)}) as tasks
      union all select * from (${pausedRows(sql, known)}) as paused union all select * from (${extensionRows(sql, known)}) as asked`,
  show: (known, { home, id, about, step }) => {
    const [code = about, ofStep] = about.split(":");
    const { known: kinds, procedure } = known.read(taxonomy);
    const category = kinds(code);
    const timed =
      step === "verify" || step === "dispatch" || step === "accept" ? procedure[step][category?.urgency ?? "blue"] : procedure.check;
    // A pause is looked at again on a day of the calendar.
    const unit = step === "resume" ? "day" : ofStep === undefined ? category?.limit?.unit : timed.unit;
    return {
      number: receiptNumber(id),
      title: { zh: category?.zh ?? code, en: category?.en ?? code },
      link: `/incidents/${home}/${id}`,
      working: unit === undefined || unit.startsWith("working"),
    };
  },
};

/** 督办: the oldest order not answered yet waits for whoever holds the record: the unit that took it, before that the desk. */
function orderRows(sql: Tag, known: Known): Fragment {
  const desks = liveGrants(known, ["dispatcher"]).map((grant) => reach(sql, grant));
  return sql`
    select i.home, i.id, i.place, 'answer' as step, false as own, due.due_at, due.provisional, i.category as about from (
      select i.*, exists (
        select 1 from incidents.unit_task t where t.home = i.home and t.id = i.id and t.unit = i.lead and t.stage <> 'asked'
      ) as taken from incidents.incident i where i.supervised is not null and (${visibleIn(sql, known)} or ${sentTo(sql, known)})
    ) i, lateral (
      select min(c.due_at) as due_at, coalesce(bool_or(c.provisional), false) as provisional from clocks.clock c
      where c.home = i.home and c.stream = i.id and c.slot like 'supervision:%' and c.status in ('running', 'lapsed')
    ) as due
    where i.taken and i.lead = any(${unitsOf(known)}::text[]) or not i.taken and ${anyOf(sql, desks)}`;
}

export const waitingOrders: WaitingSource = {
  code: "supervision",
  title: { zh: "督办", en: "Supervision orders" },
  kinds: ["incidents.incident"],
  allow: caseReaders,
  scope: caseScope,
  rows: orderRows,
  show: waitingIncidents.show,
};

/** A first signal that the unit must act on and answer. */
export const waitingSignals: WaitingSource = {
  code: "signals",
  title: { zh: "第一信号", en: "First signals" },
  kinds: ["incidents.signal"],
  allow: readers([...SIGNAL_ROLES.act, ...SIGNAL_ROLES.publishOver], "of the unit asked, or over the place"),
  rows: (sql, known) => {
    const units = liveGrants(known, SIGNAL_ROLES.act).map(({ unit }) => unit);
    const publishing = liveGrants(known, SIGNAL_ROLES.publishForUnit).map(({ unit }) => unit);
    return sql`
      select home, id, place, case stage when 'adopted' then 'act' else 'publish' end as step, false as own, due_at, provisional, category as about
      from incidents.signal
      where stage = 'adopted' and unit <> '' and unit = any(${units}::text[]) or stage = 'acted' and unit <> '' and unit = any(${publishing}::text[])`;
  },
  show: (known, { about }) => {
    const category = known.read(taxonomy).known(about);
    return { number: null, title: { zh: category?.zh ?? about, en: category?.en ?? about }, link: "/signals" };
  },
};
