import { neutral } from "./cell.ts";
import type { Value } from "./write.ts";

const cell = (value: Value): string => `"${(typeof value === "number" ? String(value) : neutral(value ?? "")).replaceAll('"', '""')}"`;

/** RFC 4180, every cell quoted and no text a formula. The mark in front tells Excel that the file is UTF-8; a reader that decodes UTF-8 as the Encoding Standard says drops it. */
export const writeCsv = (head: readonly string[], rows: readonly (readonly Value[])[]): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
