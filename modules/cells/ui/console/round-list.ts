import type { Unit } from "../../contract.ts";

/** One unit a line, "code, name, area" and, where there is one, its English name: commas of either language or tabs, as they come out of a spreadsheet. What is no such line is named. */
export function readUnits(text: string): { units: Unit[]; bad: number | null } {
  const units: Unit[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [code = "", zh = "", area = "", en = "", ...rest] = line.split(/[,，\t]/).map((part) => part.trim());
    if (code === "" || zh === "" || !/^\d{4,12}$/.test(area) || rest.some(Boolean)) return { units, bad: index + 1 };
    units.push({ code, zh, area, ...(en === "" ? {} : { en }) });
  }
  return { units, bad: null };
}

export const writeUnits = (units: readonly Unit[]): string =>
  units.map(({ code, zh, area, en }) => [code, zh, area, ...(en ? [en] : [])].join(", ")).join("\n");

/** In the reader's language, where the list says how the unit is called in it. */
export const nameOf = ({ zh, en }: Pick<Unit, "zh" | "en">, language: "zh" | "en"): string => (language === "en" && en ? en : zh);
