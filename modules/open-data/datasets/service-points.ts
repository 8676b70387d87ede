import { servicePoints, standards, type ServicePoint } from "#modules/service-circle";
import { rounded } from "../degrees.ts";
import { column, type Dataset } from "../dataset.ts";

const DAYS = ["", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/** As OpenStreetMap's opening_hours says it, which calendars and maps read. */
export function openingHours(hours: ServicePoint["hours"]): string {
  if (hours.kind === "always") return "24/7";
  const byTime = Map.groupBy(hours.windows, ({ from, to }) => `${from}-${to}`);
  const spans = [...byTime].map(([time, windows]) => `${windows.map(({ day }) => DAYS[day] ?? "").join(",")} ${time}`);
  return [...spans, ...(hours.holidays === "closed" ? ["PH off"] : [])].join("; ");
}

export const points: Dataset = {
  code: "service-points",
  zh: "服务点",
  en: "Service points",
  words: {
    zh: "警务室、调解室、卫生站、便民服务点等：位置、开放时间、无障碍情况。已撤销的不列。",
    en: "Police rooms, mediation rooms, clinics and the like: where they are, when they open, how to get in. Closed ones are left out.",
  },
  keywords: { zh: ["服务点", "警务室", "无障碍", "开放时间"], en: ["service points", "opening hours", "accessibility"] },
  frequency: "IRREG",
  columns: [
    column("id", "string", "编号", "Id", { required: true }),
    column("kind", "string", "类别代码", "Kind", { required: true }),
    column("kind_zh", "string", "类别", "Kind in Chinese", { required: true }),
    column("kind_en", "string", "类别（英文）", "Kind in English", { required: true }),
    column("stage", "string", "状态", "Stage", {
      required: true,
      note: { zh: "planned 筹建 open 开放 suspended 暂停", en: "planned, open, suspended" },
    }),
    column("name_zh", "string", "名称", "Chinese name", { required: true }),
    column("name_en", "string", "英文名称", "English name"),
    column("lon", "decimal", "经度", "Longitude", { required: true, note: { zh: "WGS-84 度", en: "WGS-84 degrees" } }),
    column("lat", "decimal", "纬度", "Latitude", { required: true, note: { zh: "WGS-84 度", en: "WGS-84 degrees" } }),
    column("village", "string", "所在村社区代码", "Village code", { required: true }),
    column("address", "string", "地址", "Address"),
    column("unit", "string", "负责机构", "Office in charge", { required: true }),
    column("phone", "string", "对外电话", "Public phone"),
    column("opening_hours", "string", "开放时间", "Opening hours", {
      required: true,
      note: { zh: "OpenStreetMap opening_hours 写法", en: "in OpenStreetMap's opening_hours syntax" },
    }),
    column("access", "string", "无障碍", "Access", {
      required: true,
      note: { zh: "stepFree 无障碍 assisted 有人协助 steps 有台阶 unknown 未核实", en: "stepFree, assisted, steps, unknown" },
    }),
    column("services", "string", "可办事项", "Services", { note: { zh: "以分号隔开", en: "separated by semicolons" } }),
    column("since", "dateTime", "当前状态自", "In this stage since", { required: true }),
    column("synthetic", "boolean", "示意数据", "Illustrative", { required: true }),
  ],
  key: ["id"],
  kinds: ["service-circle.point", "service-circle.standard"],
  monthly: null,
  read: async (ctx) => {
    const kinds = new Map(ctx.read(standards).now.kinds.map((kind) => [kind.code, kind]));
    return ctx
      .read(servicePoints)
      .all.filter(({ stage }) => stage !== "closed")
      .map((point) => [
        point.id,
        point.kind,
        kinds.get(point.kind)?.zh ?? point.kind,
        kinds.get(point.kind)?.en ?? point.kind,
        point.stage,
        point.zh,
        point.en,
        rounded(point.lon),
        rounded(point.lat),
        point.village,
        point.address,
        point.unit,
        point.phone,
        openingHours(point.hours),
        point.access,
        point.services.join(";"),
        point.since,
        point.synthetic,
      ]);
  },
};
