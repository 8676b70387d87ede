import type { Pools } from "../database/index.ts";
import type { Held } from "../notices/index.ts";

/** An area and all that lies above it: looked up, where a pattern would read every grant of the role. */
const upwards = (area: string): string[] => Array.from({ length: area.length + 1 }, (_, length) => area.slice(0, length));

/** Accounts that hold a role for a unit or over an area now: to whom a notice goes. */
export const accountsHolding =
  (pools: Pools, now: () => string) =>
  async (to: Held): Promise<string[]> => {
    // Letters follow digits in every collation.
    const below = (area: string) => pools.write`area >= ${area} and area < ${`${area}A`}`;
    const over = pools.write`area = any(${upwards(to.area)}::text[])`;
    const at = to.unit !== null ? pools.write`unit = ${to.unit}` : to.below ? pools.write`(${over} or ${below(to.area)})` : over;
    const rows = await pools.write<{ account: string; area: string }[]>`
      select distinct account, area from access.grant g
      where role = ${to.role} and revoked_at is null and (until is null or until > ${now()})
        and ${at}
        and (${to.except}::text is null or not exists (
          select 1 from access.grant x where x.account = g.account and x.unit = ${to.except} and x.revoked_at is null and (x.until is null or x.until > ${now()})))`;
    // The nearest holders: a town's notice does not go to everybody in the city who holds the same role higher up.
    const near = rows.filter((row) => to.area.startsWith(row.area) || (to.below && row.area.startsWith(to.area)));
    const nearest = Math.min(to.area.length, Math.max(0, ...near.map((row) => row.area.length)));
    // A unit asked from another town has nobody over the place: then all of it.
    const told = near.length > 0 ? near.filter((row) => row.area.length >= nearest) : rows;
    return [...new Set(told.map((row) => row.account))];
  };
