import type { z } from "zod";
import { receiptNumber } from "#platform/ids";
import { query } from "#platform/modules";
import { readers, scopeFor } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { ReadErasedRecord, type ErasedRecord } from "./contract.ts";
import { OVERSEERS } from "./permits.ts";
import { ownUnits } from "./queries-glass.ts";

type Row = { record: string; place: string };

/** Of which record a person's asking erased something, for the officer who answers for it; never a complaint about the officer's own unit. */
export const readErasedRecord = query<z.output<typeof ReadErasedRecord>, ErasedRecord>({
  name: "privacy.read-erased-record",
  route: "GET /api/privacy/acts/{home}/{id}/{n}",
  summary: { zh: "一次删除涉及的事项（据此取删除证明）", en: "Which record an erasure was of; its proof is had by it" },
  input: ReadErasedRecord,
  allow: readers(OVERSEERS),
  scope: scopeFor(OVERSEERS),
  run: async (ctx, { home, id, n }) => {
    const [row] = await ctx.db<Row[]>`select record, place from privacy.act where home = ${home} and id = ${id} and n = ${n}`;
    const record = row && { home, id: row.record };
    const held = record ? await ctx.held(record, null) : null;
    if (!record || !held || held.shutTo(ownUnits(ctx))) throw refuse.notFound("record.not-found");
    return { ...record, number: receiptNumber(record.id), kindTitle: ctx.called.record(held.kind) };
  },
});
