import { areasOf, liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import { anyOf, type Fragment, type Tag } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { inAreas } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { resultKey } from "./keys.ts";
import { APPROVE, ASSESS, led, READ, SPEAK, VERIFY } from "./permits.ts";
import { staff } from "./queries-visible.ts";
import { schemes } from "./registers.ts";

type Known = Pick<QueryContext, "actor" | "now">;

/** Rows `e` whose unit this person speaks for, as `speaksFor`. */
export const spokenFor = (sql: Tag, known: Known): Fragment =>
  anyOf(
    sql,
    liveGrants(known, SPEAK).map(({ area, unit }) => {
      const ofArea = /^(zfw|centre)-\d+$/.test(unit) && unit.endsWith(`-${area}`);
      return sql`(e.subject <> e.place and e.subject = ${unit} and ${unit !== ""} or e.subject = e.place and e.place = ${area} and ${ofArea})`;
    }),
  );
/** Rows `e` whose unit this person stands above by one of these roles, as `aboveGrant` but for who also speaks for it. */
export const below = (sql: Tag, known: Known, roles: readonly string[]): Fragment =>
  anyOf(
    sql,
    liveGrants(known, roles).map(
      ({ area, unit }) => sql`(e.place like ${`${area}%`} and (e.place <> ${area} or e.subject <> e.place) and e.subject <> ${unit})`,
    ),
  );

/** The unit answers for itself, and whoever verifies stands above it, does not answer for it too, and had no other hand in it. */
function rows(sql: Tag, known: Known): Fragment {
  const me = known.actor.id;
  const [speaking, verifying] = [spokenFor(sql, known), below(sql, known, VERIFY)];
  return sql`
    select home, id, place, step, false as own, due_at, provisional, scheme::text || ' ' || item as about from (
      select e.home, e.id, e.place, e.due_at, e.scheme, e.item, coalesce((state -> 'due' -> 'due' ->> 'provisional')::bool, false) as provisional, case
        when e.stage = 'notified' and not answered and state -> 'due' ->> 'slot' = 'object' and e.due_at >= ${known.now} then case when ${speaking} then 'answer' end
        when state ->> 'enteredBy' = ${me} or ${speaking} or not (${verifying}) then null
        when e.stage = 'notified' then case when state ->> 'acceptedBy' is distinct from ${me} then 'confirm' end
        when coalesce(state -> 'objection' -> 'panel' ? ${me}, true) and state -> 'objection' ->> 'by' is distinct from ${me} and not jsonb_path_exists(state, '$.votes[*] ? (@.account == $me)', jsonb_build_object('me', ${me}::text)) then 'review'
      end as step
      from (select * from assessment.entry where stage in ('notified', 'objected') and ${inAreas(sql, areasOf(known, READ))}) e
      join ledger.stream s on s.home = e.home and s.id = e.id, lateral (select coalesce((s.state ->> 'accepted')::bool, false) as answered) as said
    ) as turn where step is not null`;
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

/** A scheme whose consultation is over waits for the leading group: one of it that drafted nothing, over the scheme's whole area. */
export const waitingSchemes: WaitingSource = {
  code: "schemes",
  title: { zh: "考核方案", en: "Assessment schemes" },
  kinds: ["assessment.scheme"],
  allow: { roles: APPROVE, condition: "of the safety office, over the scheme's whole area", admits: (known) => led(known).length > 0 },
  scope: led,
  rows: (sql, known) =>
    sql`
    select a.home, a.id, a.place, 'approve' as step, false as own,
      case when until is null then null else ((until::date + 1) + time '00:00') at time zone 'Asia/Shanghai' end as due_at, false as provisional, a.zh || ' | ' || a.en as about
    from assessment.scheme a join ledger.stream s on s.home = a.home and s.id = a.id, lateral (select s.state ->> 'consultUntil' as until) as told
    where a.stage = 'consultation' and ${anyOf(
      sql,
      led(known).map((area) => sql`a.place like ${`${area}%`}`),
    )}
      and (until is null or until::date < ${cityDay(known.now)}::date) and not s.state -> 'draftedBy' ? ${known.actor.kind === "staff" ? known.actor.id : ""}`,
  show: (_, { id, about }) => {
    const [zh = "", en = ""] = about.split(" | ");
    return { number: null, title: { zh, en }, link: `/assessment/${id}` };
  },
};

/**
 * What stands between a computed result and its titles. Assessors: to compute anew and to publish. The leading group: the rest, but never who
 * published it while they would judge their own publication.
 */
function resultRows(sql: Tag, known: Known): Fragment {
  const me = known.actor.kind === "staff" ? known.actor.id : "";
  const over = (areas: readonly string[]): Fragment =>
    anyOf(
      sql,
      areas.map((area) => sql`s.state ->> 'area' like ${`${area}%`}`),
    );
  return sql`
    select home, id, place, step, false as own, case when step = 'award' then due_at end as due_at, step = 'award' and provisional as provisional, id::text as about from (
      select s.home, s.id, s.state ->> 'area' as place, (s.state #>> '{due,due,dueAt}')::timestamptz as due_at,
        coalesce((s.state #>> '{due,due,provisional}')::bool, false) as provisional, case
          when s.state ->> 'stage' = 'provisional' then case
            when not (${over(areasOf(known, ASSESS))}) then null
            when (s.state ->> 'stale')::bool then case when (s.state #>> '{objections,-1,decided,upheld}')::bool then 'put-right' else 'compute' end
            when (s.state ->> 'open')::int = 0 then 'publicise'
          end
          when not (${over(led(known))}) then null
          when s.state ->> 'stage' = 'final' then 'award'
          when s.state ->> 'stage' <> 'publicised' or s.state ->> 'publishedBy' is not distinct from ${me} then null
          when jsonb_path_exists(s.state, '$.objections[*] ? (@.decided == null)') then 'decide'
          when (s.state #>> '{due,due,dueAt}')::timestamptz < ${known.now} then 'finalise'
        end as step
      from (select distinct home, id from assessment.result where stage in ('provisional', 'publicised', 'final')) r
      join ledger.stream s on s.home = r.home and s.id = r.id) as turn where step is not null`;
}

const workOnResults = (known: Known): string[] => [...new Set([...areasOf(known, ASSESS), ...led(known)])];

/** No clock runs against who decides an objection or makes a result final: the days of publicity are the public's. The award has its own. */
export const waitingResults: WaitingSource = {
  code: "results",
  title: { zh: "考核结果", en: "Assessment results" },
  kinds: ["assessment.result"],
  allow: {
    roles: [...ASSESS, ...APPROVE],
    condition: "over the scheme's whole area; who approves, of its safety office",
    admits: (known) => workOnResults(known).length > 0,
  },
  scope: workOnResults,
  rows: resultRows,
  show: ({ read }, { id }) => {
    const held = read(schemes).all.find((one) => resultKey(one.id).id === id);
    const { zh, en } = held?.facts ?? { zh: "考核结果", en: "Result of an assessment" };
    return { number: null, title: { zh, en }, link: held ? `/assessment/${held.id}/result` : "/assessment" };
  },
};
