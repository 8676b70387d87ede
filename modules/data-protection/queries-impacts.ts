import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { everybody, readers, scopeFor, stateOf, statesOf, textsOf, visibleIn } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import * as c from "./contract.ts";
import { impact, impactSteps, inForce, type KnownImpact } from "./impact.ts";
import { DECIDERS, OFFICERS, over, REGISTER_READERS } from "./permits.ts";
import { runningSharings } from "./queries-sharings.ts";

const asked = readers(REGISTER_READERS, "over the area");
const scope = scopeFor(REGISTER_READERS);

const rowOf = ({ home, id }: StreamKey, state: KnownImpact, now: string): c.ImpactRow => ({
  home,
  id,
  number: receiptNumber(id),
  area: state.area,
  stage: state.stage,
  purposes: state.purposes,
  grounds: state.grounds,
  conclusion: state.conclusion,
  reviewOn: state.reviewOn,
  inForce: inForce(state, cityDay(now)),
  writtenAt: state.written.at,
  approvedAt: state.approved?.at ?? null,
});

export const listImpacts = query<c.ListRecords, c.ImpactPage>({
  name: "data-protection.list-impacts",
  route: "GET /api/data-protection/assessments",
  summary: { zh: "个人信息保护影响评估", en: "Impact assessments" },
  input: c.ListRecords,
  allow: asked,
  scope,
  run: async (ctx, { area, view, cursor }) => {
    const from = decodePlace(cursor);
    const after = from ? ctx.db`(written_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : ctx.db`true`;
    const which = view === "open" ? ctx.db`stage <> 'withdrawn'` : ctx.db`true`;
    const found = await ctx.db<{ home: string; id: string; at: string }[]>`
      select home, id::text, to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from data_protection.impact
      where ${visibleIn(ctx.db, ctx, REGISTER_READERS, area)} and ${which} and ${after} order by written_at desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const states = await statesOf(ctx, impact, rows);
    const last = rows.at(-1);
    return {
      rows: rows.flatMap((key) => {
        const state = states.get(key.id);
        return state ? [rowOf(key, state, ctx.now)] : [];
      }),
      next: found.length > PAGE && last ? encodePlace(last) : null,
      mayDraft: scopeFor(OFFICERS)(ctx).length > 0,
    };
  },
});

function mayOf(ctx: QueryContext, state: KnownImpact): c.ImpactStep[] {
  const own = ctx.actor.kind === "staff" && state.written.by === ctx.actor.id;
  return impactSteps(state).filter((step) => {
    const decides = step === "approve" || step === "return";
    return over(ctx, decides ? DECIDERS : OFFICERS, state.area) !== null && !(decides && own);
  });
}

export const readImpact = query<c.Ref, c.ImpactView>({
  name: "data-protection.read-impact",
  route: "GET /api/data-protection/assessments/{home}/{id}",
  summary: { zh: "一份个人信息保护影响评估", en: "One impact assessment" },
  input: c.ReadRecord,
  allow: asked,
  scope,
  run: async (ctx, key) => {
    const state = await stateOf(ctx, impact, key);
    if (!state || !over(ctx, REGISTER_READERS, state.area)) throw refuse.notFound("record.not-found");
    const text = await textsOf(ctx, key, ["necessity", "effects", "measures", state.remarked ? "reason" : null]);
    return {
      ...rowOf(key, state, ctx.now),
      writtenBy: state.written.by,
      approvedBy: state.approved?.by ?? null,
      keepUntil: state.approved?.keepUntil ?? null,
      necessity: text("necessity"),
      effects: text("effects"),
      measures: text("measures"),
      reason: text("reason"),
      may: mayOf(ctx, state),
    };
  },
});

/** That a purpose was weighed, and when again; who is given what. What was weighed is the city's own. */
export const readProtection = query<Record<string, never>, c.PublicProtection>({
  name: "data-protection.read-public",
  route: "GET /api/data-protection/public",
  summary: { zh: "个人信息保护：公开部分", en: "Data protection, as everybody reads it" },
  input: c.ReadPublic,
  allow: everybody,
  scope: () => [cityCode()],
  run: async (ctx) => {
    const impacts = await ctx.db<c.PublicImpact[]>`
      select distinct on (purpose) purpose, (approved_at at time zone 'Asia/Shanghai')::date::text as "approvedOn", review_on::text as "reviewOn"
      from data_protection.impact, unnest(purposes) as purpose
      where stage = 'approved' and conclusion <> 'not' and place = ${cityCode()} and review_on >= ${cityDay(ctx.now)}::date
      order by purpose, approved_at desc`;
    return { impacts, sharings: await runningSharings(ctx) };
  },
});
