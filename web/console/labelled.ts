import type { CSSProperties } from "react";

/** The labels of columns as the stylesheet reads them, for rows that a phone lays out as blocks of "column: value". */
export const labelled = (labels: readonly string[]): CSSProperties =>
  Object.fromEntries(labels.map((label, index) => [`--label-${index + 1}`, JSON.stringify(label)])) as CSSProperties;
