import { areasOf, liveGrants, type Asking } from "../access/actor.ts";
import type { Query } from "../modules/query.ts";

type MayAsk = Query<unknown, never>["allow"];

/** Anyone, signed in or not, may ask: for what is public, and for what checks a link or a number by itself. */
export const everybody: MayAsk = { roles: ["resident"], condition: "anyone", admits: () => true };

/** Whoever holds one of the roles anywhere may ask; which rows they see is `scopeFor` and `visibleIn`. `condition`: its line in the permission matrix. */
export const readers = (roles: readonly string[], condition = "in one's area"): MayAsk => ({
  roles,
  condition,
  admits: (asking) => liveGrants(asking, roles).length > 0,
});

/** The area prefixes a transaction of these readers may see: a query's `scope`. */
export const scopeFor =
  (roles: readonly string[]) =>
  (asking: Asking): string[] =>
    areasOf(asking, roles);
