import { Refusal } from "#platform/refusals";
import { places } from "#modules/places";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { seeded } from "./random.ts";
import { type Member } from "./staff.ts";
import { DAY } from "./story.ts";
import {
  YEARS,
  LEAST,
  EVENTS_PER_CASE,
  officesOf,
  giveLists,
  registerMediators,
  registerCommittee,
  type Told,
} from "./mediation-ground.ts";
import { oneCase } from "./mediation-case.ts";

export type MediationOptions = { now: string; events: number; onRefused?: ((refusal: Refusal) => void) | undefined };

/** Five years of mediation in a dozen towns, through the same commands as today's. Returns the number of commands given. */
export async function writeMediation(runtime: Runtime, staff: readonly Member[], options: MediationOptions): Promise<number> {
  const told: Told = { random: seeded(99), rehearsal: rehearse(bulkDeps(runtime)), until: Date.parse(options.now) };
  const offices = officesOf(runtime, staff, told);
  if (offices.length === 0) return 0;
  for (const office of offices) registerMediators(told, office, told.until - YEARS * 366 * DAY);
  let done = await told.rehearsal.flush();
  await runtime.registers.refresh(new Set(["mediation.mediator"]));
  for (const office of offices) registerCommittee(told, office);
  done += await told.rehearsal.flush();
  await runtime.registers.refresh(new Set(["mediation.committee", "mediation.mediator"]));
  const areas = runtime.registers.read(places);
  for (const office of offices) giveLists(told, office, areas.names(office.town.code.slice(0, 6)).zh);
  const count = Math.max(LEAST, Math.floor(options.events / EVENTS_PER_CASE));
  for (let n = 0; n < count; n += 1) {
    // Every third in the visitors' town, where their accounts work.
    const office = n % 3 === 0 ? offices[0] : offices[n % offices.length];
    if (!office) continue;
    try {
      oneCase(told, office, n, count);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      options.onRefused?.(cause);
    }
  }
  return done + (await told.rehearsal.flush());
}
