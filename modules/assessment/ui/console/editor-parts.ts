import type { Row } from "#web/console";
import type { SchemeView } from "../../contract.ts";

/** What the editor of a scheme edits. */
export type Facts = Pick<SchemeView, "year" | "level" | "area" | "zh" | "en" | "from" | "until" | "basis" | "origin" | "subjects" | "rule">;
export type Put = (part: Partial<Facts>) => void;
export type Rule = Facts["rule"];
/** A row as the fields of a table have it: nothing is an empty field. */
export const asText = (row: object): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? "" : String(value)]));
