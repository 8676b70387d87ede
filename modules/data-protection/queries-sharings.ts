import { dueAt } from "#platform/clocks";
import { cityDay } from "#platform/days";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { readers, scopeFor, stateOf, statesOf, textsOf, visibleIn } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { cityCode } from "#platform/settings";
import { calendar, limits } from "#modules/limits";
import * as c from "./contract.ts";
import { DECIDERS, OFFICERS, over, REGISTER_READERS } from "./permits.ts";
import { runs, sharing, sharingSteps, type KnownSharing } from "./sharing.ts";

const asked = readers(REGISTER_READERS, "over the area");
const scope = scopeFor(REGISTER_READERS);

const rowOf = ({ home, id }: StreamKey, state: KnownSharing, today: string): c.SharingRow => ({
  home,
  id,
  number: receiptNumber(id),
  area: state.area,
  stage: state.stage,
  way: state.way,
  dataset: state.dataset,
  provider: state.provider,
  recipient: state.recipient,
  from: state.from,
  to: state.to,
  runs: runs(state, today),
});

/** Records of it are kept three years at the least from its end (网络数据安全管理条例 12). */
function keepUntil(ctx: QueryContext, { endedOn, to }: KnownSharing): string {
  const length = ctx.read(limits).rule("PI-2", ctx.now)?.length;
  if (length?.kind !== "atLeast") throw new Error("PI-2 has no length");
  const end = new Date(`${endedOn ?? to}T12:00:00.000+08:00`).toISOString();
  return cityDay(dueAt(ctx.read(calendar), end, length.limit, { lastDayMoves: false }).dueAt);
}

export const listSharings = query<c.ListRecords, c.SharingPage>({
  name: "data-protection.list-sharings",
  route: "GET /api/data-protection/sharings",
  summary: { zh: "对外提供和委托处理", en: "Data provided or entrusted" },
  input: c.ListRecords,
  allow: asked,
  scope,
  run: async (ctx, { area, view, cursor }) => {
    const from = decodePlace(cursor);
    const today = cityDay(ctx.now);
    const after = from ? ctx.db`(proposed_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : ctx.db`true`;
    const which = view === "open" ? ctx.db`(stage = 'proposed' or stage = 'approved' and to_on >= ${today}::date)` : ctx.db`true`;
    const found = await ctx.db<{ home: string; id: string; at: string }[]>`
      select home, id::text, to_char(proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from data_protection.sharing
      where ${visibleIn(ctx.db, ctx, REGISTER_READERS, area)} and ${which} and ${after} order by proposed_at desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const states = await statesOf(ctx, sharing, rows);
    const last = rows.at(-1);
    return {
      rows: rows.flatMap((key) => {
        const state = states.get(key.id);
        return state ? [rowOf(key, state, today)] : [];
      }),
      next: found.length > PAGE && last ? encodePlace(last) : null,
      mayPropose: scopeFor(OFFICERS)(ctx).length > 0,
    };
  },
});

function mayOf(ctx: QueryContext, state: KnownSharing): c.SharingStep[] {
  const own = ctx.actor.kind === "staff" && state.proposed.by === ctx.actor.id;
  return sharingSteps(state, cityDay(ctx.now)).filter((step) =>
    step === "end" ? over(ctx, [...OFFICERS, ...DECIDERS], state.area) !== null : !own && over(ctx, DECIDERS, state.area) !== null,
  );
}

export const readSharing = query<c.Ref, c.SharingView>({
  name: "data-protection.read-sharing",
  route: "GET /api/data-protection/sharings/{home}/{id}",
  summary: { zh: "一项对外提供或委托", en: "One providing or entrusting" },
  input: c.ReadRecord,
  allow: asked,
  scope,
  run: async (ctx, key) => {
    const state = await stateOf(ctx, sharing, key);
    if (!state || !over(ctx, REGISTER_READERS, state.area)) throw refuse.notFound("record.not-found");
    const reasoned = state.stage === "refused" || state.stage === "ended";
    const text = await textsOf(ctx, key, [reasoned ? "reason" : null]);
    const { contact, aim, basis, fields, impact, proposed, decided, endedOn } = state;
    return {
      ...rowOf(key, state, cityDay(ctx.now)),
      contact,
      aim,
      basis,
      fields,
      impact,
      endedOn,
      proposedAt: proposed.at,
      decidedAt: decided?.at ?? null,
      keepUntil: keepUntil(ctx, state),
      reason: text("reason"),
      may: mayOf(ctx, state),
    };
  },
});

/** Who is given what, why and until when: told to everybody (PIPL 23). Two hundred at the most, the soonest over first. */
export async function runningSharings(ctx: QueryContext): Promise<c.PublicSharing[]> {
  const today = cityDay(ctx.now);
  const found = await ctx.db<{ home: string; id: string }[]>`
    select home, id::text from data_protection.sharing
    where stage = 'approved' and from_on <= ${today}::date and to_on >= ${today}::date and place like ${`${cityCode()}%`}
    order by to_on, id limit 200`;
  const states = await statesOf(ctx, sharing, found);
  return found.flatMap(({ id }) => {
    const state = states.get(id);
    if (!state) return [];
    const { way, dataset, provider, recipient, contact, aim, basis, fields, from, to } = state;
    return [{ way, dataset, provider, recipient, contact, aim, basis, fields, from, to }];
  });
}
