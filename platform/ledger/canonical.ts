import { digestOf, ledgerHash } from "../settings/hash.ts";
import { canonical, quoted } from "./canonical-text.ts";

export { canonical };

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

const digest = (bytes: string | Uint8Array): Buffer => digestOf(ledgerHash(), bytes);

/** `canonical` of an event, whose fields are known: nothing to sort. */
const eventText = (event: EventBytes): string =>
  `{"actor":${quoted(event.actor)},"at":${quoted(event.at)},"command":${quoted(event.command)},"data":${canonical(event.data)},"home":${quoted(event.home)},"kind":${quoted(event.kind)},"place":${quoted(event.place)},"role":${quoted(event.role)},"seq":${event.seq},"stream":${quoted(event.stream)},"type":${quoted(event.type)},"unit":${quoted(event.unit)}}`;

/** Salt and text of one event at a time, so that hashing makes no garbage but the hash. */
const SCRATCH = Buffer.allocUnsafe(64 * 1024);

/** Commitment to one event: SHA-256 (or SM3: `settleHash`) over its salt and its canonical bytes. The salt keeps small values (a grade, a place) from being guessed from the hash. */
export function eventHash(salt: Uint8Array, event: EventBytes): Buffer {
  const text = eventText(event);
  // A UTF-16 unit is at most three bytes.
  if (salt.length + 3 * text.length > SCRATCH.length) return digest(Buffer.concat([salt, Buffer.from(text)]));
  SCRATCH.set(salt);
  return digest(SCRATCH.subarray(0, salt.length + SCRATCH.write(text, salt.length)));
}

const NOTHING = new Uint8Array(32);

/** Head of a stream after an event: every earlier event is in it, so none can be taken out or swapped. */
export function headHash(before: Uint8Array | null, event: Uint8Array): Buffer {
  const first = before ?? NOTHING;
  // Both are 32 bytes, unless somebody has been at them.
  if (first.length + event.length > SCRATCH.length) return digest(Buffer.concat([first, event]));
  SCRATCH.set(first);
  SCRATCH.set(event, first.length);
  return digest(SCRATCH.subarray(0, first.length + event.length));
}

type CommandBytes = { home: string; id: string; name: string; fingerprint: Uint8Array; outcome: unknown; at: string };

const hexOf = (bytes: Uint8Array): string => (bytes instanceof Buffer ? bytes : Buffer.from(bytes)).toString("hex");

/** `canonical` of an answer, whose fields are known. */
const commandText = ({ home, id, name, fingerprint: print, outcome, at }: CommandBytes): string =>
  `{"at":${quoted(at)},"fingerprint":"${hexOf(print)}","home":${quoted(home)},"id":${quoted(id)},"name":${quoted(name)}${outcome === undefined ? "" : `,"outcome":${canonical(outcome)}`}}`;

export const commandHash = (row: CommandBytes): Buffer => digest(commandText(row));

/** Same command id, other content or other sender: not a repetition. */
export const fingerprint = (name: string, actor: string, input: unknown): Buffer => digest(canonical([name, actor, input]));
