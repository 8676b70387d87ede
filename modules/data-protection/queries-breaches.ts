import { areasOf } from "#platform/access";
import { receiptNumber } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { query, type QueryContext } from "#platform/modules";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { readers, scopeFor, stateOf, statesOf, textsOf, visibleIn } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { breach, breachSteps, type KnownBreach } from "./breach.ts";
import * as c from "./contract.ts";
import { DECIDERS, OFFICERS, over, REGISTER_READERS, REPORTERS } from "./permits.ts";

const rowOf = ({ home, id }: StreamKey, state: KnownBreach): c.BreachRow => ({
  home,
  id,
  number: receiptNumber(id),
  area: state.area,
  office: state.office,
  stage: state.stage,
  kinds: state.kinds,
  cause: state.cause,
  persons: state.persons,
  foundAt: state.foundAt,
  reportedAt: state.reported.at,
  authorityAt: state.authority?.at ?? null,
  told: state.told === null ? null : state.told.way === null ? "waived" : "told",
});

export const listBreaches = query<c.ListRecords, c.BreachPage>({
  name: "data-protection.list-breaches",
  route: "GET /api/data-protection/breaches",
  summary: { zh: "个人信息安全事件", en: "Personal data breaches" },
  input: c.ListRecords,
  allow: readers(REPORTERS, "over the area, or reported by oneself"),
  scope: scopeFor(REPORTERS),
  run: async (ctx, { area, view, cursor }) => {
    const from = decodePlace(cursor);
    const after = from ? ctx.db`(reported_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : ctx.db`true`;
    const which = view === "open" ? ctx.db`stage = 'open'` : ctx.db`true`;
    const own = ctx.actor.kind === "staff" ? ctx.actor.id : "";
    const found = await ctx.db<{ home: string; id: string; at: string }[]>`
      select home, id::text, to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from data_protection.breach
      where (${visibleIn(ctx.db, ctx, REGISTER_READERS, area)} or reported_by = ${own}) and ${which} and ${after}
      order by reported_at desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const states = await statesOf(ctx, breach, rows);
    const last = rows.at(-1);
    return {
      rows: rows.flatMap((key) => {
        const state = states.get(key.id);
        return state ? [rowOf(key, state)] : [];
      }),
      next: found.length > PAGE && last ? encodePlace(last) : null,
      mayOpen: areasOf(ctx, REGISTER_READERS).length > 0,
    };
  },
});

function mayOf(ctx: QueryContext, state: KnownBreach): c.BreachStep[] {
  const own = ctx.actor.kind === "staff" && state.reported.by === ctx.actor.id;
  return breachSteps(state).filter((step) =>
    step === "close" ? !own && over(ctx, DECIDERS, state.area) !== null : over(ctx, OFFICERS, state.area) !== null,
  );
}

export const readBreach = query<c.Ref, c.BreachView>({
  name: "data-protection.read-breach",
  route: "GET /api/data-protection/breaches/{home}/{id}",
  summary: { zh: "一起个人信息安全事件", en: "One personal data breach" },
  input: c.ReadRecord,
  allow: readers(REGISTER_READERS, "over the area"),
  scope: scopeFor(REGISTER_READERS),
  run: async (ctx, key) => {
    const state = await stateOf(ctx, breach, key);
    if (!state || !over(ctx, REGISTER_READERS, state.area)) throw refuse.notFound("record.not-found");
    const text = await textsOf(ctx, key, ["happened", "harm", "measures", "told", "waiver", "closing"]);
    return {
      ...rowOf(key, state),
      authority: state.authority?.name ?? null,
      toldPersons: state.told?.way ? state.told.persons : null,
      toldWay: state.told?.way ?? null,
      happened: text("happened"),
      harm: text("harm"),
      measures: text("measures"),
      toldWords: text("told"),
      waiver: text("waiver"),
      closing: text("closing"),
      closedAt: state.closed?.at ?? null,
      may: mayOf(ctx, state),
    };
  },
});
