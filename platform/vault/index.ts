import type { Sql } from "postgres";
import type { StreamKey } from "../ledger/noun.ts";
import type { Purpose } from "../modules/module.ts";
import { refuse } from "../refusals/index.ts";
import { footprints, leaveFootprints, standingKey, type Admission, type Step } from "./footprints.ts";
import { openDataKey, type Ring } from "./ring.ts";
import { decrypt, fieldContext } from "./seal.ts";

export { countReadings } from "./counting.ts";
export { mobileOf, phoneIn, phoneOf, phonesIn } from "./blind.ts";
export { fieldsByPhone, indexUnlooked } from "./indexing.ts";
export { eraseExpired, eraseExpiredFiles, eraseFields } from "./erasing.ts";
export { keepLonger, keepWith } from "./keeping.ts";
export { lockKey, openExpiry, type Expiry, type ExpiryStanding } from "./expiry.ts";
export { expiryFault } from "./fault.ts";
export { verifySealed } from "./verify.ts";
export { erasureStatements, type ErasureStatement } from "./statement.ts";
export { fieldName, purposesOf } from "./purposes.ts";
export { addMasterKey, dropMasterKey, loadKeys, type Keys } from "./keys.ts";
export { rewrapAll, sealedUnder, type AccountSecret, type Rewrapped } from "./rewrapping.ts";
export { newest, openDataKey, openWith, ringOf, sealWith, wrapDataKey, type Ring } from "./ring.ts";
export { leaveFootprints, reasonsToday, standingKey, standingsOf, worksOn, type Admission, type Standing } from "./footprints.ts";

/** `by`: the record whose being worked on opens the field, where it is not its own: a part of a report, for what lies with the whole. */
export type Ask = { stream: StreamKey; field: string; by?: StreamKey };

type Held = { n: number; purpose: string | null; sealed: Buffer | null; wrapped: Buffer | null };

export type VaultReader = {
  id: string;
  now: string;
  /** By what right this purpose's fields of the stream open; null: not for this reader; "reason": not without a typed one. */
  admits: (purpose: Purpose, stream: StreamKey) => Admission | null | "reason";
  /** What is opened is shown masked: no typed reason, one footprint a day. */
  masked?: boolean;
  /** What needs a typed reason is left out: rows of a list refuse nothing, one row as little as fifty. */
  list?: boolean;
};

/**
 * Opens sealed fields, one query for all. A field that is not there, has expired or whose key was destroyed reads as null, and so does one that is not
 * for this reader. Whatever is opened leaves its footprint before it is returned. What opens only with a reason reads as null in a list; of one record
 * it refuses `vault.reason-needed`, and so does a logged purpose opened whole without one. `each` of the refusal: the reason holds for this opening alone,
 * as of a logged purpose; not for the rest of the day.
 */
export async function unseal(
  sql: Sql,
  master: Ring,
  purposes: ReadonlyMap<string, Purpose>,
  asks: readonly Ask[],
  reader: VaultReader,
): Promise<(string | null)[]> {
  if (asks.length === 0) return [];
  const rows = await sql<Held[]>`
    select a.n, f.purpose, f.sealed, k.wrapped
    from unnest(${asks.map((_, index) => index)}::int[], ${asks.map((ask) => ask.stream.home)}::text[], ${asks.map((ask) => ask.stream.id)}::uuid[], ${asks.map((ask) => ask.field)}::text[]) as a (n, home, stream, field)
    left join vault.field f on f.home = a.home and f.stream = a.stream and f.field = a.field and f.expires_at > ${reader.now}
    left join vault.key k on k.home = a.home and k.stream = a.stream
    order by a.n`;
  const opened: (string | null)[] = asks.map(() => null);
  const keys = new Map<string, Buffer | null>();
  const keyOf = (stream: StreamKey, wrapped: Buffer): Buffer | null => {
    const named = standingKey(stream);
    if (!keys.has(named)) keys.set(named, openDataKey(master, wrapped, stream.home, stream.id));
    return keys.get(named) ?? null;
  };
  const steps: Step[] = [];
  let wanting = false;
  let each = false;
  for (const row of rows) {
    const ask = asks[row.n];
    const purpose = row.purpose === null ? undefined : purposes.get(row.purpose);
    if (!ask || !purpose || !row.sealed || !row.wrapped) continue;
    const admission = reader.admits(purpose, ask.by ?? ask.stream);
    if (admission === "reason") wanting = true;
    if (admission === "reason" && purpose.logged) each = true;
    if (admission === null || admission === "reason") continue;
    const unsaid = purpose.logged && !reader.masked && admission.basis !== "self" && admission.reason.trim() === "";
    if (unsaid && reader.list) continue;
    const { home, id } = ask.stream;
    const key = keyOf(ask.stream, row.wrapped);
    opened[row.n] = (key && decrypt(key, row.sealed, fieldContext(home, id, ask.field))?.toString("utf8")) ?? null;
    if (unsaid) throw reasonNeeded(true);
    steps.push({ stream: ask.stream, field: ask.field, purpose, admission });
  }
  if (wanting && !reader.list && new Set(asks.map(({ stream }) => stream.id)).size === 1) throw reasonNeeded(each);
  await leaveFootprints(sql, footprints(steps.filter(isSeen), { id: reader.id, now: reader.now, whole: !reader.masked }));
  return opened;
}

const reasonNeeded = (each: boolean) => refuse.invalid("vault.reason-needed", { each });

/** The person leaves none (the proof of identity is an event of its own); links and jobs only where every opening is logged. */
const isSeen = ({ purpose, admission: { basis } }: Step): boolean =>
  basis !== "self" && (purpose.logged || (basis !== "resident" && basis !== "system"));
