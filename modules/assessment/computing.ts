import type { QueryContext } from "#platform/modules";
import type { ResultRow } from "./contract.ts";
import { resultKey } from "./keys.ts";
import { readingsOn } from "./measuring.ts";
import { rankAll, streakAfter, tripodOf, type Placed } from "./ranking.ts";
import type { Held } from "./registers.ts";
import { standingOn, type Kept } from "./replay.ts";
import { ledgerOf, streaksBefore } from "./queries-visible.ts";
import type { Reading } from "./standing.ts";

export type ComputedResult = { rows: ResultRow[]; open: number; version: number; touched: number };

function rowOf(held: Pick<Held, "facts">, placed: Placed, before: number, readings: ReadonlyMap<string, Reading>): ResultRow {
  const subject = held.facts.subjects.find(({ code }) => code === placed.subject);
  if (!subject) throw new Error(`${placed.subject} is not of this scheme`);
  const streak = streakAfter(before, placed.qualified);
  const { total, rank, grade, qualified, vetoes, missing } = placed;
  return {
    subject: subject.code,
    area: subject.area,
    zh: subject.zh,
    en: subject.en,
    total,
    rank,
    grade,
    qualified,
    vetoes: [...vetoes],
    missing: [...missing],
    streak,
    award: qualified ? tripodOf(streak) : null,
    items: placed.items.map(({ item, points, value, entries }) => {
      const found = readings.get(item);
      // An estimate is no division of two numbers.
      const reading = found?.told && (found.told.value === null || found.told.low !== null) ? undefined : found;
      return {
        item,
        points,
        value,
        numerator: reading?.numerator ?? null,
        denominator: reading?.denominator ?? null,
        entries: [...entries],
      };
    }),
  };
}

type Known = { entries: readonly (Kept & { stage: string })[]; readings: readonly (Reading & { subject: string })[] };

/** All units of a scheme as they stand at the end of a day. `before`: years in a row up to then. */
export function resultOf(
  held: Pick<Held, "facts" | "version">,
  { entries, readings }: Known,
  before: ReadonlyMap<string, number>,
  on: string,
): Omit<ComputedResult, "touched"> {
  const { facts, version } = held;
  const own = (subject: string) => ({
    entries: entries.filter((one) => one.subject === subject),
    readings: readings.filter((one) => one.subject === subject),
  });
  const placed = rankAll(
    facts.rule,
    facts.subjects.map(({ code }) => standingOn(facts.rule, code, own(code), on)),
  );
  return {
    rows: placed.map((one) => rowOf(held, one, before.get(one.subject) ?? 0, readingsOn(own(one.subject).readings, on))),
    open: entries.filter(({ stage }) => stage === "notified" || stage === "objected").length,
    version,
  };
}

/** The result from what stands in the ledger of points now; `touched` says which state of it that was. */
export async function computeAll(ctx: Pick<QueryContext, "db">, held: Held, today: string): Promise<ComputedResult> {
  const key = resultKey(held.id);
  const [stream] = await ctx.db<{ touched: number }[]>`
    select (state ->> 'touched')::int as touched from ledger.stream where home = ${key.home} and id = ${key.id}`;
  const known = await ledgerOf(ctx, held.id, null);
  return { ...resultOf(held, known, await streaksBefore(ctx, held.facts), today), touched: stream?.touched ?? 0 };
}
