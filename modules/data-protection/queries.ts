import { query, type QueryContext } from "#platform/modules";
import { receiptNumber } from "#platform/ids";
import { decodePlace, encodePlace, PAGE } from "#platform/paging";
import { readers, scopeFor, stateOf, statesOf, textsOf, visibleIn } from "#platform/reading";
import { refuse } from "#platform/refusals";
import type { StreamKey } from "#platform/ledger";
import * as c from "./contract.ts";
import { OFFICERS, over, TAKERS } from "./permits.ts";
import { openSteps, request, type KnownRequest } from "./request.ts";

const asked = readers(TAKERS, "over the area");
const scope = scopeFor(TAKERS);

const rowOf = ({ home, id }: StreamKey, state: KnownRequest, now: string): c.RequestRow => ({
  home,
  id,
  number: receiptNumber(id),
  area: state.area,
  unit: state.office,
  stage: state.stage,
  right: state.right,
  behalf: state.behalf,
  at: state.takenAt,
  due: state.due.dueAt,
  late: state.stage !== "withdrawn" && (state.toldAt ?? now) > state.due.dueAt,
});

export const listRequests = query<c.ListRecords, c.RequestPage>({
  name: "data-protection.list-requests",
  route: "GET /api/data-protection/requests",
  summary: { zh: "个人信息权利请求", en: "Requests about one's own data" },
  input: c.ListRecords,
  allow: asked,
  scope,
  run: async (ctx, { area, view, cursor }) => {
    const from = decodePlace(cursor);
    const after = from ? ctx.db`(taken_at, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : ctx.db`true`;
    const which = view === "open" ? ctx.db`stage in ('submitted', 'handling', 'granted', 'refused')` : ctx.db`true`;
    const found = await ctx.db<{ home: string; id: string; at: string }[]>`
      select home, id::text, to_char(taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from data_protection.request
      where ${visibleIn(ctx.db, ctx, TAKERS, area)} and ${which} and ${after} order by taken_at desc, id desc limit ${PAGE + 1}`;
    const rows = found.slice(0, PAGE);
    const states = await statesOf(ctx, request, rows);
    const last = rows.at(-1);
    return {
      rows: rows.flatMap((key) => {
        const state = states.get(key.id);
        return state ? [rowOf(key, state, ctx.now)] : [];
      }),
      next: found.length > PAGE && last ? encodePlace(last) : null,
    };
  },
});

const mayOf = (ctx: QueryContext, state: KnownRequest): c.RequestStep[] =>
  openSteps(state).filter((step) => over(ctx, step === "answer" ? OFFICERS : TAKERS, state.area) !== null);

export const readRequest = query<c.Ref, c.RequestView>({
  name: "data-protection.read-request",
  route: "GET /api/data-protection/requests/{home}/{id}",
  summary: { zh: "一件个人信息权利请求", en: "One request about somebody's own data" },
  input: c.ReadRecord,
  allow: asked,
  scope,
  run: async (ctx, key) => {
    const state = await stateOf(ctx, request, key);
    if (!state || !over(ctx, TAKERS, state.area)) throw refuse.notFound("record.not-found");
    const text = await textsOf(ctx, key, ["words", "reply"]);
    return {
      ...rowOf(key, state, ctx.now),
      came: state.came,
      matter: state.matter,
      provisional: state.due.provisional,
      shown: state.shown,
      answer: state.answer,
      toldAt: state.toldAt,
      words: text("words"),
      reach: state.reach,
      reply: text("reply"),
      may: mayOf(ctx, state),
    };
  },
});

export const readAsker = query<c.ReadContact, c.AskerContact>({
  name: "data-protection.read-contact",
  // In the body: a reason in somebody's own words may name people.
  route: "POST /api/data-protection/requests/{home}/{id}/contact",
  summary: { zh: "查看请求人（记录在案）", en: "Open who asks; the opening is recorded" },
  input: c.ReadContact,
  allow: asked,
  scope,
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const state = await stateOf(ctx, request, { home, id });
    if (!state || !over(ctx, TAKERS, state.area)) throw refuse.notFound("record.not-found");
    const { phone, address } = state.reach;
    const text = await textsOf(ctx, { home, id }, ["name", phone ? "phone" : null, address ? "address" : null], { reason });
    return { name: text("name"), phone: text("phone"), address: text("address") };
  },
});
