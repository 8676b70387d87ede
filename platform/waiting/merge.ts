import { isUuid } from "../ids/index.ts";
import { refuse } from "../refusals/index.ts";

/** A place in the order of due times: the instant to the microsecond ("infinity" for what has no clock), then the id. */
export type Place = { at: string; id: string };

export const encodePlace = ({ at, id }: Place): string => Buffer.from(`${at}~${id}`).toString("base64url");

/** Refuses `waiting.no-such-page` for anything it did not give out itself. */
export function decodePlace(cursor: string | undefined): Place | null {
  if (!cursor) return null;
  const [at = "", id = "", ...more] = Buffer.from(cursor, "base64url").toString("utf8").split("~");
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(at) && at.startsWith(whole(at));
  if (more.length > 0 || !(at === "infinity" || instant) || !isUuid(id))
    throw refuse.fields([{ path: "cursor", code: "waiting.no-such-page" }]);
  return { at, id };
}

/** "" for a day that no calendar has. */
const whole = (at: string): string => {
  const ms = Date.parse(`${at.slice(0, 23)}Z`);
  return Number.isNaN(ms) ? "\0" : new Date(ms).toISOString().slice(0, 19);
};

const before = (left: Place, right: Place): number => {
  // Digits sort before letters: "infinity" comes after every instant.
  if (left.at !== right.at) return left.at < right.at ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
};

/** One page out of the lists of several sources, each in order and each read one row further than the page: so the next page begins where this ends. */
export function mergeWaiting<T extends Place>(lists: readonly (readonly T[])[], size: number): { rows: T[]; next: string | null } {
  const all = lists.flat().sort(before);
  const rows = all.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: all.length > size && last ? encodePlace(last) : null };
}
