import type { CellFault, FormField, FormRow } from "#platform/sheets";
import { drawPlan, GRID_KINDS } from "#modules/places";
import { step, type Order, type Orders } from "./orders.ts";

type Names = (key: string) => { zh: string; en: string };

export const gridFields = (names: Names): FormField[] => [
  {
    key: "code",
    label: { zh: "网格代码", en: "Grid code" },
    hint: { zh: "村（社区）12 位 + 3 位；微网格再加 2 位", en: "Village 12 digits + 3; a micro-grid 2 more" },
    required: true,
    kind: "text",
    example: "330502001005001",
    width: 22,
  },
  {
    key: "zh",
    label: { zh: "网格名称", en: "Name" },
    hint: { zh: "公示用名称", en: "As on its notice" },
    required: true,
    kind: "text",
    example: "吉北社区第一网格",
    width: 26,
  },
  {
    key: "kind",
    label: { zh: "类型", en: "Kind" },
    hint: { zh: "", en: "" },
    required: true,
    kind: "text",
    example: "综合网格",
    choices: GRID_KINDS.map((code) => ({ code, ...names(`places.kind.${code}`) })),
  },
  {
    key: "from",
    label: { zh: "户数（起）", en: "Households from" },
    hint: { zh: "区间的下限", en: "Lower end of the band" },
    required: true,
    kind: "number",
    example: "300",
  },
  {
    key: "to",
    label: { zh: "户数（止）", en: "Households to" },
    hint: { zh: "区间的上限", en: "Upper end of the band" },
    required: true,
    kind: "number",
    example: "350",
  },
  {
    key: "phone",
    label: { zh: "监督电话", en: "Supervision phone" },
    hint: { zh: "公示用，办公或热线电话", en: "On the notice; an office or hotline" },
    required: false,
    kind: "text",
    example: "0572-2345678",
  },
  {
    key: "follows",
    label: { zh: "撤销后并入", en: "Followed by" },
    hint: {
      zh: "只在撤销这个网格时填：并入的网格代码，多个用分号隔开",
      en: "Only for a grid that ends: the codes of what follows, separated by semicolons",
    },
    required: false,
    kind: "text",
    example: "",
    width: 24,
  },
];

type Geometries = ReadonlyMap<string, unknown>;

/** Outlines by grid code, from a FeatureCollection whose features have the property `code`. A border that is not in it stays as it is in force. */
export function geometriesOf(geojson: unknown): Geometries {
  const features: unknown = typeof geojson === "object" && geojson !== null && "features" in geojson ? geojson.features : [];
  const found = new Map<string, unknown>();
  if (!Array.isArray(features)) return found;
  for (const feature of features.slice(0, 4_000) as unknown[]) {
    if (typeof feature !== "object" || feature === null || !("properties" in feature) || !("geometry" in feature)) continue;
    const properties: unknown = feature.properties;
    if (typeof properties === "object" && properties !== null && "code" in properties && properties.code !== undefined)
      found.set(String(properties.code), feature.geometry);
  }
  return found;
}

const numberOf = (text: string | undefined): number => (/^\d{1,6}$/.test(text ?? "") ? Number(text) : Number.NaN);
const FIELDS: Readonly<Record<string, string>> = {
  code: "code",
  zh: "zh",
  kind: "kind",
  households: "from",
  phone: "phone",
  geometry: "code",
};

function orderOf(village: string, rows: readonly FormRow[], shapes: Geometries): Order {
  const kept = rows.filter((row) => !row.values["follows"]);
  const gone = rows.filter((row) => row.values["follows"]);
  const input = {
    village,
    reason: "correction",
    source: "名册导入",
    grids: kept.map(({ values }) => ({
      code: values["code"],
      zh: values["zh"],
      kind: values["kind"],
      households: { from: numberOf(values["from"]), to: numberOf(values["to"]) },
      phone: values["phone"] || null,
      geometry: shapes.get(values["code"] ?? "") ?? null,
    })),
    ends: gone.map(({ values }) => ({ code: values["code"], successors: (values["follows"] ?? "").split(/[;；,，\s]+/).filter(Boolean) })),
  };
  const first = rows[0];
  return {
    rows: rows.map(({ row }) => row),
    steps: [step(drawPlan, input)],
    cell: (path) => {
      const [list, index, field = ""] = path.split(".");
      const row = (list === "ends" ? gone : list === "grids" ? kept : rows)[Number(index ?? 0)] ?? first;
      return row ? { row: row.row, at: row.at(list === "ends" ? "follows" : (FIELDS[field] ?? "code")) } : { row: 0, at: "" };
    },
  };
}

/** Grids by their village: each village's lines become one plan, drawn and not yet submitted. */
export function gridOrders(rows: readonly FormRow[], geojson: unknown): Orders {
  const faults: CellFault[] = [];
  const sound = rows.filter((row) => {
    if (/^(\d{15}|\d{17})$/.test(row.values["code"] ?? "")) return true;
    faults.push({ row: row.row, at: row.at("code"), code: "imports.fault.grid-code" });
    return false;
  });
  const shapes = geometriesOf(geojson);
  const villages = Map.groupBy(sound, (row) => (row.values["code"] ?? "").slice(0, 12));
  return { orders: [...villages].map(([village, own]) => orderOf(village, own, shapes)), faults };
}
