import { csvOf } from "../../web/csv/index.ts";
import type { Value } from "./write.ts";

/** A head and rows as every CSV of ours is written. */
export const writeCsv = (head: readonly string[], rows: readonly (readonly Value[])[]): string => csvOf([head, ...rows]);
