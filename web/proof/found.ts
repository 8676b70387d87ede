import { isSigned } from "./check.ts";
import type { Means } from "./means.ts";

/** One thing looked at. `good` is null where this reader cannot tell; `where` names the row, log or part. */
export type Found = { good: boolean | null; code: FoundCode; where: string; params?: Readonly<Record<string, string | number>> };
export type FoundCode =
  | "shape"
  | "rows"
  | "row-changed"
  | "row-gone"
  | "row-added"
  | "row-twice"
  | "pieces"
  | "part"
  | "part-missing"
  | "value"
  | "mean"
  | "sum"
  | "log"
  | "log-path"
  | "log-signature"
  | "log-entry-twice"
  | "log-sm3"
  | "log-other"
  | "unlogged"
  | "hushed"
  | "nameless"
  | "committed"
  | "committed-event"
  | "committed-log"
  | "committed-signature"
  | "committed-later"
  | "card-figure"
  | "card-digest"
  | "card-event"
  | "card-log"
  | "card-signature"
  | "card-missing"
  | "card-later";

export const good = (code: FoundCode, where: string, params?: Found["params"]): Found => ({
  good: true,
  code,
  where,
  ...(params ? { params } : {}),
});
export const bad = (code: FoundCode, where: string, params?: Found["params"]): Found => ({ ...good(code, where, params), good: false });

export const signedBy = (note: string, keys: readonly string[], means: Means): Promise<boolean | null> =>
  means.signed ? means.signed(note, keys) : isSigned(note, keys, means);
