import { areasOf } from "#platform/access";
import type { z } from "zod";
import { cityDay } from "#platform/days";
import type { Fragment, Tag } from "#platform/figures";
import { query, type QueryContext } from "#platform/modules";
import { readers } from "#platform/reading";
import { refuse } from "#platform/refusals";
import * as c from "./contract.ts";
import { LINK, PHONE } from "./keys.ts";
import { CALL, isNeighbour, MANAGE } from "./permits.ts";
import { quality } from "./quality.ts";
import { checkedRows, surveyState } from "./queries.ts";
import { claimsOver } from "./unit.ts";

const desk = {
  roles: CALL,
  condition: "over the survey's area, of no grid",
  admits: (known: Pick<QueryContext, "actor" | "now">) => areasOf(known, CALL).length > 0 && !isNeighbour(known.actor, known.now),
};
type Next = { id: string; stratum: string; attempts: number; mine: boolean; nextAt: string | null; landline: boolean };

/** Nobody is ringing it, and its hour has come. */
const free = (sql: Tag, now: string): Fragment => sql`(u.stage = 'waiting' and (u.next_at is null or u.next_at <= ${now})
  or u.stage = 'claimed' and (u.claimed_at is null or u.claimed_at <= ${claimsOver(now)}))`;

/** The next token to ring, never a list of them: first one's own, then who asked to be called, then strata furthest from what they need. */
export const nextCall = query<z.output<typeof c.NextCall>, c.Call>({
  name: "surveys.next-call",
  route: "GET /api/surveys/{home}/{id}/next-call",
  summary: { zh: "下一个要拨的号（只见编码）", en: "The next call, by its token" },
  input: c.NextCall,
  allow: desk,
  scope: (known) => areasOf(known, CALL),
  run: async (ctx, key) => {
    const state = await surveyState(ctx, key);
    const me = ctx.actor.id;
    const strata = state.plan?.strata ?? [];
    const codes = strata.map(({ code }) => code);
    const wanted = strata.map((one) => Math.max(1, one.wanted));
    const [unit] = await ctx.db<Next[]>`
      select u.id::text, u.stratum, u.attempts, u.interviewer is not distinct from ${me} as mine, u.next_at as "nextAt", l.state ? 'landline' as landline
      from surveys.unit u join ledger.stream l on l.home = u.home and l.id = u.id left join (
        select stratum, count(*) as done from surveys.unit where home = ${key.home} and survey = ${key.id} and disposition = 'completed' group by 1
      ) s on s.stratum = u.stratum left join unnest(${codes}::text[], ${wanted}::int[]) as w(stratum, wanted) on w.stratum = u.stratum
      where u.home = ${key.home} and u.survey = ${key.id} and u.held
        and (u.interviewer = ${me} or ${free(ctx.db, ctx.now)})
      order by (u.interviewer is not distinct from ${me}) desc, u.next_at nulls last, coalesce(s.done, 0)::float8 / coalesce(w.wanted, 1), u.id limit 1`;
    const [count] = await ctx.db<{ waiting: number; later: number }[]>`
      select count(*) filter (where ${free(ctx.db, ctx.now)})::int as waiting,
        count(*) filter (where u.stage = 'waiting' and u.next_at > ${ctx.now})::int as later
      from surveys.unit u where u.home = ${key.home} and u.survey = ${key.id} and u.stage <> 'done' and u.held`;
    return {
      survey: { ...key, title: state.title, script: state.plan?.script ?? "" },
      questions: state.questions,
      marks: state.marks,
      unit:
        unit && state.stage === "fielding"
          ? {
              id: unit.id,
              stratum: unit.stratum,
              attempts: unit.attempts,
              claimed: unit.mine,
              nextAt: unit.nextAt,
              landline: unit.landline,
            }
          : null,
      waiting: count?.waiting ?? 0,
      later: count?.later ?? 0,
    };
  },
});

async function numberOf(ctx: QueryContext, key: { home: string; id: string }, reason: string): Promise<{ phone: string }> {
  const [phone] = await ctx.unseal([{ stream: key, field: PHONE }], reason);
  if (!phone) throw refuse.conflict("surveys.number-gone");
  return { phone };
}

