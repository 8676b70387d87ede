import { areasOf } from "#platform/access";
import { cityDay } from "#platform/days";
import { everybody } from "#platform/reading";
import { READ } from "./permits.ts";
import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { hiddenIn, type LevelRows } from "#modules/incidents";
import * as c from "./contract.ts";
import { schemes } from "./registers.ts";

const FAMILY = "C04";
const LEVELS = [4, 6, 9, 12] as const;

type Counts = Pick<c.CoverageRow, "applied" | "awarded" | "model" | "warned">;
type Looked = NonNullable<c.CoverageRow["looked"]>;
type Counted = { scheme: string; area: string } & Counts & Pick<Looked, "nominees" | "upheld">;
type Mended = { scheme: string; area: string } & Pick<Looked, "due" | "inTime">;
type Families = { area: string; applied: number };
const NONE = { applied: 0, awarded: 0, model: 0, warned: 0, nominees: 0, upheld: 0 };
const NOTHING_DUE = { due: 0, inTime: 0 };

/** Rounds whose titles may still be held: a list of longer ago says nothing of who may apply now. */
async function livingRounds(ctx: QueryContext): Promise<string[]> {
  const rounds = await ctx.db<{ id: string; scheme: string; until: string }[]>`
    select id::text, scheme, until_on::text as until from cells.round where voided_on is null`;
  const today = cityDay(ctx.now);
  const since = (scheme: string): string =>
    `${Number(today.slice(0, 4)) - (ctx.read(schemes).newest(scheme)?.years ?? 0)}${today.slice(4)}`;
  return rounds.filter(({ scheme, until }) => until >= since(scheme)).map(({ id }) => id);
}

/** Families by area down to the level asked for, with what would give a small number away left out at every level. */
async function familiesIn({ db }: QueryContext, area: string, width: number): Promise<Families[]> {
  const levels: (LevelRows & { found: readonly Families[] })[] = [];
  for (const [index, digits] of LEVELS.slice(1)
    .filter((one) => one <= width)
    .entries()) {
    const parentDigits = LEVELS[index]!;
    const found = await db<Families[]>`
      select left(place, ${digits}) as area, count(*)::int as applied from cells.family
      where place like ${`${area.slice(0, parentDigits)}%`} and score is not null group by 1`;
    const rows = found.map((one) => ({
      area: one.area,
      figures: [{ code: FAMILY, numerator: one.applied, denominator: null, value: one.applied }],
    }));
    levels.push({ parentDigits, rows, found });
  }
  const hidden = hiddenIn(levels).get(FAMILY);
  return (levels.at(-1)?.found ?? []).filter((one) => one.area.startsWith(area) && !hidden?.has(one.area));
}

const byKey = <R extends { scheme: string; area: string }>(rows: readonly R[]): Map<string, R> =>
  new Map(rows.map((row) => [`${row.scheme} ${row.area}`, row]));

async function mendedIn({ db, now }: QueryContext, area: string, width: number, rounds: readonly string[]): Promise<Map<string, Mended>> {
  return byKey(
    await db<Mended[]>`
      select scheme, left(place, ${width}) as area, count(*)::int as due, (count(*) filter (where in_time))::int as "inTime" from cells.rectification
      where place like ${`${area}%`} and round = any(${[...rounds]}::uuid[]) and due_on <= ${cityDay(now)}::date and not fell group by 1, 2`,
  );
}

async function countedIn({ db }: QueryContext, area: string, width: number, rounds: readonly string[]): Promise<Map<string, Counted>> {
  return byKey(
    await db<Counted[]>`
      select scheme, left(place, ${width}) as area, count(distinct unit)::int as applied,
        (count(distinct unit) filter (where stage in ('awarded', 'warned', 'mended')))::int as awarded,
        (count(distinct unit) filter (where stage = 'awarded' and level = 'model'))::int as model,
        (count(distinct unit) filter (where stage in ('warned', 'mended')))::int as warned,
        (count(distinct unit) filter (where publicised_on is not null))::int as nominees, (count(distinct unit) filter (where upheld))::int as upheld
      from cells.application where place like ${`${area}%`} and round = any(${[...rounds]}::uuid[]) and stage not in ('withdrawn', 'voided') group by 1, 2`,
  );
}

/**
 * Applied and awarded against the units that may apply, by kind and by the areas one level down. A kind nobody made a list for has no
 * denominator (null, shown as a dash); families never have one.
 */
export const readCoverage = query<z.output<typeof c.ReadCoverage>, { rows: c.CoverageRow[] }>({
  name: "cells.read-coverage",
  route: "GET /api/cells/coverage",
  summary: { zh: "各类各地创建覆盖", en: "Coverage by kind and area" },
  input: c.ReadCoverage,
  allow: everybody,
  scope: () => [""],
  run: async (ctx, { area = cityCode() }) => {
    const width = area.length === 4 ? 6 : area.length === 6 ? 9 : 12;
    const rounds = await livingRounds(ctx);
    const lists = await ctx.db<{ scheme: string; area: string; eligible: number }[]>`
      select scheme, left(place, ${width}) as area, count(distinct unit)::int as eligible
      from cells.eligible where place like ${`${area}%`} and round = any(${rounds}::uuid[]) group by 1, 2`;
    const found = await countedIn(ctx, area, width, rounds);
    const mended = await mendedIn(ctx, area, width, rounds);
    const eligible = new Map(lists.map((row) => [`${row.scheme} ${row.area}`, row.eligible]));
    for (const row of await familiesIn(ctx, area, width)) found.set(`${FAMILY} ${row.area}`, { ...NONE, ...row, scheme: FAMILY });
    const read = areasOf(ctx, READ);
    const rows = [...new Set([...eligible.keys(), ...found.keys()])].sort().map((key): c.CoverageRow => {
      const [scheme = "", at = ""] = key.split(" ");
      const rule = ctx.read(schemes).newest(scheme);
      const { applied, awarded, model, warned, nominees, upheld } = found.get(key) ?? NONE;
      const { due, inTime } = mended.get(key) ?? NOTHING_DUE;
      const looked = read.some((prefix) => at.startsWith(prefix)) ? { due, inTime, nominees, upheld } : null;
      const names = { scheme, zh: rule?.zh ?? scheme, en: rule?.en ?? scheme };
      return { ...names, area: at, eligible: eligible.get(key) ?? null, applied, awarded, model, warned, looked };
    });
    return { rows };
  },
});
