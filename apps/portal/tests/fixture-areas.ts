import { readFileSync } from "node:fs";
import type { AreaRow, Level, NamedArea } from "../../../modules/places/contract.ts";

export const data = (name: string): URL => new URL(`../../../demo-data/${name}`, import.meta.url);
export const CODE = "3305";
export const significant = (code: string, level: string): string => (level === "city" ? code.slice(0, 4) : code);
export const names = new Map(
  readFileSync(data("huzhou-names-en.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",") as [string, string]),
);

export type Line = NamedArea & { parent: string };
export const areas: Line[] = readFileSync(data("huzhou-areas.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [code = "", zh = "", level = "", parent = ""] = line.split(",");
    return {
      code: significant(code, level),
      zh,
      en: names.get(code) ?? zh,
      level: level as Level,
      parent: parent === "330500" ? CODE : parent,
    };
  });
export const byCode = new Map(areas.map((area) => [area.code, area]));

export const rowOf = ({ code, level, zh, en }: Line): AreaRow => ({
  code,
  level,
  kind: "town",
  zh,
  en,
  point: null,
  children: 1,
  synthetic: true,
  validFrom: "2023-06-30",
  validTo: null,
  successors: [],
  households: null,
  phone: null,
  residents: null,
});
export function trailOf(code: string): NamedArea[] {
  const area = byCode.get(code);
  return area ? [...trailOf(area.parent), { code, level: area.level, zh: area.zh, en: area.en }] : [];
}

export function shapes(level: "counties" | "towns" | "villages", parent: string): unknown {
  const file = JSON.parse(readFileSync(data(`huzhou-${level}.synthetic.geojson`), "utf8")) as {
    features: { properties: { code: string; name: string; parent?: string }; geometry: unknown }[];
  };
  const wanted = file.features.filter(({ properties }) => parent === "" || properties.parent === parent);
  return {
    type: "FeatureCollection",
    version: "1",
    synthetic: true,
    sources: ["示意边界"],
    features: wanted.map(({ properties: { code, name }, geometry }) => ({
      type: "Feature",
      properties: { code, zh: name, en: names.get(code) ?? name, level, kind: "town", synthetic: true },
      geometry,
    })),
  };
}
