import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Purpose } from "../modules/module.ts";
import { fieldName } from "./purposes.ts";
import { newest, type MasterKey, type Ring } from "./ring.ts";

const DIGEST_BYTES = 16;
/** Looked at, and nothing to find by: it is not looked at again. */
const NOTHING = Buffer.alloc(0);

const derived = new WeakMap<Uint8Array, KeyObject>();

/** A key of its own for the index, out of the master key (RFC 5869): whoever has one of the two keys of a moment has not the other's use. */
function indexKey({ key }: MasterKey): KeyObject {
  const known = derived.get(key);
  if (known) return known;
  const made = createSecretKey(Buffer.from(hkdfSync("sha256", key, "", "zuji blind index", 32)));
  derived.set(key, made);
  return made;
}

/**
 * A phone as it is found again, however it was typed: full-width digits, spaces, dashes, with or without +86. A mobile of eleven digits or a landline with
 * its area code; null: no such thing.
 */
export function phoneOf(text: string): string | null {
  if (text.length > 40) return null;
  const digits = text
    .normalize("NFKC")
    .replace(/[\s\-‐-―()]/g, "")
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, "");
  return /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(digits) ? digits : null;
}

/** The mobile number a contact is, as an SMS is sent to it; null for a landline, a mail address, words. */
export function mobileOf(text: string): string | null {
  const phone = phoneOf(text);
  return phone?.startsWith("1") ? phone : null;
}

/** Every phone written in a text, each once, as `phoneOf` reads it; at most the first 20,000 signs are looked at. */
export function phonesIn(text: string): string[] {
  const runs = text
    .slice(0, 20_000)
    .normalize("NFKC")
    .matchAll(/(?<![\d+])(?:\+|00)?(?:86[\s-]?)?(?:1[3-9]\d(?:[\s-]?\d{4}){2}|0\d{2,3}[\s-]?\d{7,8})(?![\d])/g);
  return [...new Set([...runs].map(([run]) => phoneOf(run)).filter((phone) => phone !== null))];
}

/**
 * The phone in a contact somebody left in words of their own ("微信 13800001234", a name with its number): the text itself when it is one, else the only
 * one in it; null: none, or more than one.
 */
export function phoneIn(text: string): string | null {
  const whole = phoneOf(text);
  if (whole !== null) return whole;
  const found = phonesIn(text.slice(0, 400));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const blindUnder = (master: MasterKey, purpose: string, phone: string): Buffer =>
  Buffer.concat([
    Buffer.from(master.id, "hex"),
    createHmac("sha256", indexKey(master)).update(`${purpose}\n${phone}`).digest().subarray(0, DIGEST_BYTES),
  ]);

/**
 * What stands beside a sealed field so that exactly this phone finds it: HMAC-SHA-256 under the newest index key, the key's id before it. The purpose is
 * in it, so that a stolen database does not show which records of two services are of one person. There are only some 10^10 phones: with the
 * key all are tried within minutes, so the index is as secret as the master key it comes from. Empty when the field is none to be found by.
 */
export function blindOf(ring: Ring, purpose: Purpose, field: string, value: string): Buffer {
  const phone = purpose.lookup?.includes(fieldName(field)) ? phoneIn(value) : null;
  return phone === null ? NOTHING : blindUnder(newest(ring), purpose.code, phone);
}

/** Every form in which a phone may stand in the index: one a purpose and master key. */
export const blindsOf = (ring: Ring, purposes: readonly Purpose[], phone: string): Buffer[] =>
  ring.keys().flatMap((master) => purposes.map(({ code }) => blindUnder(master, code, phone)));
