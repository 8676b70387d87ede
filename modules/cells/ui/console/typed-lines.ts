import type { Line } from "../../contract.ts";

export const FINDINGS = ["none", "plain", "grave"] as const;
export type TypedLine = { points: string; applies: boolean; reason: string; finding: (typeof FINDINGS)[number]; photos: readonly string[] };
export type Typed = Readonly<Record<string, TypedLine>>;

type Before = { line: string; points: number | null; photos?: readonly string[] };
export const typedFrom = (lines: readonly Line[], before: readonly Before[]): Typed =>
  Object.fromEntries(
    lines.map(({ code, points }) => {
      const own = before.find(({ line }) => line === code);
      const standing = own ? own.points : points;
      return [
        code,
        {
          points: standing === null ? "" : String(standing),
          applies: standing !== null,
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
