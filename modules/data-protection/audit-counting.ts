import { namedUuid } from "#platform/ids";
import type { Noun, StreamKey } from "#platform/ledger";
import type { JobKind, QueryContext } from "#platform/modules";
import { statesOf } from "#platform/reading";
import { cityCode } from "#platform/settings";
import { openingsBetween } from "#modules/privacy";
import { audit, auditKey, daysOfYear } from "./audit.ts";
import { auditTables } from "./audit-figures.ts";
import { breach } from "./breach.ts";
import { noteAudit, COUNT_AUDIT } from "./commands-audits.ts";
import type { AuditTable } from "./contract.ts";
import { request } from "./request.ts";

/** Of the states of so many records at a time. */
const BLOCK = 1_000;

async function allOf<S extends { stage: string }, E extends { type: string }>(
  ctx: QueryContext,
  of: Noun<S, E>,
  keys: readonly StreamKey[],
): Promise<Exclude<S, { stage: "none" }>[]> {
  const found: Exclude<S, { stage: "none" }>[] = [];
  for (let from = 0; from < keys.length; from += BLOCK) found.push(...(await statesOf(ctx, of, keys.slice(from, from + BLOCK))).values());
  return found;
}

/** What the report of a year says in numbers, as it stands today: requests and breaches of that year, wherever they have come to since. */
export async function countAudit(ctx: QueryContext, year: string): Promise<AuditTable[]> {
  const { from, to } = daysOfYear(year);
  const [first, last] = [`${from}T00:00:00+08:00`, `${to}T24:00:00+08:00`];
  const asked = await ctx.db<StreamKey[]>`
    select home, id from data_protection.request where taken_at >= ${first}::timestamptz and taken_at < ${last}::timestamptz`;
  const reported = await ctx.db<StreamKey[]>`
    select home, id from data_protection.breach where reported_at >= ${first}::timestamptz and reported_at < ${last}::timestamptz`;
  return auditTables({
    readings: await ctx.readingsCounted(cityCode(), { from, to }),
    openings: await openingsBetween(ctx, first, last),
    requests: await allOf(ctx, request, asked),
    breaches: await allOf(ctx, breach, reported),
    now: ctx.now,
  });
}

/** Counts a signed report and so issues it; done twice it is issued once. */
export const countAuditJob: JobKind = {
  kind: COUNT_AUDIT,
  run: async (ctx, payload) => {
    const year = String(payload["year"]);
    const tables = await ctx.query([cityCode()], (query) => countAudit(query, year));
    await ctx.execute(noteAudit, { year, tables }, namedUuid("data-protection.audit-counted", audit.kind, auditKey(year).id));
  },
};
