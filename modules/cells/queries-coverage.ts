import type { z } from "zod";
import { query, type QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { hiddenIn, type LevelRows } from "#modules/incidents";
import { cityDay } from "#modules/places";
import * as c from "./contract.ts";
import { everybody } from "./queries-visible.ts";
import { schemes } from "./registers.ts";

const FAMILY = "C04";
const LEVELS = [4, 6, 9, 12] as const;

type Counted = { scheme: string; area: string; applied: number; awarded: number; model: number; warned: number };
type Families = { area: string; applied: number };

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
    const counted = await ctx.db<Counted[]>`
      select scheme, left(place, ${width}) as area, count(distinct unit)::int as applied,
        (count(distinct unit) filter (where stage in ('awarded', 'warned', 'mended')))::int as awarded,
        (count(distinct unit) filter (where stage = 'awarded' and level = 'model'))::int as model,
        (count(distinct unit) filter (where stage in ('warned', 'mended')))::int as warned
      from cells.application where place like ${`${area}%`} and round = any(${rounds}::uuid[]) and stage not in ('withdrawn', 'voided') group by 1, 2`;
    const eligible = new Map(lists.map((row) => [`${row.scheme} ${row.area}`, row.eligible]));
    const found = new Map(counted.map((row) => [`${row.scheme} ${row.area}`, row]));
    for (const row of await familiesIn(ctx, area, width))
      found.set(`${FAMILY} ${row.area}`, { ...row, scheme: FAMILY, awarded: 0, model: 0, warned: 0 });
    const keys = [...new Set([...eligible.keys(), ...found.keys()])].sort();
    const rows = keys.map((key): c.CoverageRow => {
      const [scheme = "", at = ""] = key.split(" ");
      const rule = ctx.read(schemes).newest(scheme);
      const { applied, awarded, model, warned } = found.get(key) ?? { applied: 0, awarded: 0, model: 0, warned: 0 };
      const names = { scheme, zh: rule?.zh ?? scheme, en: rule?.en ?? scheme };
      return { ...names, area: at, eligible: eligible.get(key) ?? null, applied, awarded, model, warned };
    });
    return { rows };
  },
});
