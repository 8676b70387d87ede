import type { Sql } from "postgres";
import type { Actor } from "../access/actor.ts";
import type { Command } from "./command.ts";
import { after, decide, keyText, type Deciding, type Loaded } from "./decide.ts";

/** Commands as they would be answered now, each on the state the ones before would leave; written nowhere. */
export type Trial = {
  /** How many events it would write. Refuses as the command would; a refused one leaves no trace in the trial. */
  give: <I, O>(command: Command<I, O>, input: I, order: { commandId: string; actor: Actor }) => Promise<{ outcome: O; events: number }>;
};

type Row = { home: string; id: string; kind: string | null; seq: number | null; state: unknown; head: Buffer | null };

/** Begins a trial on the ledger as it is; every stream is read once, when a command first names it. */
export function openTrial(deps: Deciding & { sql: Sql; now: () => string }): Trial {
  const streams = new Map<string, Loaded>();
  const now = deps.now();
  return {
    give: async (command, input, { commandId, actor }) => {
      const about = command.about(input, { read: deps.read });
      const unknown = about.map(({ key }) => key).filter((key) => !streams.has(keyText(key)));
      const rows = await deps.sql<Row[]>`
        select k.home, k.id, s.kind, s.seq, s.state, s.head from unnest(${unknown.map(({ home }) => home)}::text[], ${unknown.map(({ id }) => id)}::uuid[]) as k (home, id)
        left join lateral (select * from ledger.stream where home = k.home and id = k.id limit 1) s on true`;
      for (const row of rows)
        streams.set(keyText(row), { kind: row.kind, seq: row.seq ?? 0, state: row.state, head: row.head, wrapped: null });
      const decision = decide(deps, command, input, { commandId, actor, now, home: about[0]?.key.home ?? "" }, streams);
      for (const stream of decision.touched) streams.set(keyText(stream.key), after(stream));
      return { outcome: decision.outcome as never, events: decision.touched.reduce((sum, { events }) => sum + events.length, 0) };
    },
  };
}
