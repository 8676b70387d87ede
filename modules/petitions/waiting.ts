import { liveGrants } from "#platform/access";
import type { Fragment, Tag } from "#platform/figures";
import { receiptNumber } from "#platform/ids";
import type { QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import type { WaitingSource } from "#platform/waiting";
import { AGENT, APPROVE, DESK, HANDLE, READERS, REVIEW, SENDERS } from "./permits.ts";
import { reachable } from "./queries-queue.ts";
import { OWN } from "./queries-visible.ts";

type Known = Pick<QueryContext, "actor" | "now" | "read">;
const areas = (known: Known, roles: readonly string[]): string[] => liveGrants(known, roles).map(({ area }) => `${area}%`);
const units = (known: Known, roles: readonly string[]): string[] =>
  liveGrants(known, roles)
    .map(({ unit }) => unit)
    .filter((unit) => unit !== "");

/**
 * Whose turn a petition is, by stage and, where two hands of one organ take turns, by its fold: who drafted never signs, a challenge is answered
 * before the matter goes on, and an objection is the petition office's to answer. The petitioner's own windows wait for nobody here.
 */
function rows(sql: Tag, known: Known): Fragment {
  const me = known.actor.kind === "staff" ? known.actor.id : "";
  const [desk, senders] = [areas(known, DESK), areas(known, SENDERS)];
  const [handlers, approvers, organs, reviewers] = [
    units(known, ["handler"]),
    units(known, APPROVE),
    units(known, HANDLE),
    units(known, REVIEW),
  ];
  const challenged = sql`s.state ->> 'challenge' = 'open'`;
  return sql`
    select home, id, place, step, false as own, case when step = 'close' then null else next_due_at end as due_at, provisional, coalesce(branch, '') as about
    from (
      select p.home, p.id, p.place, p.next_due_at, p.provisional, p.branch, case
        when p.stage = 'received' and p.place like any(${desk}::text[]) then 'register'
        when p.stage = 'registered' and p.place like any(${senders}::text[]) then 'triage'
        when p.stage = 'triaged' and p.place like any(${senders}::text[]) then 'route'
        when p.stage = 'routed' and s.state ->> 'objection' is not null then case when p.place like any(${senders}::text[]) then 'answer-objection' end
        when p.stage in ('routed', 'procedure') and ${challenged} and p.organ = any(${approvers}::text[])
          and not exists (select 1 from jsonb_array_elements(s.state -> 'took') t where t ->> 'by' = ${me}) then 'answer-challenge'
        when p.stage = 'routed' and p.organ = any(${organs}::text[]) then case when p.branch = 'opinion' then 'accept' else 'open-procedure' end
        when p.stage = 'procedure' and p.organ = any(${organs}::text[]) then 'tell-outcome'
        when p.stage in ('accepted', 'reviewing') and ${challenged} then case
          when not exists (select 1 from jsonb_array_elements(s.state -> 'took') t where t ->> 'by' = ${me})
            and (p.round = 0 and p.organ = any(${approvers}::text[]) or p.round > 0 and p.review_organ = any(${reviewers}::text[])) then 'answer-challenge' end
        when p.stage = 'accepted' and s.state -> 'draft' = 'null'::jsonb and p.organ = any(${handlers}::text[]) then 'draft'
        when p.stage = 'accepted' and s.state -> 'draft' <> 'null'::jsonb and s.state -> 'draft' ->> 'by' <> ${me} and p.organ = any(${approvers}::text[]) then 'sign'
        when p.stage = 'opined' and (p.round = 0 and p.organ = any(${organs}::text[]) or p.round > 0 and p.review_organ = any(${reviewers}::text[])) then 'deliver'
        when p.stage = 'reviewing' and p.review_organ = any(${reviewers}::text[])
          and not exists (select 1 from jsonb_array_elements(s.state -> 'took') t where t ->> 'by' = ${me} and (t ->> 'round')::int < p.round) then 'decide-review'
        when p.stage = 'delivered' and p.next_due_at < ${known.now} and p.organ = any(${organs}::text[]) then 'close'
      end as step
      from (select * from petitions.petition where stage <> 'ended' and ${reachable(sql, known)}) p
      left join ledger.stream s on s.home = p.home and s.id = p.id and p.stage in ('routed', 'procedure', 'accepted', 'reviewing')
        and not (s.state -> 'recused') ? ${me}
      where p.stage not in ('routed', 'procedure', 'accepted', 'reviewing') or s.id is not null
    ) as turn where step is not null`;
}

export const waitingPetitions: WaitingSource = {
  code: "petitions",
  title: { zh: "信访", en: "Petitions" },
  kinds: ["petitions.petition"],
  allow: readers(READERS, OWN),
  // A unit's own cases can lie outside its area: the organ's name decides, not the place.
  scope: () => [""],
  rows,
  show: (_, { home, id, about }) => ({
    number: receiptNumber(id),
    title: about === "" ? "petitions.waiting.untriaged" : `petitions.branch.${about}`,
    link: `/petitions/${home}/${id}`,
  }),
};

/** Mandates are the agent's own by name: to be taken up, or the week's account to the principal. */
export const waitingMandates: WaitingSource = {
  code: "mandates",
  title: { zh: "信访代理", en: "Mandates" },
  kinds: ["petitions.mandate"],
  allow: readers(AGENT, "the agent named"),
  scope: () => [""],
  rows: (sql, known) =>
    sql`
    select home, id, place, case stage when 'asked' then 'accept' else 'report' end as step, true as own, report_due_at as due_at, false as provisional, '' as about
    from petitions.mandate
    where account = ${known.actor.id}::uuid and (stage = 'asked' or stage = 'active' and report_due_at is not null)`,
  show: (_, { home, id }) => ({ number: receiptNumber(id), title: "mandates.waiting.title", link: `/mandates/${home}/${id}` }),
};
