import type { Line, Scheme } from "../../contract.ts";
import type { EvidenceRule } from "../../contract/evidence.ts";

/** What is being written of one line; numbers as they are typed. */
export type DraftLine = {
  code: string;
  zh: string;
  en: string;
  points: string;
  methods: Line["methods"];
  key: boolean;
  optional: boolean;
} & Pick<Line, "evidence">;

export const draftOf = ({ lines }: Scheme): DraftLine[] =>
  lines.map((line) => ({ ...line, points: String(line.points), methods: [...line.methods] }));

/** The lowest number no line bears: a line taken out of the checklist never gives its number to another of this version. */
export function freshLine(scheme: string, lines: readonly DraftLine[]): DraftLine {
  const used = lines.map(({ code }) => Number(code.slice(scheme.length + 1)));
  const number = String(Math.max(0, ...used) + 1).padStart(2, "0");
  return { code: `${scheme}-${number}`, zh: "", en: "", points: "0", methods: ["I"], key: false, optional: false };
}

export function moved(lines: readonly DraftLine[], index: number, by: -1 | 1): DraftLine[] {
  const next = [...lines];
  const [one] = next.splice(index, 1);
  if (one) next.splice(Math.min(next.length, Math.max(0, index + by)), 0, one);
  return next;
}

export const sumOf = (lines: readonly DraftLine[]): number => lines.reduce((all, { points }) => all + (Number(points) || 0), 0);

export const linesFrom = (lines: readonly DraftLine[]): Line[] =>
  lines.map(({ evidence, ...line }) => ({
    ...line,
    zh: line.zh.trim(),
    en: line.en.trim(),
    points: Number(line.points),
    ...(evidence ? { evidence: worded(evidence) } : {}),
  }));

/** Without words that were left empty. */
const worded = ({ takes, strict, zh = "", en = "" }: EvidenceRule): EvidenceRule => ({
  takes,
  strict,
  ...(zh.trim() ? { zh: zh.trim() } : {}),
  ...(en.trim() ? { en: en.trim() } : {}),
});
