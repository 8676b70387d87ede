// What a line takes as evidence: without a schema, so that screens can hold it without the library that checks input.

export const EVIDENCE = ["document", "photo", "signature", "record", "interview", "test"] as const;
export type Evidence = (typeof EVIDENCE)[number];
/** What is named in words; a photo is there or it is not. */
export const CITABLE = ["document", "signature", "record", "interview", "test"] as const satisfies readonly Evidence[];
export type Citable = (typeof CITABLE)[number];

/** `takes`: any one of these will do. `strict`: points without evidence are refused; else the line is marked. `zh`, `en`: which paper, which record. */
export type EvidenceRule = { takes: Evidence[]; strict: boolean; zh?: string | undefined; en?: string | undefined };
type Asking = { methods: readonly string[]; evidence?: EvidenceRule | undefined };

const BY_METHOD: Readonly<Record<string, readonly Evidence[]>> = {
  D: ["document"],
  S: ["photo", "signature"],
  I: ["interview"],
  R: ["record"],
  T: ["test"],
};

/**
 * As the checklist says; where it says nothing, as its methods do, and then a line without is marked and never refused. What a family answers for itself
 * takes none (domain.md §4).
 */
export function evidenceOf({ methods, evidence }: Asking): EvidenceRule | null {
  if (evidence) return evidence;
  const asked = methods.flatMap((method) => BY_METHOD[method] ?? []);
  const takes = EVIDENCE.filter((kind) => asked.includes(kind));
  return takes.length > 0 ? { takes, strict: false } : null;
}

export const citableOf = (line: Asking): Citable[] => CITABLE.filter((kind) => evidenceOf(line)?.takes.includes(kind));

const ON_FILE: readonly Evidence[] = ["document", "photo", "signature"];
/** `cited`: undefined where evidence was never asked for by line, in records and on phones of before; nothing is held against those. */
export type Shown = { points: number | null; photos: readonly string[]; cited?: { kind: Evidence } | null | undefined };

/** Whether points given on a line stand on evidence it takes: a file where it takes one that can be on file, else what is named. */
export function isProved(line: Asking, { points, photos, cited }: Shown): boolean {
  const rule = evidenceOf(line);
  if (!rule || points === null || points === 0 || cited === undefined) return true;
  if (cited && rule.takes.includes(cited.kind)) return true;
  return photos.length > 0 && rule.takes.some((kind) => ON_FILE.includes(kind));
}

/** Lines whose points stand on nothing, in the order of the checklist. */
export const bareLines = <L extends Asking & { code: string }>(lines: readonly L[], given: readonly (Shown & { line: string })[]): L[] =>
  lines.filter((line) => given.some((one) => one.line === line.code && !isProved(line, one)));
