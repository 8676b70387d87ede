import { createHmac, randomFillSync, timingSafeEqual, type KeyObject } from "node:crypto";
import { digestOf } from "../settings/hash.ts";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const dashed = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20, 32)}`;

const POOL = new Uint8Array(16_384);
let left = 0;

/** Random bytes from a pool filled 16 KiB at a time: asking the system once for each event's salt costs more than hashing it. */
export function randomSlice(bytes: number): Uint8Array {
  if (left < bytes) {
    randomFillSync(POOL);
    left = POOL.length;
  }
  left -= bytes;
  return POOL.slice(left, left + bytes);
}

/** A time-ordered UUID (RFC 9562 version 7): 48 bits of milliseconds, 74 random bits. `atMs` and `random` (10 bytes) are for tests and seeded data. */
export function uuidv7(atMs: number = Date.now(), random: Uint8Array = randomSlice(10)): string {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(atMs / 2 ** 32));
  view.setUint32(2, atMs % 2 ** 32);
  bytes.set(random, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return dashed(hex(bytes));
}

export const isUuid = (value: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);

/** The same words always give the same UUID (RFC 9562 version 8 over SHA-256): ids of registered things, and of what one cause makes once. */
export function namedUuid(...words: readonly string[]): string {
  const bytes = digestOf("sha256", words.join("\u0000")).subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return dashed(hex(bytes));
}

/** The id of what one cause makes once, in the order of its instants (`at`, ISO): what is listed by id stands by time. */
export const namedUuidAt = (at: string, ...words: readonly string[]): string =>
  uuidv7(Date.parse(at), Buffer.from(namedUuid(...words).replaceAll("-", ""), "hex").subarray(0, 10));

function base32(bytes: Uint8Array, characters: number): string {
  let out = "";
  for (let index = 0; index < characters; index += 1) {
    const bit = index * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    out += CROCKFORD[(pair >> (11 - (bit & 7))) & 31];
  }
  return out;
}

/** The number a resident says aloud: 60 bits of a hash of the record's id, "8F3K-72QM-XR4D". A phone without signal can work it out too; nobody can work back. */
export function receiptNumber(id: string): string {
  const digits = base32(digestOf("sha256", `zuji receipt ${id.toLowerCase()}`), 12);
  return writtenNumber(digits);
}

/** The twelve characters of a number as it is written. */
export const writtenNumber = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8, 12)}`;

/** What somebody typed as a number, without dashes, blanks and look-alikes (O→0, I and L→1); null when it cannot be one. */
export function parseReceiptNumber(typed: string): string | null {
  const digits = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-–—·]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(digits) ? digits : null;
}

/** A secret only the holder of `key` can make for a subject: 130 bits of HMAC-SHA-256, base32. */
export const tokenFor = (key: Uint8Array | KeyObject, purpose: string, subject: string): string =>
  base32(createHmac("sha256", key).update(`${purpose}\u0000${subject}`).digest(), 26);

/** Compares two secrets in constant time. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (value: string) => digestOf("sha256", value);
  return timingSafeEqual(digest(left), digest(right));
}
