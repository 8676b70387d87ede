import type { Line } from "../../contract.ts";

export const FINDINGS = ["none", "plain", "grave"] as const;
export type TypedLine = { points: string; applies: boolean; reason: string; finding: (typeof FINDINGS)[number]; photos: readonly string[] };
export type Typed = Readonly<Record<string, TypedLine>>;

/** The first line that applies and has no points yet, by its code. */
export const unscored = (typed: Typed): string | null =>
  Object.entries(typed).find(([, { applies, points }]) => applies && points.trim() === "")?.[0] ?? null;

type Before = { line: string; points: number | null; photos?: readonly string[] };
/** As it stood before; what nobody has looked at yet is empty, since full points that stand there already are points nobody gave. */
export const typedFrom = (lines: readonly Line[], before: readonly Before[]): Typed =>
  Object.fromEntries(
    lines.map(({ code }) => {
      const own = before.find(({ line }) => line === code);
      const standing = own?.points ?? null;
      return [
        code,
        {
          points: standing === null ? "" : String(standing),
          applies: own === undefined || standing !== null,
          reason: "",
          finding: "none" as const,
          photos: own?.photos ?? [],
        },
      ];
    }),
  );

/** What is sent of a line; null where it does not apply. An empty number is no zero: it goes as it is and is refused by the server. */
export const pointsOf = ({ points, applies }: TypedLine): number | null | undefined =>
  !applies ? null : points.trim() === "" ? undefined : Number(points);
