import { createHash } from "node:crypto";

/** JSON with sorted keys and no blanks: the same value always has the same bytes (RFC 8785 for the values we keep: no NaN, no -0). */
export function canonical(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
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

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Commitment to one event: SHA-256 over its salt and its canonical bytes. The salt keeps small values (a grade, a place) from being guessed from the hash. */
export const eventHash = (salt: Uint8Array, event: EventBytes): Buffer => sha256(salt, canonical(event));

/** Head of a stream after an event: every earlier event is in it, so none can be taken out or swapped. */
export const headHash = (before: Uint8Array | null, event: Uint8Array): Buffer => sha256(before ?? new Uint8Array(32), event);

export const commandHash = (row: {
  home: string;
  id: string;
  name: string;
  fingerprint: Uint8Array;
  outcome: unknown;
  at: string;
}): Buffer => sha256(canonical({ ...row, fingerprint: Buffer.from(row.fingerprint).toString("hex") }));

/** Same command id, other content or other sender: not a repetition. */
export const fingerprint = (name: string, actor: string, input: unknown): Buffer => sha256(canonical([name, actor, input]));
