import type { Sql, TransactionSql } from "postgres";

/** A read transaction: rows outside its scope do not exist for it (row-level security). Use it as a tag: db`select …`. */
export type Reader = TransactionSql;

/** The pool itself; only platform code holds it. */
export type Pool = Sql;
