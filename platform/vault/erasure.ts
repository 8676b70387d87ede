import { createHash } from "node:crypto";
import { noun, type Recorded } from "../ledger/noun.ts";

/** What went for ever: how many fields and files of which purpose, and a digest over the ciphertexts that were destroyed. Nothing of what they said. */
export type Erasure = {
  why: "expired" | "asked";
  /** "home/id" of the one record, when one was erased; null for what expired together. */
  record: string | null;
  counts: Record<string, number>;
  keys: number;
  digest: string;
};

export type ErasureEvent = { type: "vault.erased" } & Erasure;
export type LockEvent = { type: "vault.seals-locked"; since: string } | { type: "vault.seals-opened" };

/** One act of erasing, in the ledger like every other act. */
export const erasure = noun<Erasure | null, ErasureEvent>({
  kind: "vault.erasure",
  initial: null,
  evolve: (_, { why, record, counts, keys, digest }: Recorded<ErasureEvent>) => ({ why, record, counts, keys, digest }),
});

/** Whether staff may open sealed fields: not while the nightly expiry is overdue. */
export const lock = noun<{ since: string | null }, LockEvent>({
  kind: "vault.lock",
  initial: { since: null },
  evolve: (_, event) => ({ since: event.type === "vault.seals-locked" ? event.since : null }),
});

/** `sealed`: the ciphertext; of a file, "photo:0198…", the digest it was kept by instead: SHA-256 over its id and its bytes. */
export type Gone = { home: string; stream: string; field: string; purpose: string; sealed: Uint8Array | string };

const hex = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** SHA-256 over one line a field or file, sorted: "home/stream/field purpose sha256(ciphertext)". Whoever kept the ciphertexts can make it again. */
export const digestOf = (gone: readonly Gone[]): string =>
  hex(
    gone
      .map(
        ({ home, stream, field, purpose, sealed }) =>
          `${home}/${stream}/${field} ${purpose} ${typeof sealed === "string" ? sealed : hex(sealed)}\n`,
      )
      .sort()
      .join(""),
  );

/** What the ledger says of an act of erasing. */
export const erased = (gone: readonly Gone[], keys: number, why: Erasure["why"], record: string | null): ErasureEvent => ({
  type: "vault.erased",
  why,
  record,
  counts: Object.fromEntries(
    [...Map.groupBy(gone, ({ purpose }) => purpose)].map(([purpose, own]): [string, number] => [purpose, own.length]),
  ),
  keys,
  digest: digestOf(gone),
});
