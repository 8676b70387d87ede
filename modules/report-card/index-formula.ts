import type { ToldRow } from "#platform/modules";
import type { AreaIndex, IndexPart, IndexReading } from "./contract/safety-index.ts";

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** 100·clamp((x − low)/(high − low), 0, 1); anchors the other way round where less is better (domain.md §6). */
export const scored = (read: number, { low, high }: Pick<IndexPart, "low" | "high">): number =>
  round(100 * Math.min(1, Math.max(0, (read - low) / (high - low))), 4);

/** Of a part without a number: its weight goes to the others and the part is flagged. */
export const readingOf = (part: IndexPart, read: number | null, withheld = false): IndexReading => ({
  figure: part.figure,
  read: read === null ? null : round(read, 4),
  z: read === null ? null : scored(read, part),
  withheld,
});

/** Σ weight·z over the parts that have a number. With half the weight or more missing there is no index to be told. */
export function indexOf(area: string, parts: readonly IndexPart[], readings: readonly IndexReading[]): AreaIndex {
  let [sum, weight, all] = [0, 0, 0];
  parts.forEach((part, at) => {
    all += part.weight;
    const z = readings[at]?.z ?? null;
    if (z === null) return;
    sum += part.weight * z;
    weight += part.weight;
  });
  return { area, value: weight * 2 > all ? round(sum / weight, 6) : null, parts: [...readings] };
}

type Named = { zh: string; en: string };
const percent = (value: number): string => `${round(value, 2)}%`;

/** Each part as a row that anybody counts again: z is what it says, its weight what it weighs; a part without a number weighs nothing and says why. */
export const indexRows = (
  { area, parts: readings }: AreaIndex,
  parts: readonly IndexPart[],
  year: number,
  nameOf: (figure: string) => Named,
): ToldRow[] =>
  parts.map((part, at) => {
    const { read, z, withheld } = readings[at]!;
    const named = nameOf(part.figure);
    const say = (language: "zh" | "en"): string => {
      if (z === null)
        return language === "zh"
          ? `${named.zh}：${withheld ? "不公开" : "没有数"}，权重 ${part.weight} 分给其他各项`
          : `${named.en}: ${withheld ? "withheld" : "no number"}, its weight ${part.weight} goes to the others`;
      return language === "zh"
        ? `${named.zh}：${percent(read!)}（0 分 ${percent(part.low)}，100 分 ${percent(part.high)}）`
        : `${named.en}: ${percent(read!)} (0 at ${percent(part.low)}, 100 at ${percent(part.high)})`;
    };
    return {
      said: z ?? 0,
      weight: z === null ? 0 : part.weight,
      name: `${say("zh")} · ${say("en")}`,
      place: area,
      day: `${year}-12-31`,
      link: `/catalogue/${part.figure}`,
    };
  });
