import type { QueryContext } from "#platform/modules";
import { cityCode } from "#platform/settings";
import { readPublished, taxonomy, type Published } from "#modules/incidents";
import { places } from "#modules/places";
import { rounded } from "../degrees.ts";
import { column, wholeSince, type Dataset } from "../dataset.ts";

const DAY_MS = 86_400_000;
const lastDay = (month: string): string => new Date(Date.parse(`${wholeSince(month)}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/** What may be published of the reports of one month: county by county, so that the rule of the public map holds and no city is too large. */
export async function publishedIn(ctx: QueryContext, month: string): Promise<Published[]> {
  const found: Published[] = [];
  for (const { code } of ctx.read(places).within(cityCode(), "county"))
    found.push(...(await readPublished(ctx, { area: code, from: `${month}-01`, to: lastDay(month) })).items);
  return found.sort((left, right) =>
    left.reportedOn === right.reportedOn ? (left.key < right.key ? -1 : 1) : left.reportedOn < right.reportedOn ? -1 : 1,
  );
}

export const incidentsByMonth: Dataset = {
  code: "incidents",
  zh: "公开事项",
  en: "Reports, as published",
  words: {
    zh: "一个月里反映的事项：类别、办到哪一步、结局、约 200 米网格的位置。不足 5 件的地方并入上一级，还不足的不列；依法不公开的不列；没有文字、照片、姓名、电话和时刻。",
    en: "What was reported in a month: kind, stage, ending, and a place of about 200 m. Where there are fewer than five, the area above is told, and where those are still fewer, nothing. No sealed kinds, no words, photos, names, phones or hours.",
  },
  keywords: { zh: ["事件", "网格", "办理"], en: ["reports", "service requests", "incidents"] },
  frequency: "MONTHLY",
  columns: [
    column("key", "string", "编号", "Key", {
      required: true,
      note: { zh: "只在公开数据里用，不是回执编号", en: "of the published data only, not the receipt's number" },
    }),
    column("category", "string", "类别代码", "Category", { required: true }),
    column("category_zh", "string", "类别", "Category in Chinese", { required: true }),
    column("category_en", "string", "类别（英文）", "Category in English", { required: true }),
    column("stage", "string", "状态", "Stage", { required: true }),
    column("ending", "string", "结局", "Ending", {
      note: { zh: "solved 解决 unsolvable 无法解决 elsewhere 移交 withdrawn 撤回", en: "solved, unsolvable, elsewhere, withdrawn" },
    }),
    column("reported_on", "date", "反映日期", "Reported on", { required: true }),
    column("area", "string", "地区代码", "Area code", {
      required: true,
      note: { zh: "位置的精度：村 12 位、乡镇 9 位、区县 6 位", en: "how exact the place is: village 12 digits, town 9, county 6" },
    }),
    column("lon", "decimal", "经度", "Longitude", {
      required: true,
      note: { zh: "WGS-84 度，格子或地区的中心", en: "WGS-84 degrees, middle of a cell or an area" },
    }),
    column("lat", "decimal", "纬度", "Latitude", {
      required: true,
      note: { zh: "WGS-84 度，格子或地区的中心", en: "WGS-84 degrees, middle of a cell or an area" },
    }),
  ],
  key: ["key"],
  kinds: [],
  monthly: { since: ["evt.reported"] },
  read: async (ctx, month) => {
    const known = ctx.read(taxonomy);
    return (await publishedIn(ctx, month)).map((item) => [
      item.key,
      item.category,
      known.known(item.category)?.zh ?? item.category,
      known.known(item.category)?.en ?? item.category,
      item.stage,
      item.ending,
      item.reportedOn,
      item.area,
      rounded(item.lon),
      rounded(item.lat),
    ]);
  },
};
