import type { Sql } from "postgres";
import { inOneTurn } from "../database/index.ts";

export type Elsewhere = {
  /**
   * Runs `work` with the homes in which a stream of this kind and id stands; another command of this process with the same id waits until it is done, so
   * that the answer holds. Two processes can still meet: each then keeps a record of its own, as safe as any two.
   */
  with: <T>(of: Beginning, work: (homes: readonly string[]) => Promise<T>) => Promise<T>;
};

type Beginning = { kind: string; id: string };

/** Looks ids up, all of a tick in one query. */
export function openElsewhere(sql: Sql): Elsewhere {
  const busy = new Map<string, Promise<unknown>>();
  const homesOf = inOneTurn(async (batch: readonly Beginning[]) => {
    const ids = [...new Set(batch.map(({ id }) => id))];
    const rows = await sql<(Beginning & { home: string })[]>`select id, home, kind from ledger.stream where id = any(${ids}::uuid[])`;
    const homes = Map.groupBy(rows, (row) => row.id);
    return batch.map(({ kind, id }) => (homes.get(id) ?? []).filter((row) => row.kind === kind).map(({ home }) => home));
  });
  return {
    with: async (of, work) => {
      const { id } = of;
      for (let before = busy.get(id); before !== undefined; before = busy.get(id)) await before;
      const mine = homesOf(of).then(work);
      const over = mine.then(
        () => {},
        () => {},
      );
      busy.set(id, over);
      try {
        return await mine;
      } finally {
        if (busy.get(id) === over) busy.delete(id);
      }
    },
  };
}
