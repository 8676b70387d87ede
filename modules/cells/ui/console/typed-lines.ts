import type { Line } from "../../contract.ts";
import { citableOf, evidenceOf, isProved, type Citable } from "../../contract/evidence.ts";

export const FINDINGS = ["none", "plain", "grave"] as const;
/** `kind`, `what`: evidence that is named. */
export type TypedLine = {
  points: string;
  applies: boolean;
  reason: string;
  finding: (typeof FINDINGS)[number];
  photos: readonly string[];
  kind: Citable;
  what: string;
};
export type Typed = Readonly<Record<string, TypedLine>>;

/** The first line that applies and has no points yet, by its code. */
export const unscored = (typed: Typed): string | null =>
  Object.entries(typed).find(([, { applies, points }]) => applies && points.trim() === "")?.[0] ?? null;

/** Evidence named in words, as it is sent; null where nothing was written. */
export const citedOf = ({ kind, what, applies }: TypedLine): { kind: Citable; what: string } | null =>
  applies && what.trim() !== "" ? { kind, what: what.trim() } : null;

export const isBare = (line: Line, typed: TypedLine): boolean =>
  typed.points.trim() !== "" && !isProved(line, { points: pointsOf(typed) ?? null, photos: typed.photos, cited: citedOf(typed) });

/** The first line that insists on evidence and has points without, by its code. */
export const unproved = (lines: readonly Line[], typed: Typed): string | null =>
  lines.find((line) => evidenceOf(line)?.strict && typed[line.code] && isBare(line, typed[line.code]!))?.code ?? null;

type Before = {
  line: string;
  points: number | null;
  photos?: readonly string[];
  cited?: { kind: Citable; text: string } | null | undefined;
};
/** As it stood before; what nobody has looked at yet is empty, since full points that stand there already are points nobody gave. */
export const typedFrom = (lines: readonly Line[], before: readonly Before[], texts: Readonly<Record<string, string | null>> = {}): Typed =>
  Object.fromEntries(
    lines.map((line) => {
      const { code } = line;
      const own = before.find((one) => one.line === code);
      const standing = own?.points ?? null;
      return [
        code,
        {
          points: standing === null ? "" : String(standing),
          applies: own === undefined || standing !== null,
          reason: "",
          finding: "none" as const,
          photos: own?.photos ?? [],
          kind: own?.cited?.kind ?? citableOf(line)[0] ?? "document",
          what: (own?.cited && texts[own.cited.text]) ?? "",
        },
      ];
    }),
  );

/** What is sent of a line; null where it does not apply. An empty number is no zero: it goes as it is and is refused by the server. */
export const pointsOf = ({ points, applies }: TypedLine): number | null | undefined =>
  !applies ? null : points.trim() === "" ? undefined : Number(points);
