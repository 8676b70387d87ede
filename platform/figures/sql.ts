import type { ISql, PendingQuery, Row } from "postgres";
import type { Condition } from "./set.ts";

/** A pool or a transaction of it. */
export type Tag = ISql<{}>;
export type Fragment = PendingQuery<Row[]>;

const IDENTIFIER = /^[a-z_][a-z0-9_]*$/;

/** A column or `schema.table` name, quoted. Anything but lower-case letters, digits and underscores is a bug of the build, never a user's. */
export function named(sql: Tag, name: string): Fragment {
  if (!name.split(".").every((part) => IDENTIFIER.test(part))) throw new Error(`${name} is no column or table`);
  return sql`${sql(name)}`;
}

const joined = (sql: Tag, parts: readonly Fragment[], by: "and" | "or"): Fragment =>
  parts.reduce((left, right) => (by === "and" ? sql`${left} and ${right}` : sql`${left} or ${right}`));

/** Any of the conditions, in brackets so that it stands in any other; none of none. */
export const anyOf = (sql: Tag, parts: readonly Fragment[]): Fragment =>
  parts.length === 0 ? sql`false` : sql`(${joined(sql, parts, "or")})`;

/** All of the conditions; everything of none. */
export const everyOf = (sql: Tag, parts: readonly Fragment[]): Fragment => (parts.length === 0 ? sql`true` : joined(sql, parts, "and"));

/** The condition as SQL over its table, values as parameters. Never null: what is missing satisfies nothing but `not`, as in `matches`. Columns of `lte` hold numbers, dates or instants. */
export function toSql(sql: Tag, condition: Condition): Fragment {
  switch (condition.op) {
    case "all":
    case "any": {
      const of = condition.of.map((part) => toSql(sql, part));
      if (of.length === 0) return condition.op === "all" ? sql`true` : sql`false`;
      return sql`(${joined(sql, of, condition.op === "all" ? "and" : "or")})`;
    }
    case "not":
      return sql`(not ${toSql(sql, condition.of)})`;
    case "set":
      return sql`(${named(sql, condition.column)} is not null)`;
    case "is":
      return sql`((${named(sql, condition.column)} = ${condition.value}) is true)`;
    case "in":
      return condition.values.length === 0
        ? sql`false`
        : sql`((${named(sql, condition.column)} in ${sql(condition.values as string[])}) is true)`;
    case "lte":
      return sql`((${named(sql, condition.column)} <= ${named(sql, condition.than)}) is true)`;
    case "length":
      return sql`((length(${named(sql, condition.column)}) = ${condition.value}) is true)`;
    case "by":
      return sql`((${named(sql, condition.column)} <= ${condition.day}::date) is true)`;
    case "gte":
      return sql`((${named(sql, condition.column)} >= ${condition.value}) is true)`;
  }
}
