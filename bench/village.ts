import { alongIndexes, openPools, reading } from "#platform/database";
import { readCounters } from "#platform/figures";
import { incidentSets } from "#modules/incidents";
import type { BenchCity } from "./city.ts";
import { median } from "./load.ts";
import { ROUNDS, secondsOf } from "./rounds.ts";

const VILLAGE = "330502001005";
const RECORDS = 500;
const TURN_MS = 200;
const TURNS = secondsOf(6);

type VillageYear = { yearMs: number; keyMs: number; reports: number };

export const toldOfVillage = ({ yearMs, keyMs, reports }: VillageYear): string =>
  `one village, one year, by category (${reports} reports): ${yearMs.toFixed(2)} ms, a record by its key ${keyMs.toFixed(2)} ms: ${(yearMs / keyMs).toFixed(2)} × (bar 3: ${yearMs <= keyMs * 3 ? "met" : "MISSED"})`;

/** Milliseconds of each, one after the other, for a turn. */
async function timed(ask: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const until = performance.now() + TURN_MS;
  while (performance.now() < until) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
  }
  return took;
}

/**
 * One village, one whole year, by category, beside one record by its primary key: both through the product's reading pool, each in a transaction with
 * its scope, one after the other in short turns. A median of each for every round.
 */
export async function villageBesideKey(city: Pick<BenchCity, "url">): Promise<VillageYear> {
  const pools = openPools(city.url);
  try {
    const rows = await reading(
      pools.read,
      [""],
      (db) => db<{ home: string; id: string }[]>`
      select home, id from incidents.incident where place ~>=~ ${VILLAGE} and place ~<~ ${`${VILLAGE}:`} order by id limit ${RECORDS}`,
    );
    const last = new Date().getFullYear() - 1;
    const span = { area: VILLAGE, digits: 12 as const, from: `${last}-01-01`, to: `${last}-12-31` };
    const kinds = incidentSets.filter(({ code }) => code === "evt.reported-kinds");
    const year = () =>
      reading(pools.read, [""], async (db) => {
        alongIndexes(db);
        return readCounters(db, kinds, span);
      });
    let at = 0;
    const key = () => {
      const { home, id } = rows[(at += 1) % rows.length] ?? { home: "", id: "" };
      return reading(pools.read, [""], (db) => db`select * from incidents.incident where home = ${home} and id = ${id}`);
    };
    const [years, keys]: [number[], number[]] = [[], []];
    await timed(year);
    await timed(key);
    for (let round = 0; round < ROUNDS; round += 1) {
      const [some, others]: [number[], number[]] = [[], []];
      for (let turn = 0; turn < TURNS; turn += 1) {
        some.push(...(await timed(year)));
        others.push(...(await timed(key)));
      }
      years.push(median(some));
      keys.push(median(others));
    }
    const reports = (await year()).reduce((sum, { n }) => sum + n, 0);
    return { yearMs: median(years), keyMs: median(keys), reports };
  } finally {
    await pools.close();
  }
}
