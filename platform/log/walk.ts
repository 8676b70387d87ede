import type { TransactionSql } from "postgres";
import type { Finding } from "../ledger/verify.ts";
import { ENTRIES, type TreeRow } from "./store.ts";
import { TILE, unbundle } from "./tiles.ts";

export type LogReport = { logs: number; entries: number; checkpoints: number; findings: Finding[] };

export type Contents = "here" | "elsewhere";

/**
 * `contents`: whether each event's own bytes are hashed here. Whoever also runs the ledger's `verify`, which holds every event's bytes to its hash,
 * says "elsewhere": here only the hashes are held to the log then, and no event is read and hashed twice.
 */
export type Walk = { db: TransactionSql; tree: TreeRow; report: LogReport; contents: Contents };

export const keyText = (row: { home: string; stream: string; seq: number }): string => `${row.home}/${row.stream}/${row.seq}`;

/** The entries of a log in order, as they were sealed. */
export async function* entriesOf({ db, tree }: Walk, upTo: number): AsyncGenerator<{ index: number; entry: Buffer }> {
  for (let n = 0; n * TILE < upTo; n += 20) {
    const rows = await db<{ n: string; bytes: Buffer }[]>`
      select n, bytes from log.tile where home = ${tree.home} and log = ${tree.log} and level = ${ENTRIES} and n >= ${n} and n < ${n + 20} order by n`;
    for (const row of rows)
      for (const [offset, entry] of unbundle(row.bytes).entries()) yield { index: Number(row.n) * TILE + offset, entry };
  }
}
