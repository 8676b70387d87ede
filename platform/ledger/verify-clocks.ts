import type { Tag } from "../figures/sql.ts";
import { stamped } from "./noun.ts";
import type { ClockRow, Table } from "./projection.ts";
import type { Registry } from "./registry.ts";

/** Every column a clock has but when a failed reminder is tried again. */
export const CLOCKS: Table = {
  name: "clocks.clock",
  key: ["home", "stream", "slot"],
  columns: {
    home: "text",
    stream: "uuid",
    slot: "text",
    kind: "text",
    rule: "text",
    duty: "text",
    obligor: "text",
    started_at: "timestamptz",
    due_at: "timestamptz",
    remind_at: "timestamptz",
    provisional: "bool",
    status: "text",
    met_at: "timestamptz",
    place: "text",
  },
};

export type ClockColumns = Record<string, unknown>;

export const clockExpectation = ({ home, id }: { home: string; id: string }, kind: string, clock: ClockRow): ClockColumns => ({
  home,
  stream: id,
  slot: clock.slot,
  kind,
  rule: clock.rule,
  duty: clock.kind,
  obligor: clock.obligor,
  started_at: clock.startedAt,
  due_at: clock.dueAt,
  remind_at: clock.remindAt,
  provisional: clock.provisional,
  status: clock.status,
  met_at: clock.metAt,
  place: clock.place,
});

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
        found.set(`${home}/${id}/${clock.slot}`, clockExpectation({ home, id }, kind, over));
      }
    });
  }
  return found;
}
