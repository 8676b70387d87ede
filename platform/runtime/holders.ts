import { inOneTurn, type Pools } from "../database/index.ts";
import type { Held } from "../notices/index.ts";

/** How long codes of areas are; a grant over everything has none. */
const LENGTHS = [0, 4, 6, 9, 12, 15, 17];

/** An area and all that lies above it: looked up, where a pattern would read every grant of the role. */
const upwards = (area: string): string[] => LENGTHS.filter((length) => length <= area.length).map((length) => area.slice(0, length));

/** A role with a unit, at just one area, or in the areas from `area` up to, but not, `to`; letters follow digits in every collation. `except`: not who works for that unit. */
type Look = { by: "unit" | "area" | "areas"; role: string; except: string | null; unit: string | null; area: string; to: string };

function looksFor({ role, except, unit, area, below }: Held): Look[] {
  const base = { role, except, unit, area, to: "" };
  if (unit === "") return [{ ...base, by: "areas", area: "", to: "A" }];
  if (unit !== null) return [{ ...base, by: "unit" }];
  const over = upwards(area).map((one): Look => ({ ...base, by: "area", area: one }));
  return below ? [...over, { ...base, by: "areas", to: `${area}A` }] : over;
}

const keyOf = ({ by, role, except, unit, area, to }: Look): string =>
  JSON.stringify(by === "unit" ? [role, except, unit] : [role, except, unit, area, to]);

type Holder = { account: string; area: string };

/** Who holds what is looked for. `offset 0` keeps each look one descent of an index: row-level policies mislead the planner into reading whole tables. */
async function found({ keyed: sql }: Pools, now: string, looks: readonly Look[]): Promise<Map<Look, Holder[]>> {
  const numbered = looks.map((look, n) => ({ ...look, n }));
  const asked = (by: Look["by"]) => {
    const some = numbered.filter((look) => look.by === by);
    const of = (name: keyof Look): (string | null)[] => some.map((look) => look[name]);
    return sql`unnest(${some.map(({ n }) => n)}::int[], ${of("role")}::text[], ${of("except")}::text[], ${of("unit")}::text[], ${of("area")}::text[], ${of("to")}::text[])
      as a (n, role, without, unit, low, high)`;
  };
  const holds = sql`g.role = a.role and g.revoked_at is null and (g.until is null or g.until > ${now})
    and (a.without is null or not exists (
      select 1 from access.grant x where x.account = g.account and x.unit = a.without and x.revoked_at is null and (x.until is null or x.until > ${now})))`;
  const rows = await sql<(Holder & { n: number })[]>`
    select a.n, h.account, h.area from ${asked("unit")},
      lateral (select account, area from access.grant g where g.unit = a.unit and g.unit <> '' and ${holds} offset 0) h
    union all
    select a.n, h.account, h.area from ${asked("area")},
      lateral (select account, area from access.grant g where g.area = a.low and ${holds} offset 0) h
    union all
    select a.n, h.account, h.area from ${asked("areas")},
      lateral (select account, area from access.grant g where g.area >= a.low and g.area < a.high and (a.unit is null or g.unit = a.unit) and ${holds} offset 0) h`;
  const grouped = Map.groupBy(rows, ({ n }) => n);
  return new Map(looks.map((look, n) => [look, grouped.get(n) ?? []]));
}

/** The nearest holders: a town's notice does not go to everybody in the city who holds the same role higher up. */
function nearest(to: Held, holders: readonly Holder[]): string[] {
  const near = holders.filter(({ area }) => to.area.startsWith(area) || (to.below && area.startsWith(to.area)));
  const length = Math.min(to.area.length, Math.max(0, ...near.map(({ area }) => area.length)));
  // A unit asked from another town has nobody over the place: then all of it.
  const told = near.length > 0 ? near.filter(({ area }) => area.length >= length) : holders;
  return [...new Set(told.map(({ account }) => account))];
}

/**
 * Accounts that hold a role for a unit or over an area now: to whom a notice goes. What is asked in one turn is looked up by one query, and what several
 * ask for only once: planning a query for each cost PostgreSQL more than all else of a report (measured: 0.6 ms a notice).
 */
export const accountsHolding = (pools: Pools, now: () => string): ((to: Held) => Promise<readonly string[]>) =>
  inOneTurn(async (asks: readonly Held[]) => {
    const known = new Map<string, Look>();
    const looks = asks.map((to) =>
      looksFor(to).map((look) => {
        const key = keyOf(look);
        const same = known.get(key) ?? look;
        known.set(key, same);
        return same;
      }),
    );
    const holders = await found(pools, now(), [...known.values()]);
    return asks.map((to, index) =>
      nearest(
        to,
        (looks[index] ?? []).flatMap((look) => holders.get(look) ?? []),
      ),
    );
  });
