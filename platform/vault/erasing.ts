import type { PendingQuery, Row, Sql } from "postgres";
import { recordIn, type BulkDeps } from "../ledger/bulk.ts";
import type { StreamKey } from "../ledger/noun.ts";
import { namedUuid, uuidv7 } from "../ids/index.ts";
import { erased, erasure, type Erasure, type Gone } from "./erasure.ts";

/** Fields a transaction takes away; what has waited for years is not erased in one. */
const BLOCK = 2_000;

/** The first erasings of a record on request lie under ids that follow from it, so that its statements are found again. */
const FOUND_AGAIN = 50;
export const erasuresOf = ({ home, id }: StreamKey): string[] =>
  Array.from({ length: FOUND_AGAIN }, (_, n) => namedUuid("vault.erasure", home, id, String(n)));

const proof = (home: string, at: string, event: ReturnType<typeof erased>, id = uuidv7()) => ({
  kind: erasure.kind,
  key: { home, id },
  at,
  events: [event],
});

/** Nobody seals on these records until the transaction ends: what is sealed then gets a key of its own. */
async function holdKeys(tx: Sql, streams: readonly { home: string; stream: string }[]): Promise<void> {
  for (const [home, own] of [...Map.groupBy(streams, (one) => one.home)].sort(([left], [right]) => (left < right ? -1 : 1)))
    await tx`
      select 1 from vault.key where home = ${home} and stream = any(${[...new Set(own.map(({ stream }) => stream))]}::uuid[]) order by stream for update`;
}

async function dropEmptyKeys(tx: Sql, streams: readonly { home: string; stream: string }[]): Promise<Map<string, number>> {
  const rows = await tx<{ home: string }[]>`
    delete from vault.key k where (k.home, k.stream) in (select * from unnest(${streams.map(({ home }) => home)}::text[], ${streams.map(({ stream }) => stream)}::uuid[]))
      and not exists (select 1 from vault.field f where f.home = k.home and f.stream = k.stream) returning home`;
  return new Map([...Map.groupBy(rows, ({ home }) => home)].map(([home, own]) => [home, own.length]));
}

/** Files of records that stand in the way of nothing any more: what they were is forgotten here, their digest when the store has let them go. */
const takeFiles = (tx: Sql, which: PendingQuery<Row[]>, now: string): Promise<Gone[]> => tx<Gone[]>`
  update files.photo set erased_at = ${now}, bytes = 0, width = 0, height = 0, milliseconds = 0, pages = 0
  where erased_at is null and stream is not null and ${which}
  returning home, stream, kind || ':' || id as field, coalesce(purpose, 'files.undated') as purpose, digest as sealed`;

/** Erases fields past their date, and keys no field is left of; each block with its proof in the ledger, in one transaction. Returns how many fields went. */
export async function eraseExpired(deps: BulkDeps, now: string): Promise<number> {
  for (let total = 0; ;) {
    const count = await deps.sql.begin(async (transaction) => {
      const tx = transaction as unknown as Sql;
      // Row-level security hides from the planner how much is due: it read all that is for each block (measured at 4.5 million fields: 1 s a block).
      await tx`select set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)`;
      const due = await tx<{ home: string; stream: string; field: string }[]>`
        select home, stream, field from vault.field where expires_at <= ${now} order by expires_at limit ${BLOCK}`;
      await holdKeys(tx, due);
      const gone = await tx<Gone[]>`
        delete from vault.field where expires_at <= ${now} and (home, stream, field) in (
          select * from unnest(${due.map(({ home }) => home)}::text[], ${due.map(({ stream }) => stream)}::uuid[], ${due.map(({ field }) => field)}::text[]))
        returning home, stream, field, purpose, sealed`;
      const keys = await dropEmptyKeys(tx, gone);
      const homes = [...Map.groupBy(gone, ({ home }) => home)];
      await recordIn(
        { ...deps, sql: tx },
        homes.map(([home, own]) => proof(home, now, erased(own, keys.get(home) ?? 0, "expired", null))),
      );
      return due.length;
    });
    total += count;
    if (count < BLOCK) return total;
  }
}

/**
 * Erases files past their date, as fields are: each block with its proof, in one transaction. The row stays and says that there was one; the store is
 * emptied afterwards. Returns how many went.
 */
export async function eraseExpiredFiles(deps: BulkDeps, now: string): Promise<number> {
  for (let total = 0; ;) {
    const count = await deps.sql.begin(async (transaction) => {
      const tx = transaction as unknown as Sql;
      const due = await tx<{ id: string }[]>`
        select id from files.photo where erased_at is null and expires_at <= ${now} order by expires_at limit ${BLOCK}`;
      const gone = await takeFiles(tx, tx`id = any(${due.map(({ id }) => id)}::uuid[])`, now);
      const homes = [...Map.groupBy(gone, ({ home }) => home)];
      await recordIn(
        { ...deps, sql: tx },
        homes.map(([home, own]) => proof(home, now, erased(own, 0, "expired", null))),
      );
      return due.length;
    });
    total += count;
    if (count < BLOCK) return total;
  }
}

/**
 * Erases fields and files ("photo:0198…") of one record before their date, all of them when none is named; with the last field goes the key, and then no
 * copy of the ciphertexts opens any more. The record itself stays, and so does the ledger, which says how much went. Returns the proof and where it stands, null when there was nothing.
 */
export async function eraseFields(
  deps: BulkDeps,
  record: StreamKey,
  fields: readonly string[] | null,
  now: string,
): Promise<{ key: StreamKey; proof: Erasure } | null> {
  return deps.sql.begin(async (transaction) => {
    const tx = transaction as unknown as Sql;
    await holdKeys(tx, [{ home: record.home, stream: record.id }]);
    const named = fields === null ? tx`true` : tx`field = any(${[...fields]}::text[])`;
    const sealed = await tx<Gone[]>`
      delete from vault.field where home = ${record.home} and stream = ${record.id} and ${named} returning home, stream, field, purpose, sealed`;
    const ids = (fields ?? []).flatMap((field) => /^(?:photo|voice|paper):([0-9a-f-]{36})$/.exec(field)?.[1] ?? []);
    const files = fields === null ? tx`true` : tx`id = any(${ids}::uuid[])`;
    const gone = [...sealed, ...(await takeFiles(tx, tx`home = ${record.home} and stream = ${record.id} and ${files}`, now))];
    if (gone.length === 0) return null;
    const keys = await dropEmptyKeys(tx, gone);
    const event = erased(gone, keys.get(record.home) ?? 0, "asked", `${record.home}/${record.id}`);
    const proofs = erasuresOf(record);
    const [before] = await tx<{ n: number }[]>`
      select count(*)::int as n from ledger.stream where home = ${record.home} and id = any(${proofs}::uuid[])`;
    const written = proof(record.home, now, event, proofs[before?.n ?? 0]);
    await recordIn({ ...deps, sql: tx }, [written]);
    return { key: written.key, proof: event };
  });
}
