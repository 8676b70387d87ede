import { hash } from "node:crypto";
import { ledgerHash } from "../settings/hash.ts";

/** JSON with sorted keys and no blanks: the same value always has the same bytes (RFC 8785 for the values we keep: no NaN, no -0). */
export function canonical(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  let out = "{";
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    // Six hashes a report: built by hand, because entries, filter and join cost three times as much.
    out += `${out.length > 1 ? "," : ""}${JSON.stringify(key)}:${canonical(item)}`;
  }
  return `${out}}`;
}

/** Whether a value read from jsonb is what `value` becomes as JSON: keys in any order, what is undefined left out. Agrees with comparing `canonical` texts. */
export function sameJson(stored: unknown, value: unknown): boolean {
  if (stored === value) return true;
  if (value === undefined || value === null || stored === null || stored === undefined) return (stored ?? null) === (value ?? null);
  if (typeof stored !== "object" || typeof value !== "object") return Number.isNaN(value) ? stored === null : false;
  if (Array.isArray(stored) || Array.isArray(value))
    return (
      Array.isArray(stored) &&
      Array.isArray(value) &&
      stored.length === value.length &&
      stored.every((item, index) => sameJson(item, value[index]))
    );
  const [left, right] = [stored as Record<string, unknown>, value as Record<string, unknown>];
  let kept = 0;
  for (const key in right) {
    if (right[key] === undefined) continue;
    if (!(key in left) || !sameJson(left[key], right[key])) return false;
    kept += 1;
  }
  for (const key in left) if (left[key] !== undefined) kept -= 1;
  return kept === 0;
}

export type EventBytes = {
  home: string;
  stream: string;
  seq: number;
  kind: string;
  type: string;
  data: unknown;
  at: string;
  actor: string;
  role: string;
  unit: string;
  place: string;
  command: string;
};

const digest = (bytes: string | Uint8Array): Buffer => hash(ledgerHash(), bytes, "buffer");

/** Commitment to one event: SHA-256 (or SM3: `settleHash`) over its salt and its canonical bytes. The salt keeps small values (a grade, a place) from being guessed from the hash. */
export const eventHash = (salt: Uint8Array, event: EventBytes): Buffer => digest(Buffer.concat([salt, Buffer.from(canonical(event))]));

const NOTHING = new Uint8Array(32);

/** Head of a stream after an event: every earlier event is in it, so none can be taken out or swapped. */
export const headHash = (before: Uint8Array | null, event: Uint8Array): Buffer => digest(Buffer.concat([before ?? NOTHING, event]));

export const commandHash = (row: {
  home: string;
  id: string;
  name: string;
  fingerprint: Uint8Array;
  outcome: unknown;
  at: string;
}): Buffer => digest(canonical({ ...row, fingerprint: Buffer.from(row.fingerprint).toString("hex") }));

/** Same command id, other content or other sender: not a repetition. */
export const fingerprint = (name: string, actor: string, input: unknown): Buffer => digest(canonical([name, actor, input]));
