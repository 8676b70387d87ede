import type { StreamKey } from "../ledger/noun.ts";
import { canonical, type EventBytes } from "../ledger/canonical.ts";
import { entryOf, HAPPENED, LOADED } from "./seal.ts";
import { ENTRIES, storedSubtree, tileBytes, trees, type Db } from "./store.ts";
import { TILE, unbundle } from "./tiles.ts";
import { inclusionProof } from "./tree.ts";
import { ledgerHash, type HashName } from "../settings/hash.ts";

/** What proves one event: its bytes and salt, where it stands, the way up to a signed checkpoint. All bytes as base64; `web/proof` reads it. */
export type EventProof = {
  /** The event's canonical JSON: exactly what was committed to. */
  event: string;
  salt: string;
  /** What the commitment was made with. */
  hash: HashName;
  /** Hash of salt and event. */
  commitment: string;
  /** null until it is sealed, which takes a minute at most. */
  sealed: {
    log: string;
    hash: HashName;
    /** First byte of the entry: 1 happened here, 2 was brought in bulk. */
    kind: 1 | 2;
    index: number;
    size: number;
    proof: string[];
    /** The signed checkpoint (C2SP). */
    checkpoint: string;
    at: string;
  } | null;
};

type Row = EventBytes & { salt: Buffer; hash: Buffer; idx: string | null };

/** The proof of one event of a stream against its log's newest checkpoint, or null when there is no such event. Refuses nothing: who may ask is the caller's to know. */
export async function proofOf(db: Db, key: StreamKey, seq: number): Promise<EventProof | null> {
  const [row] = await db<Row[]>`
    select e.home, e.stream, e.seq, e.kind, e.type, e.data, e.at, e.actor, e.role, e.unit, e.place, e.command, e.salt, e.hash, n.idx
    from ledger.event e left join log.entry n on n.home = e.home and n.stream = e.stream and n.seq = e.seq
    where e.home = ${key.home} and e.stream = ${key.id} and e.seq = ${seq}`;
  if (!row) return null;
  const { salt, hash, idx, ...bytes } = row;
  const told = { event: canonical(bytes), salt: salt.toString("base64"), hash: ledgerHash(), commitment: hash.toString("base64") };
  const log = key.home.slice(0, 6);
  const tree = (await trees(db)).find((one) => one.log === log);
  if (idx === null || !tree) return { ...told, sealed: null };
  const index = Number(idx);
  const [checkpoint] = await db<{ note: string; at: string }[]>`
    select note, at from log.checkpoint where home = ${tree.home} and log = ${log} and size = ${tree.size}`;
  const entries = await tileBytes(db, tree, ENTRIES, Math.floor(index / TILE));
  const entry = entries && unbundle(entries)[index % TILE];
  if (!checkpoint || !entry) throw new Error(`log ${log} has no entry ${index} or no checkpoint of ${tree.size}`);
  const proof = await inclusionProof(tree.hash, storedSubtree(db, tree, tree.hash), index, tree.size);
  const kind = entry.equals(entryOf(hash, true)) ? LOADED : HAPPENED;
  const path = proof.map((one) => one.toString("base64"));
  return {
    ...told,
    sealed: { log, hash: tree.hash, kind, index, size: tree.size, proof: path, checkpoint: checkpoint.note, at: checkpoint.at },
  };
}
