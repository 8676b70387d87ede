import { liveGrants } from "#platform/access";
import { cityDay } from "#platform/days";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { OFFICERS } from "./permits.ts";

/** Of one's own office: drafts of others to check, what a check passed, what was returned, and answers whose review day has come. */
export const waitingAnswers: WaitingSource = {
  code: "answers",
  title: { zh: "解答库", en: "Answers" },
  kinds: ["answers.entry"],
  allow: readers(OFFICERS, "own office"),
  rows: (sql, known) => {
    const units = liveGrants(known, OFFICERS)
      .map(({ unit }) => unit)
      .filter((unit) => unit !== "");
    return sql`
      select home, id, place, step, step = 'write' as own, case when step = 'review' then due_at end as due_at,
        coalesce(step = 'review' and provisional, false) as provisional, question as about from (
        select home, id, place, due_at, provisional, question, case
          when draft = 'check' and drafted_by <> ${known.actor.id} and owner = any(${units}::text[]) then 'check'
          when draft = 'publish' and owner = any(${units}::text[]) then 'publish'
          when draft = 'write' and drafted_by = ${known.actor.id} then 'write'
          when stage = 'published' and draft is null and review_by <= ${cityDay(known.now)}::date and owner = any(${units}::text[]) then 'review'
        end as step from answers.entry
        where (owner = any(${units}::text[]) or drafted_by = ${known.actor.id}) and stage in ('draft', 'published')
      ) as turn where step is not null`;
  },
  show: (_, { home, id, about }) => ({ number: null, title: { zh: about, en: about }, link: `/answers/${home}/${id}` }),
};
