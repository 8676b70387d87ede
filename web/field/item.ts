/** A photo, or a spoken note, that belongs to an item; its bytes lie beside the item until the item has arrived. */
export type ItemPhoto = {
  id: string;
  bytes: number;
  /** It is a spoken note. */
  voice?: true;
  /** When the server said it had it, corrected phone time in ms; null: not yet. */
  sentAt: number | null;
};

/** Why an item is still here, in words a person can act on. */
export type Reason = { code: string; message: string; at: number };

/**
 * waiting: goes with the next contact, also after a failure on the way. refused: the server said no; the person decides. kept: the record had
 * moved on meanwhile; both sides are kept and the person is asked later. sent: arrived.
 */
export type ItemState = "waiting" | "refused" | "kept" | "sent";

/** One command on its way, keyed by the command's own id, so that whatever is sent again is the same command. */
export type Item = {
  id: string;
  format: number;
  /** Account whose words these are; nobody else's session sends them. */
  by: string;
  /** Name of the command, "module.verb-noun": words and folds are found by it. */
  command: string;
  path: string;
  body: Record<string, unknown>;
  /** The record it is about, "home/id": items about one record go in the order they were made. */
  about: string;
  /** Refusal codes that mean: this had arrived already. */
  arrived: readonly string[];
  /** What the list shows of it beside the command's name; nothing personal. */
  label: Readonly<Record<string, string>>;
  photos: readonly ItemPhoto[];
  savedAt: number;
  state: ItemState;
  reason: Reason | null;
  tries: number;
  /** Not before this instant, ms. */
  notBefore: number;
  sentAt: number | null;
  answer: Readonly<Record<string, unknown>> | null;
};

export type NewItem = Pick<Item, "command" | "path" | "body" | "about" | "arrived" | "label">;

/** What came back, or `status` 0 when nothing did. */
export type Answer = { status: number; body: unknown; retryAfterMs: number | null };

export const FORMAT = 2;

/** Photos no record names are removed from the server after a day: one sent longer ago than this is sent again before its command. */
const PHOTO_HOLDS_MS = 12 * 3_600_000;

/** A no that is a yes a little later; so is every "module.not-yet": what this belongs to has not arrived. */
const RETRY: readonly string[] = ["record.busy"];

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

export const created = (fresh: NewItem, id: string, by: string, photos: readonly ItemPhoto[], now: number): Item => ({
  ...fresh,
  id,
  format: FORMAT,
  by,
  photos,
  savedAt: now,
  state: "waiting",
  reason: null,
  tries: 0,
  notBefore: 0,
  sentAt: null,
  answer: null,
});

export const isOpen = (item: Item): boolean => item.state !== "sent";

/** By id, which is by time: the phone mints ids that never go back, whatever its clock does. */
export const inOrder = (items: readonly Item[]): Item[] => [...items].sort((left, right) => (left.id < right.id ? -1 : 1));

/**
 * What may go now, in order. An item waits for earlier ones about the same record, unless those were kept for a decision: a conflict never
 * holds up what comes after it.
 */
export function ready(items: readonly Item[], now: number): Item[] {
  const held = new Set<string>();
  return inOrder(items).filter((item) => {
    const behind = held.has(item.about);
    if (item.state === "waiting" || item.state === "refused") held.add(item.about);
    return item.state === "waiting" && !behind && item.notBefore <= now;
  });
}

export const photosToSend = (item: Item, now: number): ItemPhoto[] =>
  item.photos.filter(({ sentAt }) => sentAt === null || now - sentAt > PHOTO_HOLDS_MS || sentAt > now);

export const withPhotoSent = (item: Item, id: string, now: number): Item => ({
  ...item,
  photos: item.photos.map((photo) => (photo.id === id ? { ...photo, sentAt: now } : photo)),
});

type Told = { code?: unknown; message?: unknown; fields?: { message?: unknown }[] };

/** What a refusal's body says, whatever a proxy on the way made of it. */
export function reasonOf({ status, body }: Answer, now: number): Reason {
  const told = (typeof body === "object" && body !== null ? body : {}) as Told;
  const fields = (told.fields ?? []).map(({ message }) => message).filter((message) => typeof message === "string");
  const message = fields.length > 0 ? fields.join(" ") : typeof told.message === "string" ? told.message : "";
  return { code: typeof told.code === "string" ? told.code : `http.${status}`, message, at: now };
}

const waitAfter = (tries: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 8));

const later = (item: Item, answer: Answer, now: number): Item => ({
  ...item,
  tries: item.tries + 1,
  reason: answer.status === 0 ? { code: "network", message: "", at: now } : reasonOf(answer, now),
  notBefore: now + (answer.retryAfterMs ?? waitAfter(item.tries)),
});

const arrivedWith = (item: Item, answer: Answer, now: number): Item => ({
  ...item,
  state: "sent",
  reason: null,
  sentAt: now,
  // What was said is the server's now; a phone keeps only that it was.
  body: {},
  answer: answer.status === 200 && typeof answer.body === "object" ? (answer.body as Record<string, unknown>) : null,
});

/** Everybody's session, not this item: sign in again, give the second factor, change the password first, let the phone back in. */
const STOPS = ["access.password-first", "access.second-first", "access.step-up", "access.other-origin"];
export const stopsAll = ({ status, body }: Answer): boolean => {
  const { code } = reasonOf({ status, body, retryAfterMs: null }, 0);
  return status === 401 || STOPS.includes(code) || code.endsWith(".device-shut-out");
};

/** What becomes of an item after an answer to its command. */
export function settled(item: Item, answer: Answer, now: number): Item {
  const { status } = answer;
  if (status >= 200 && status < 300) return arrivedWith(item, answer, now);
  if (stopsAll(answer)) return { ...item, reason: reasonOf(answer, now) };
  if (status === 409) {
    const reason = reasonOf(answer, now);
    // The same id with other bytes: an older version of the app had sent it in its own words.
    if (reason.code === "command.reused-id" || item.arrived.includes(reason.code)) return arrivedWith(item, answer, now);
    return RETRY.includes(reason.code) || reason.code.endsWith(".not-yet") ? later(item, answer, now) : { ...item, state: "kept", reason };
  }
  if (status === 0 || status === 408 || status === 425 || status === 429 || status >= 500) return later(item, answer, now);
  return { ...item, state: "refused", reason: reasonOf(answer, now) };
}

/** A photo that did not get through: on the way, it is tried again; refused, the person decides. */
export const photoFailed = (item: Item, answer: Answer, now: number): Item =>
  answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500
    ? later(item, answer, now)
    : stopsAll(answer)
      ? { ...item, reason: reasonOf(answer, now) }
      : { ...item, state: "refused", reason: reasonOf(answer, now) };

/** As if it had never failed: what "try again" does. */
export const retried = (item: Item): Item =>
  item.state === "sent" || item.state === "kept" ? item : { ...item, state: "waiting", reason: null, notBefore: 0 };
