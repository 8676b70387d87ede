import { places } from "#modules/places";
import { rounded } from "../degrees.ts";
import { column, type Dataset } from "../dataset.ts";

/** Levels the city publishes with outlines; grids are working districts and change by the month. */
export const AREA_LEVELS = ["city", "county", "town", "village"] as const;

export const areas: Dataset = {
  code: "areas",
  zh: "行政区划",
  en: "Administrative areas",
  words: {
    zh: "市、区县、乡镇街道、村社区的代码、名称和上级，期末有效的。边界见 OGC API 的 areas。",
    en: "Codes, names and parents of the city, its counties, towns and villages as they stand. Outlines: collection areas of the OGC API.",
  },
  keywords: { zh: ["行政区划", "村", "社区"], en: ["administrative areas", "villages", "boundaries"] },
  frequency: "IRREG",
  columns: [
    column("code", "string", "区划代码", "Code", {
      required: true,
      note: { zh: "统计用区划代码的有效位", en: "significant digits of the statistical code" },
    }),
    column("level", "string", "级别", "Level", {
      required: true,
      note: { zh: "city 市 county 区县 town 乡镇街道 village 村社区", en: "city, county, town, village" },
    }),
    column("kind", "string", "类型", "Kind", { required: true }),
    column("name_zh", "string", "名称", "Chinese name", { required: true }),
    column("name_en", "string", "英文名称", "English name"),
    column("parent", "string", "上级代码", "Parent code"),
    column("valid_from", "date", "生效日期", "Valid from", { required: true }),
    column("lon", "decimal", "经度", "Longitude", { note: { zh: "WGS-84 度", en: "WGS-84 degrees" } }),
    column("lat", "decimal", "纬度", "Latitude", { note: { zh: "WGS-84 度", en: "WGS-84 degrees" } }),
    column("synthetic", "boolean", "位置为示意数据", "Position is illustrative", { required: true }),
  ],
  key: ["code"],
  kinds: ["places.area"],
  monthly: null,
  read: async (ctx) => {
    const all = ctx.read(places);
    return AREA_LEVELS.flatMap((level) => all.within("", level)).map((area) => [
      area.code,
      area.level,
      area.kind,
      area.zh,
      area.en === area.zh ? null : area.en,
      area.parent,
      area.validFrom,
      area.point ? rounded(area.point.lon) : null,
      area.point ? rounded(area.point.lat) : null,
      area.synthetic,
    ]);
  },
};
