import { readCounts } from "#platform/figures";
import type { QueryContext } from "#platform/modules";
import { BRANCHES, PETITION_CHANNELS } from "./contract.ts";
import { figures, petitionSets } from "./figures.ts";

/** An organ is named when so many matters complained of it, so that no single petitioner can be told from its line. */
export const COMPLAINED_LEAST = 10;

export type ReportFigures = {
  total: number;
  channels: { code: string; n: number }[];
  branches: { code: string | null; n: number }[];
  fields: { department: string; n: number }[];
  complained: { organ: string; n: number }[];
  letters: Readonly<Record<"transfer" | "assignment" | "supervision", number>>;
  duties: { code: string; zh: string; numerator: number; denominator: number }[];
};

/**
 * The counts 条例 41 asks of an office's report. They are read when that paper is made and stand nowhere else: no query, no figure and no score knows them.
 * Accusations are counted, their organ is not named (条例 30); organs stand in order of their codes, not of the counts.
 */
export async function reportFigures(ctx: Pick<QueryContext, "db">, area: string, from: string, to: string): Promise<ReportFigures> {
  const sql = ctx.db;
  const mine = sql`place like ${`${area}%`} and received_on between ${from}::date and ${to}::date`;
  type Counted = { code: string | null; n: number };
  const channels = await sql<Counted[]>`select channel as code, count(*)::int as n from petitions.petition where ${mine} group by channel`;
  const branches = await sql<Counted[]>`select branch as code, count(*)::int as n from petitions.petition where ${mine} group by branch`;
  const fields = await sql<{ department: string; n: number }[]>`
    select split_part(organ, '-', 1) as department, count(*)::int as n from petitions.petition
    where ${mine} and stage not in ('received', 'registered', 'triaged') and not sealed group by 1 order by n desc, 1`;
  const complained = await sql<{ organ: string; n: number }[]>`
    select against as organ, count(*)::int as n from petitions.petition where ${mine} and against is not null and not sealed
    group by against having count(*) >= ${COMPLAINED_LEAST} order by against`;
  const letters = await sql<{ code: string; n: number }[]>`
    select paper ->> 'code' as code, count(*)::int as n from (select home, id from petitions.petition where ${mine}) as mine
    join ledger.stream using (home, id) cross join lateral jsonb_array_elements(state -> 'papers') as paper
    where paper ->> 'code' in ('transfer', 'assignment', 'supervision') group by 1`;
  const counts = await readCounts(sql, petitionSets, { area, digits: Math.max(area.length, 4) as 4 | 6, from, to });
  const of = (code: string | null): number => counts.filter(({ set }) => set === code).reduce((sum, { n }) => sum + n, 0);
  const sent = (code: string): number => letters.find((one) => one.code === code)?.n ?? 0;
  const nOf = (rows: readonly Counted[], code: string | null): number => rows.find((row) => row.code === code)?.n ?? 0;
  return {
    total: channels.reduce((sum, { n }) => sum + n, 0),
    channels: PETITION_CHANNELS.map((code) => ({ code, n: nOf(channels, code) })),
    branches: [...BRANCHES, null].map((code) => ({ code, n: nOf(branches, code) })),
    fields,
    complained,
    letters: { transfer: sent("transfer"), assignment: sent("assignment"), supervision: sent("supervision") },
    duties: figures.map(({ code, zh, numerator, denominator }) => ({ code, zh, numerator: of(numerator), denominator: of(denominator) })),
  };
}
