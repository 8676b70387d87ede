import { areasOf } from "#platform/access";
import { cityDay } from "#platform/days";
import type { Fragment, Tag } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import type { QueryContext } from "#platform/modules";
import { readers, scopeFor, visibleIn } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { CHAIR, ERRAND, READ, SCREENERS } from "./permits.ts";
import { cityMediation } from "./register-mediation.ts";

type Known = Pick<QueryContext, "actor" | "now" | "read">;
const patterns = (known: Known, roles: readonly string[]): string[] => areasOf(known, roles).map((area) => `${area}%`);

/**
 * Whose turn a dispute is: the chair takes it, its mediators work on it, and the office (recorder, chair) writes down what was agreed, tells remedies and
 * looks whether promises are kept. A mediator's own cases wait for the mediator by name. What the court owes is shown to whoever records its answer.
 */
function rows(sql: Tag, known: Known): Fragment {
  const own = known.read(cityMediation).mediators.flatMap(({ account, id }) => (account === known.actor.id ? [id] : []));
  const mediating = patterns(known, ["mediator"]);
  const chair = patterns(known, CHAIR);
  const office = patterns(known, ["recorder", ...CHAIR]);
  return sql`
    select home, id, place, step, own, due_at, provisional, about from (
      select home, id, place, due_at, provisional, kind_of as about, mine as own, case
        when stage in ('registered', 'reviewing') then case when place like any(${chair}::text[]) then 'accept' end
        when not mine and not place like any(${office}::text[]) then null
        when stage = 'consent' then 'consent'
        when stage in ('assigned', 'investigating') then 'open'
        when stage = 'mediating' then 'mediate'
        when stage = 'adjourned' then 'resume'
        when stage = 'agreed' then 'sign'
        when due_at is null then null
        when due_slot = 'MED-3' then 'tell-remedies'
        when due_slot in ('JC-2', 'JC-3') then 'record-court'
        when stage in ('performing', 'performed', 'defaulted') then 'follow-up'
      end as step
      from (
        select *, mediators && ${own}::text[] and place like any(${mediating}::text[]) as mine from mediation.dispute
        where ${visibleIn(sql, known, READ)} and (closed_at is null or due_at is not null)
      ) as seen
    ) as turn where step is not null`;
}

export const waitingDisputes: WaitingSource = {
  code: "mediation",
  title: { zh: "人民调解", en: "Mediation" },
  kinds: ["mediation.dispute"],
  allow: readers(READ),
  scope: scopeFor(READ),
  rows,
  show: (_, { home, id, about }) => ({
    number: receiptNumber(id),
    title: `mediation.waiting.type.${about}`,
    link: `/mediation/${home}/${id}`,
  }),
};

/** 执行联动: papers to bring, a contact to look for, on a court's written request. */
export const waitingErrands: WaitingSource = {
  code: "errands",
  title: { zh: "执行联动", en: "Enforcement cooperation" },
  kinds: ["mediation.errand"],
  allow: readers(ERRAND),
  scope: scopeFor(ERRAND),
  rows: (sql, known) =>
    sql`
    select home, id, place, 'answer' as step, false as own, due_at, false as provisional, what as about
    from mediation.errand where stage = 'open' and ${visibleIn(sql, known, ERRAND)}`,
  show: (_, { about }) => ({ number: null, title: `errands.waiting.${about}`, link: "/mediation/rounds" }),
};

/** 排查: a round under way is closed with what it found, or with the word that nothing was found. */
export const waitingScreenings: WaitingSource = {
  code: "screenings",
  title: { zh: "纠纷排查", en: "Screening rounds" },
  kinds: ["mediation.screening"],
  allow: readers(SCREENERS),
  scope: scopeFor(SCREENERS),
  rows: (sql, known) =>
    sql`
    select home, id, place, 'close' as step, false as own, (to_on + time '23:59:59.999') at time zone 'Asia/Shanghai' as due_at, false as provisional, method as about
    from mediation.screening where stage = 'open' and from_on <= ${cityDay(known.now)}::date and ${visibleIn(sql, known, SCREENERS)}`,
  show: (_, { about }) => ({ number: null, title: `screenings.waiting.${about}`, link: "/mediation/rounds" }),
};
