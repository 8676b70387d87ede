import { readState, type Noun, type StreamKey } from "../ledger/noun.ts";
import type { QueryContext } from "../modules/query.ts";

type Known<S> = Exclude<S, { stage: "none" }>;
type Reads = Pick<QueryContext, "db">;

/** A state as a query finds it in `ledger.stream`, with the fields that are not kept put back (`Noun.blank`). */
export const stateFrom = <S, E extends { type: string }>(of: Noun<S, E>, kept: unknown): S => readState(of, kept) as S;

/** The folded state of a record of this noun that the transaction may see, or null. */
export async function stateOf<S extends { stage: string }, E extends { type: string }>(
  { db }: Reads,
  of: Noun<S, E>,
  { home, id }: StreamKey,
): Promise<Known<S> | null> {
  const [row] = await db<{ state: unknown }[]>`select state from ledger.stream where home = ${home} and id = ${id} and kind = ${of.kind}`;
  const state = row && stateFrom(of, row.state);
  return state && state.stage !== "none" ? (state as Known<S>) : null;
}

/** The same of many records, by id; what the transaction may not see is left out. */
export async function statesOf<S extends { stage: string }, E extends { type: string }>(
  { db }: Reads,
  of: Noun<S, E>,
  keys: readonly StreamKey[],
): Promise<Map<string, Known<S>>> {
  if (keys.length === 0) return new Map();
  const rows = await db<{ id: string; state: unknown }[]>`
    select s.id, s.state from unnest(${keys.map(({ home }) => home)}::text[], ${keys.map(({ id }) => id)}::uuid[]) as k (home, id)
    join ledger.stream s on s.home = k.home and s.id = k.id and s.kind = ${of.kind}`;
  const states = rows.map(({ id, state }) => [id, stateFrom(of, state)] as const);
  return new Map(states.filter(([, state]) => state.stage !== "none") as [string, Known<S>][]);
}
