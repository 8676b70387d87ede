import type { Sql } from "postgres";
import type { StreamKey } from "../ledger/noun.ts";
import { proofOf, type EventProof } from "../log/proof.ts";
import { erasuresOf } from "./erasing.ts";
import type { ErasureEvent } from "./erasure.ts";

/**
 * What a person is given when something of theirs was erased: when, how many fields of which purpose, the digest over the destroyed ciphertexts, and the
 * proof that the ledger says so, which `web/proof` checks against the published log. It names the record and nothing of what it said.
 */
export type ErasureStatement = Omit<ErasureEvent, "type" | "why"> & { at: string; proof: EventProof };

/** The statements of one record, the oldest first; empty when nothing of it was erased on request. Who may ask is the caller's to know. */
export async function erasureStatements(sql: Sql, record: StreamKey): Promise<ErasureStatement[]> {
  const ids = erasuresOf(record);
  const rows = await sql<{ stream: string; at: string; data: Omit<ErasureEvent, "type"> }[]>`
    select stream, at, data from ledger.event where home = ${record.home} and stream = any(${ids}::uuid[]) order by at, array_position(${ids}::uuid[], stream)`;
  const found: ErasureStatement[] = [];
  for (const { stream, at, data } of rows) {
    const proof = await proofOf(sql, { home: record.home, id: stream }, 1);
    if (proof) found.push({ record: data.record, counts: data.counts, keys: data.keys, digest: data.digest, at, proof });
  }
  return found;
}
