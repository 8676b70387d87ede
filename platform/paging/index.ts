import { isUuid } from "../ids/index.ts";
import { refuse } from "../refusals/index.ts";

/** Rows of a page, in lists that have no reason for another number. */
export const PAGE = 50;

/** Where a page of a list ended: an instant to the microsecond, a day, or "infinity" for what has no clock; then the id. */
export type Place = { at: string; id: string };

/** The place as a page's address carries it. */
export const encodePlace = ({ at, id }: Place): string => Buffer.from(`${at}~${id}`).toString("base64url");

const SHAPE = /^(19|20|21)\d{2}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\.\d{6}Z)?$/;

/** Browsers' dates take 31 February for a day of March; no database does. */
function isDate(at: string): boolean {
  const ms = SHAPE.test(at) ? Date.parse(at.length === 10 ? at : `${at.slice(0, 23)}Z`) : Number.NaN;
  return !Number.isNaN(ms) && at.startsWith(new Date(ms).toISOString().slice(0, at.length === 10 ? 10 : 19));
}

/** null for the first page. Refuses `platform.no-such-page` for anything that was not given out as a place. */
export function decodePlace(cursor: string | undefined): Place | null {
  if (!cursor) return null;
  const [at = "", id = "", ...more] = Buffer.from(cursor, "base64url").toString("utf8").split("~");
  if (more.length > 0 || !(at === "infinity" || isDate(at)) || !isUuid(id))
    throw refuse.fields([{ path: "cursor", code: "platform.no-such-page" }]);
  return { at, id };
}
