import type { Sql, TransactionSql } from "postgres";

/** A read transaction: rows outside its scope do not exist for it (row-level security). Use it as a tag: db`select …`. */
export type Reader = TransactionSql;

/** The pool itself; only platform code holds it. */
export type Pool = Sql;

/** For what said that it reads no rows: asked for some all the same, it is our fault and not an empty answer. */
export const rowless = new Proxy((() => {}) as unknown as Reader, {
  apply: () => {
    throw new Error("this query said that it reads registers only");
  },
});
