import type { Tag } from "../figures/sql.ts";
import { stamped } from "./noun.ts";
import { clockRow, type ClockColumns } from "./clock-rows.ts";
import type { Registry } from "./registry.ts";

type Past = {
  stream: string;
  kind: string;
  seq: number;
  type: string;
  data: object;
  at: string;
  actor: string;
  role: string;
  unit: string;
  place: string;
  command: string;
};

/**
 * Clocks that records of these had once and have no more, by "home/stream/slot", as the writer leaves them: void, and nobody is reminded. Only what stood
 * after a whole command was ever written.
 */
export async function pastClocks(
  sql: Tag,
  registry: Registry,
  home: string,
  streams: readonly string[],
): Promise<Map<string, ClockColumns>> {
  const events = await sql<Past[]>`
    select stream, kind, seq, type, data, at, actor, role, unit, place, command from ledger.event
    where home = ${home} and stream = any(${streams as string[]}::uuid[]) order by stream, seq`;
  const found = new Map<string, ClockColumns>();
  for (const [id, own] of Map.groupBy(events, (event) => event.stream)) {
    const kind = own[0]?.kind ?? "";
    const entry = registry.kinds.includes(kind) ? registry.entry(kind) : null;
    if (!entry?.clocks) continue;
    let state = entry.noun.initial;
    own.forEach((event, index) => {
      state = entry.noun.evolve(state, stamped({ ...event.data, type: event.type }, { ...event, by: event.actor }));
      if (own[index + 1]?.command === event.command) return;
      for (const clock of entry.clocks?.({ home, id }, state) ?? []) {
        const over = clock.status === "void" ? clock : { ...clock, status: "void" as const, remindAt: null };
        found.set(`${home}/${id}/${clock.slot}`, clockRow({ home, id }, kind, over));
      }
    });
  }
  return found;
}