/** One number, for whoever took the call, written to the log of reads; answers are not on the same page. */
export const revealNumber = query<z.output<typeof c.RevealNumber>, { phone: string }>({
  name: "surveys.reveal-number",
  route: "GET /api/surveys/{home}/{survey}/units/{id}/number",
  summary: { zh: "显示已领取的号码（留痕）", en: "Show the number of a call one took; logged" },
  input: c.RevealNumber,
  allow: desk,
  scope: (known) => areasOf(known, CALL),
  run: async (ctx, { home, id, survey }) => {
    const [mine] = await ctx.db`
      select 1 from surveys.unit where home = ${home} and id = ${id} and survey = ${survey} and stage = 'claimed' and interviewer = ${ctx.actor.id}`;
    if (!mine) throw refuse.forbidden("surveys.not-your-call");
    return numberOf(ctx, { home, id }, "survey call");
  },
});

/** The number behind an interview that is to be confirmed: only for one that is drawn for a call-back and not yet rung. */
export const revealForCheck = query<z.output<typeof c.RevealNumber>, { phone: string }>({
  name: "surveys.reveal-for-check",
  route: "GET /api/surveys/{home}/{survey}/interviews/{id}/number",
  summary: { zh: "复核回访时显示号码（留痕）", en: "Show the number for a call-back check; logged" },
  input: c.RevealNumber,
  allow: readers(MANAGE),
  scope: (known) => areasOf(known, MANAGE),
  run: async (ctx, { home, id, survey }) => {
    const [row] = await ctx.db<{ token: string }[]>`
      select token::text from surveys.interview where home = ${home} and id = ${id} and survey = ${survey} and mode = 'cati' and called_back is null`;
    if (!row) throw refuse.notFound("record.not-found");
    const key = { home, id: survey };
    const { toCallBack } = quality(await checkedRows(ctx, key), (await surveyState(ctx, key)).questions);
    if (!toCallBack.includes(id)) throw refuse.conflict("surveys.not-to-call-back");
    return numberOf(ctx, { home, id: row.token }, "survey call-back check");
  },
});

/** Tokens not yet invited to the web, so that a batch can be; nothing else about them. */
export const listUninvited = query<z.output<typeof c.ReadCalls>, { ids: string[] }>({
  name: "surveys.list-uninvited",
  route: "GET /api/surveys/{home}/{id}/uninvited",
  summary: { zh: "尚未发短信邀请的编码", en: "Tokens not yet invited" },
  input: c.ReadCalls,
  allow: readers(MANAGE),
  scope: (known) => areasOf(known, MANAGE),
  run: async ({ db }, { home, id }) => {
    const rows = await db<{ id: string }[]>`
      select u.id::text from surveys.unit u join ledger.stream l on l.home = u.home and l.id = u.id
      where u.home = ${home} and u.survey = ${id} and u.stage = 'waiting' and u.held and not u.invited and not l.state ? 'landline' order by u.id limit 100`;
    return { ids: rows.map((row) => row.id) };
  },
});

/** The form behind a link. Nothing of the number, and nothing of what was answered, comes with it. */
export const readForm = query<z.output<typeof c.ReadForm>, c.FormView>({
  name: "surveys.read-form",
  route: "GET /api/surveys/{home}/{survey}/units/{id}/form",
  summary: { zh: "答题页（凭短信链接）", en: "The form, by its link" },
  input: c.ReadForm,
  allow: { roles: ["resident"], condition: "with the unit's secret link", admits: () => true },
  scope: () => [""],
  ratePerMinute: 60,
  run: async (ctx, { home, id, survey, secret }) => {
    if (ctx.token(LINK, id) !== secret) throw refuse.notFound("surveys.no-such-link");
    const [unit] = await ctx.db<
      { stage: string }[]
    >`select stage from surveys.unit where home = ${home} and id = ${id} and survey = ${survey}`;
    if (!unit) throw refuse.notFound("surveys.no-such-link");
    const { title, titleEn, purpose, marks, questions, plan, stage } = await surveyState(ctx, { home, id: survey });
    const open = stage === "fielding" && cityDay(ctx.now) <= (plan?.until ?? "");
    const now = unit.stage === "done" ? ("done" as const) : open ? ("open" as const) : ("closed" as const);
    const onPage = questions.filter(({ spoken }) => !spoken);
    return { title, titleEn, purpose, marks, questions: onPage, open: now === "open", state: now, until: plan?.until ?? null };
  },
});
