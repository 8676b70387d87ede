import { person, type TestCity } from "#platform/testing";
import { loadYearNotice } from "../commands.ts";
import { corrected } from "./notices.ts";

/** This year's notice is corrected: these days are off too, and every module has heard it. */
export async function correct(city: TestCity, ...off: readonly string[]): Promise<void> {
  // The jobs of one instant are one: a correction comes later than what it corrects.
  city.advance(1_000);
  await city.execute(loadYearNotice, corrected(...off), { actor: person({ role: "admin", area: "3305" }) });
  await city.jobs();
}

/** How one clock of a record stands: its last day, its status. */
export async function clockOf(city: TestCity, id: string, slot: string): Promise<[day: string, status: string]> {
  const [row] = await city.runtime.pools.write<{ due: Date; status: string }[]>`
    select due_at as due, status from clocks.clock where stream = ${id} and slot = ${slot}`;
  if (!row) throw new Error(`${id} has no clock ${slot}`);
  return [new Date(new Date(row.due).getTime() + 8 * 3_600_000).toISOString().slice(0, 10), row.status];
}

/** How many entries of this type a record has. */
export async function entriesOf(city: TestCity, id: string, type: string): Promise<number> {
  const [row] = await city.runtime.pools.write<{ n: number }[]>`
    select count(*)::int as n from ledger.event where stream = ${id} and type = ${type}`;
  return row?.n ?? 0;
}
