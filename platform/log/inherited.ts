import type { TransactionSql } from "postgres";
import { eventHash, type EventBytes } from "../ledger/canonical.ts";
import type { Finding } from "../ledger/verify.ts";
import type { HashName } from "./tree.ts";
import { ENTRIES, tileBytes, type Db, type LogKey, type TreeRow } from "./store.ts";
import { TILE, unbundle } from "./tiles.ts";

/** A log of another installation that came along with a package: closed, and held to the checkpoints of that time. */
export type InheritedLog = LogKey & { origin: string; hash: HashName; size: number; keys: string[] };

/** Every log that came along. */
export const inheritedLogs = async (db: Db): Promise<InheritedLog[]> =>
  (
    await db<(Omit<InheritedLog, "size"> & { size: string })[]>`select home, log, origin, hash, size, keys from log.inherited order by log`
  ).map((row) => ({ ...row, size: Number(row.size) }));

/** As the walks of `verify` see it: its root is what its checkpoints say, since it grows no more. */
export const closedTree = async (db: Db, { home, log, hash, size }: InheritedLog): Promise<TreeRow> => {
  const [row] = await db<
    { root: Buffer; at: string }[]
  >`select root, at from log.checkpoint where home = ${home} and log = ${log} and size = ${size}`;
  return { home, log, hash, size, root: row?.root ?? Buffer.alloc(0), at: row?.at ?? "", inCity: size };
};

const PAGE = 2_000;

type Row = { idx: string; home: string; stream: string; seq: number; there: boolean } & EventBytes & { salt: Buffer };

/** Holds the events that came along to the entries of the log they were sealed in. Gives how many stood there. */
export async function compareInherited(db: TransactionSql, tree: TreeRow, findings: Finding[]): Promise<number> {
  let seen = 0;
  let [bundle, entries]: [number, Buffer[]] = [-1, []];
  for (let after = -1; ;) {
    const rows = await db<Row[]>`
      select n.idx, n.home, n.stream, n.seq, e.hash is not null as there, e.kind, e.type, e.data, e.at, e.actor, e.role, e.unit, e.place, e.command, e.salt
      from (select * from log.inherited_entry where log = ${tree.log} and idx > ${after} order by idx limit ${PAGE}) n
      left join ledger.event e on e.home = n.home and e.stream = n.stream and e.seq = n.seq order by n.idx`;
    for (const { idx, there, salt, ...bytes } of rows) {
      const [index, key] = [Number(idx), `${bytes.home}/${bytes.stream}/${bytes.seq}`];
      const n = Math.floor(index / TILE);
      if (n !== bundle) [bundle, entries] = [n, unbundle((await tileBytes(db, tree, ENTRIES, n)) ?? Buffer.alloc(0))];
      const sealed = entries[index % TILE];
      seen += 1;
      if (!there) findings.push({ table: "ledger.event", key, what: `is gone: the log ${tree.log} it came with has it as entry ${index}` });
      else if (!sealed?.subarray(1).equals(eventHash(salt, bytes)))
        findings.push({ table: "ledger.event", key, what: `differs from what was sealed in the log ${tree.log} it came with` });
    }
    const last = rows.at(-1);
    if (!last) return seen;
    after = Number(last.idx);
  }
}
