import { createHash } from "node:crypto";
import { randomSlice } from "../ids/index.ts";
import { decrypt, encrypt } from "./seal.ts";

/** A master key and the four bytes by which what it wrapped is known. */
export type MasterKey = { id: string; key: Uint8Array };

/** The master keys of an installation: the newest seals, all open. */
export type Ring = {
  /** Newest first. */
  keys: () => readonly MasterKey[];
  /** Looks for keys that were added since; true when there are others than before. */
  again: () => boolean;
};

const ID_BYTES = 4;

/** Four bytes of a hash, in hex: enough to tell an installation's keys apart, nothing of the key. */
export const keyId = (key: Uint8Array): string =>
  createHash("sha256")
    .update("zuji master key")
    .update(key)
    .digest("hex")
    .slice(0, ID_BYTES * 2);

/** A ring that never changes, newest key first. */
export const ringOf = (...keys: readonly Uint8Array[]): Ring => {
  const made = keys.map((key) => ({ id: keyId(key), key }));
  return { keys: () => made, again: () => false };
};

export function newest(ring: Ring): MasterKey {
  const [first] = ring.keys();
  if (!first) throw new Error("there is no master key");
  return first;
}

/** Seals under the newest key, its id before the ciphertext. */
export function sealWith(ring: Ring, plain: Uint8Array, context: string): Buffer {
  const { id, key } = newest(ring);
  return Buffer.concat([Buffer.from(id, "hex"), encrypt(key, plain, context)]);
}

const named = (ring: Ring, sealed: Uint8Array): MasterKey | undefined => {
  const id = Buffer.from(sealed.subarray(0, ID_BYTES)).toString("hex");
  return ring.keys().find((one) => one.id === id);
};

/** Opens and says by which key; null when none of the ring does. What was sealed before keys had ids carries none and is tried with each. */
function openedBy(ring: Ring, sealed: Uint8Array, context: string): { plain: Buffer; by: MasterKey; named: boolean } | null {
  const by = named(ring, sealed);
  const plain = by && decrypt(by.key, sealed.subarray(ID_BYTES), context);
  if (by && plain) return { plain, by, named: true };
  for (const one of ring.keys()) {
    const old = decrypt(one.key, sealed, context);
    if (old) return { plain: old, by: one, named: false };
  }
  return null;
}

const opened = (ring: Ring, sealed: Uint8Array, context: string) =>
  openedBy(ring, sealed, context) ?? (ring.again() ? openedBy(ring, sealed, context) : null);

/** The plain bytes, or null when no key of the ring opens them here. A key added meanwhile by another process is looked for. */
export const openWith = (ring: Ring, sealed: Uint8Array, context: string): Buffer | null => opened(ring, sealed, context)?.plain ?? null;

/** The same plain bytes under the newest key; "newest" when they are already, null when they do not open. */
export function rewrapped(ring: Ring, sealed: Uint8Array, context: string): Buffer | "newest" | null {
  const found = opened(ring, sealed, context);
  if (!found) return null;
  return found.named && found.by.id === newest(ring).id ? "newest" : sealWith(ring, found.plain, context);
}

const keyContext = (home: string, stream: string): string => `${home}/${stream}`;

/** A data key and its wrapping under the newest master key. */
export function newDataKey(ring: Ring, home: string, stream: string): { key: Buffer; wrapped: Buffer } {
  const key = Buffer.from(randomSlice(32));
  return { key, wrapped: wrapDataKey(ring, key, home, stream) };
}

export const wrapDataKey = (ring: Ring, key: Uint8Array, home: string, stream: string): Buffer =>
  sealWith(ring, key, keyContext(home, stream));

export const openDataKey = (ring: Ring, wrapped: Uint8Array, home: string, stream: string): Buffer | null =>
  openWith(ring, wrapped, keyContext(home, stream));

/** The id of the key that wrapped it, "without id" for the time before keys had one. */
export const wrapperOf = (wrapped: Uint8Array): string =>
  wrapped.length === 60 ? "without id" : Buffer.from(wrapped.subarray(0, ID_BYTES)).toString("hex");
