import type { InspectionTask } from "../../contract.ts";
import { citableOf, evidenceOf, isProved, type Citable } from "../../contract/evidence.ts";

export const FINDINGS = ["none", "plain", "grave"] as const;
export const WAYS = ["announced", "unannounced", "incident"] as const;

/** What was written of one line; `photos` are names of pictures that lie beside the draft, `kind` and `what` evidence that is named. */
export type Mark = {
  points: string;
  applies: boolean;
  reason: string;
  finding: (typeof FINDINGS)[number];
  photos: readonly string[];
  kind?: Citable;
  what?: string;
};
export type Sheet = { way: (typeof WAYS)[number]; said: string; marks: Readonly<Record<string, Mark>> };

export const EMPTY: Mark = { points: "", applies: true, reason: "", finding: "none", photos: [] };

export const linesOf = ({ rule, stage, open }: InspectionTask): InspectionTask["rule"]["lines"] =>
  stage === "rectified" ? rule.lines.filter(({ code }) => open.some(({ line }) => line === code)) : rule.lines;

/** A sheet with nothing on it: no point is given that nobody looked at. */
export const blankSheet = (task: InspectionTask): Sheet => ({
  way: task.way ?? "announced",
  said: "",
  // What was to be mended stands as not mended until somebody has looked.
  marks: Object.fromEntries(
    linesOf(task).map(({ code }) => [code, task.stage === "rectified" ? { ...EMPTY, finding: "plain" as const } : EMPTY]),
  ),
});

export const isMarked = ({ points, applies }: Mark): boolean => !applies || /^\d{1,3}$/.test(points.trim());

type Line = InspectionTask["rule"]["lines"][number];
/** Evidence named in words, as it is sent; null where nothing was written. */
export const citedOf = (line: Line, { kind, what = "" }: Mark): { kind: Citable; what: string } | null => {
  const [first] = citableOf(line);
  return first && what.trim() !== "" ? { kind: kind ?? first, what: what.trim() } : null;
};
export const isBare = (line: Line, mark: Mark): boolean =>
  mark.applies && isMarked(mark) && !isProved(line, { points: Number(mark.points), photos: mark.photos, cited: citedOf(line, mark) });

/** The first line that cannot go as it is: no points, more than there are, points withheld without a word, or given without evidence the line insists on. */
export function faultOf(task: InspectionTask, { marks }: Sheet): { line: string; why: "points" | "many" | "reason" | "evidence" } | null {
  for (const line of linesOf(task)) {
    const mark = marks[line.code] ?? EMPTY;
    if (!isMarked(mark)) return { line: line.code, why: "points" };
    if (!mark.applies) continue;
    if (Number(mark.points) > line.points) return { line: line.code, why: "many" };
    if (Number(mark.points) < line.points && mark.reason.trim() === "") return { line: line.code, why: "reason" };
    if (evidenceOf(line)?.strict && isBare(line, mark)) return { line: line.code, why: "evidence" };
  }
  return null;
}

/** Names of the pictures in the order the lines stand, and what each line will say once those have their ids. */
export const photosOf = (task: InspectionTask, { marks }: Sheet): string[] =>
  linesOf(task).flatMap(({ code }) => marks[code]?.photos ?? []);

/** Lines as the server wants them; `ids`: of the pictures of `photosOf`, in its order. */
export function resultsOf(task: InspectionTask, { marks }: Sheet, ids: readonly string[]): Record<string, unknown>[] {
  let taken = 0;
  return linesOf(task).map((line) => {
    const { code } = line;
    const mark = marks[code] ?? EMPTY;
    const photos = ids.slice(taken, taken + mark.photos.length);
    taken += mark.photos.length;
    const points = mark.applies ? Number(mark.points) : null;
    const one = { line: code, points, reason: mark.reason.trim() || null, photos, cited: mark.applies ? citedOf(line, mark) : null };
    return task.stage === "rectified" ? { ...one, mended: mark.finding === "none" } : { ...one, finding: mark.finding };
  });
}
