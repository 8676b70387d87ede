import { readFileSync } from "node:fs";
import type { Api, Params, Reply } from "#web/client";
import type {
  Category,
  FigureRow,
  FollowView,
  JoinIncident,
  PublicIncident,
  RateIncident,
  ReopenIncident,
  ReportIncident,
} from "../../../modules/incidents/contract.ts";
import type { PublicSignal } from "../../../modules/incidents/contract/reads.ts";
import type { AreaList, AreaRow, Level, NamedArea } from "../../../modules/places/contract.ts";

/** A city in memory: enough of the API for every page, with what was posted kept for the tests to look at. */

const data = (name: string): URL => new URL(`../../../demo-data/${name}`, import.meta.url);
const CODE = "3305";
const significant = (code: string, level: string): string => (level === "city" ? code.slice(0, 4) : code);
const names = new Map(
  readFileSync(data("huzhou-names-en.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",") as [string, string]),
);

type Line = NamedArea & { parent: string };
const areas: Line[] = readFileSync(data("huzhou-areas.csv"), "utf8")
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
const byCode = new Map(areas.map((area) => [area.code, area]));

const rowOf = ({ code, level, zh, en }: Line): AreaRow => ({
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
});
function trailOf(code: string): NamedArea[] {
  const area = byCode.get(code);
  return area ? [...trailOf(area.parent), { code, level: area.level, zh: area.zh, en: area.en }] : [];
}

const category = (code: string, zh: string, en: string, more: Partial<Category> = {}): Category => ({
  code,
  zh,
  en,
  group: code.slice(0, 2),
  departments: ["cg"],
  urgency: "blue",
  limit: { amount: 3, unit: "workingDay" },
  firstStep: null,
  selfHandle: true,
  sealed: false,
  hotline: null,
  ...more,
});
export const categories: Category[] = [
  category("0101", "邻里纠纷", "Neighbour dispute"),
  category("0104", "劳资欠薪纠纷", "Labour and wage dispute"),
  category("0201", "消防通道堵塞、设施损坏", "Blocked fire lane, broken equipment", {
    limit: { amount: 24, unit: "hour" },
    urgency: "orange",
  }),
  category("0203", "燃气泄漏或隐患", "Gas leak or hazard", { hotline: "119", urgency: "red", limit: null }),
  category("0202", "电动自行车违规停放充电", "E-bike parked or charged indoors"),
  category("0301", "正在发生的违法犯罪", "Crime in progress", { hotline: "110", urgency: "red", limit: null }),
  category("0304", "噪声扰民（生活）", "Noise from neighbours"),
  category("0401", "井盖缺失破损", "Manhole cover", { limit: { amount: 24, unit: "hour" } }),
  category("0402", "路灯故障", "Street lamp"),
  category("0403", "路面破损塌陷", "Road damage, collapse", { limit: { amount: 5, unit: "workingDay" } }),
  category("0404", "供水供电中断", "Water or power cut", { limit: { amount: 2, unit: "hour" } }),
  category("0501", "垃圾积存、暴露垃圾", "Waste pile", { limit: { amount: 24, unit: "hour" } }),
  category("0601", "水体污染、异常排放", "Water pollution"),
  category("0702", "违法停车堵塞", "Blocking parking"),
  category("0802", "过期、假冒商品", "Expired or fake goods"),
  category("1101", "独居老人、残疾人服务请求", "Service for elderly or disabled"),
  category("1202", "家庭暴力求助", "Domestic violence help", { hotline: "110", sealed: true, urgency: "red", limit: null }),
  category("1301", "居住登记、居住证指引", "Permit guidance"),
  category("1501", "政策咨询", "Policy question"),
  category("99", "其他", "Other", { group: "99", limit: { amount: 1, unit: "workingDay" } }),
];

const at = (day: string, time: string): string => `${day}T${time}:00+08:00`;
export const ID = "01935b7e-7c1a-7cc0-9f0a-0a1b2c3d4e5f";
export const SECRET = "k7m2p9x4q8t3v6w5z2n8r4ab";
const entry = (
  day: string,
  time: string,
  type: string,
  unitZh: string,
  unitEn: string,
  text: string | null = null,
): FollowView["timeline"][number] => ({
  at: at(day, time),
  type: `incidents.${type}`,
  unit: "cg-330502",
  unitZh,
  unitEn,
  text,
  detail: {},
  photos: [],
});

export function followView(more: Partial<FollowView> = {}): FollowView {
  return {
    home: "330502001",
    id: ID,
    number: "8K2M4T7Q",
    category: "0402",
    stage: "handling",
    ending: null,
    placeName: "吴兴区月河街道红丰社区",
    description: "小区北门外三盏路灯都不亮，晚上很黑，老人走路不方便。从上周六开始的。",
    reportedAt: at("2026-11-23", "09:12"),
    dueAt: at("2026-11-26", "17:30"),
    dueHow: { amount: 3, unit: "workingDay", from: at("2026-11-23", "09:12"), provisional: false },
    holder: { unit: "cg-330502", zh: "吴兴区综合行政执法局", en: "Wuxing District Urban Management Bureau", phone: "0572-2021234" },
    timeline: [
      entry("2026-11-23", "09:12", "reported", "月河街道综治中心", "Yuehe Subdistrict Centre"),
      entry("2026-11-23", "10:05", "verified", "月河街道综治中心", "Yuehe Subdistrict Centre"),
      entry("2026-11-23", "10:31", "dispatched", "月河街道综治中心", "Yuehe Subdistrict Centre"),
      entry("2026-11-23", "13:40", "accepted", "吴兴区综合行政执法局", "Wuxing District Urban Management Bureau"),
    ],
    questions: [{ no: 1, question: "三盏都在围墙外面吗？有没有看到电线露出来？", answer: null }],
    may: ["answer", "withdraw"],
    rating: null,
    followers: 3,
    asDemo: true,
    ...more,
  };
}

export const ended = (): FollowView =>
  followView({
    stage: "ended",
    ending: "solved",
    questions: [],
    may: ["rate", "reopen"],
    timeline: [
      ...followView().timeline,
      entry(
        "2026-11-24",
        "15:20",
        "suspended",
        "吴兴区综合行政执法局",
        "Wuxing District Urban Management Bureau",
        "灯具停产，需要采购替换型号。",
      ),
      entry("2026-11-25", "09:00", "resumed", "吴兴区综合行政执法局", "Wuxing District Urban Management Bureau", "新灯具已到货。"),
      entry(
        "2026-11-25",
        "16:10",
        "fed-back",
        "吴兴区综合行政执法局",
        "Wuxing District Urban Management Bureau",
        "三盏灯已更换为 LED 灯，线路已检查。",
      ),
      entry("2026-11-25", "18:30", "ended", "月河街道综治中心", "Yuehe Subdistrict Centre"),
    ],
  });

const figureCodes = ["evt.closed", "evt.ontime", "evt.sat", "evt.rate", "evt.median"] as const;
const definitions = [
  {
    code: "evt.closed",
    zh: "办结率",
    en: "Closed",
    definition: { zh: "本期受理的事件中，30 天内办结的比例。", en: "Share of the period's accepted reports that ended within 30 days." },
    unit: "percent",
  },
  {
    code: "evt.ontime",
    zh: "按时办结率",
    en: "On time",
    definition: {
      zh: "本期到期的事件中，按时办结的比例；到期未办结算不按时。",
      en: "Share of the reports due in the period that ended in time; open overdue ones count as late.",
    },
    unit: "percent",
  },
  {
    code: "evt.sat",
    zh: "满意率",
    en: "Satisfied",
    definition: {
      zh: "评价为满意和很满意的比例，同时公布参评率。",
      en: "Share of ratings that are satisfied or very satisfied; the response rate stands beside it.",
    },
    unit: "percent",
  },
  {
    code: "evt.rate",
    zh: "参评率",
    en: "Rating participation",
    definition: { zh: "请居民评价的事项中，收到评价的。", en: "Of those asked, those who rated." },
    unit: "percent",
  },
  {
    code: "evt.median",
    zh: "办理时长",
    en: "Time to end",
    definition: { zh: "从受理到办结的工作小时，中位数。", en: "Working hours from acceptance to end, median." },
    unit: "hours",
  },
].map((one) => ({
  ...one,
  version: "1",
  numerator: one.code,
  denominator: one.unit === "percent" ? `${one.code}.of` : null,
  higherIsBetter: true,
}));

const figureRow = (area: string, areaName: string, seed: number): FigureRow => ({
  area,
  areaName,
  areaNameEn: areaName,
  figures: figureCodes.map((code, index) =>
    code === "evt.median"
      ? { code, numerator: 0, denominator: null, value: 9.4 + seed, p90: 31.5 + seed }
      : area === "330502001" && code === "evt.sat"
        ? { code, numerator: 0, denominator: null, value: null, hidden: true }
        : seed === 4 && code === "evt.sat"
          ? { code, numerator: 0, denominator: 0, value: null }
          : {
              code,
              numerator: 1180 - seed * 97 - index * 20,
              denominator: 1243 - seed * 97,
              value: (1180 - seed * 97 - index * 20) / (1243 - seed * 97),
            },
  ),
});

const publicItems: PublicIncident[] = Array.from({ length: 14 }, (_, index) => ({
  key: `k${index}`,
  category: categories[(index * 3) % categories.length]!.code,
  stage: index % 3 === 0 ? "ended" : "handling",
  ending: index % 3 === 0 ? "solved" : null,
  lon: 120.09 + (index % 5) * 0.02,
  lat: 30.86 + Math.floor(index / 5) * 0.02,
  area: "330502001",
  reportedOn: `2026-11-${String(22 - index).padStart(2, "0")}`,
}));

const signals: PublicSignal[] = [
  {
    id: "s1",
    category: "0402",
    area: "330502001",
    areaZh: "月河街道",
    areaEn: "Yuehe Subdistrict",
    week: "2026-11-09",
    areaName: "月河街道",
    aim: "小区外的路灯坏了没人管，问了好几家都说不归自己。",
    answer: "查明 23 盏为改造遗留，已全部移交市政并修好；今后由区综合执法局统一管，电话 0572-2021234。",
    answerEn: "23 lamps had been left over from a rebuild. All are repaired and now in one hand: 0572-2021234.",
    publishedAt: "2026-11-18",
  },
  {
    id: "s2",
    category: "0201",
    area: "330503100",
    areaZh: "南浔镇",
    areaEn: "Nanxun Town",
    week: "2026-11-02",
    areaName: "南浔镇",
    aim: "早市把消防通道占满了。",
    answer: "早市挪到停车场北侧，通道划了黄线，每天 6 点有人值守。",
    answerEn: null,
    publishedAt: "2026-11-12",
  },
];

export type Posted = { path: string; body: unknown; id: string };
export type Fixture = Api & {
  posted: Posted[];
  refuseNext: (reply: Extract<Reply<never>, { ok: false }>) => void;
  show: (view: FollowView) => void;
};

const yes = <T>(value: T): Reply<T> => ({ ok: true, value });
const no = (status: number, code: string, message: string): Reply<never> => ({
  ok: false,
  status,
  refusal: { code, kind: status === 404 ? "notFound" : "invalid", message },
});

export function fixtureApi(): Fixture {
  const posted: Posted[] = [];
  let refusal: Extract<Reply<never>, { ok: false }> | null = null;
  let view = followView();
  const areaList = (parent: string | undefined): Reply<AreaList> => {
    if (parent === undefined || parent === "")
      return yes({ parent: null, trail: [], areas: areas.filter(({ level }) => level === "city").map(rowOf) });
    const area = byCode.get(parent);
    return area
      ? yes({ parent: rowOf(area), trail: trailOf(parent), areas: areas.filter((one) => one.parent === parent).map(rowOf) })
      : no(404, "places.unknown-area", "没有这个地方");
  };
  const locate = ({ lon, lat }: Params): Reply<unknown> =>
    Number(lon) > 119 && Number(lon) < 121 && Number(lat) > 30.3 && Number(lat) < 31.3
      ? yes({
          inside: true,
          grid: null,
          village: "330502001005",
          town: "330502001",
          county: "330502",
          trail: trailOf(areas.find(({ parent, level }) => parent === "330502001" && level === "village")!.code),
          synthetic: true,
        })
      : yes({
          inside: false,
          nearest: { code: "330502001", level: "town", zh: "月河街道", en: "Yuehe Subdistrict", metres: 52_300 },
          advice: "places.outside",
        });
  const answers: Readonly<Record<string, (params: Params) => Reply<unknown>>> = {
    "/api/city": () => yes({ name: { zh: "湖州", en: "Huzhou" }, code: CODE, demo: true, hotline: "12345", version: "0.1.0" }),
    "/api/incidents/categories": () => yes(categories),
    "/api/incidents/signals": () => yes({ rising: [], adopted: [], rows: signals }),
    "/api/incidents/near": ({ lon }) =>
      yes(
        lon === undefined
          ? []
          : [
              {
                home: "330502001",
                id: ID,
                category: "0402",
                stage: "handling",
                metres: 62,
                reportedOn: "2026-11-22",
                followers: 3,
                summary: "红丰社区北门路灯不亮",
              },
            ],
      ),
    "/api/incidents/public": () => yes({ items: publicItems, names: [], next: "more", suppressed: true }),
    "/api/incidents/figures/definitions": () => yes({ rows: definitions }),
    "/api/incidents/figures": ({ level, area }) =>
      yes({
        figures: definitions,
        rows:
          level === "city"
            ? [figureRow(CODE, "湖州市", 0)]
            : areas.filter((one) => one.parent === (area || CODE)).map((one, index) => figureRow(one.code, one.zh, index)),
        from: "2026-11-01",
        to: "2026-11-23",
      }),
    "/api/log": () =>
      yes({
        prefix: "zuji/330500-0011223344556677/log",
        everySeconds: 20,
        logs: [
          { log: "city", zh: null, en: null, size: 12, at: "2026-11-20T02:00:00.000Z", witnesses: 1, keys: [] },
          { log: "330502", zh: "吴兴区", en: "Wuxing", size: 4_321, at: "2026-11-20T02:00:00.000Z", witnesses: 0, keys: [] },
        ],
      }),
    "/api/purposes": () =>
      yes({
        purposes: [
          {
            code: "incidents.contact",
            title: { zh: "反映人的联系方式", en: "Contact of a reporter" },
            basis: { zh: "个人信息保护法 第十三条", en: "Personal Information Protection Law, art. 13" },
            fields: ["name", "phone", "email"],
            retentionDays: 365,
            readers: ["handler"],
            logged: true,
          },
        ],
      }),
    "/api/places/areas": ({ parent }) => areaList(parent === undefined || parent === null ? undefined : String(parent)),
    "/api/places/locate": locate,
    "/api/places/search": ({ q }) =>
      yes(
        areas
          .filter(({ zh }) => zh.includes(String(q)))
          .slice(0, 8)
          .map((area) => ({ ...area, trail: trailOf(area.code) })),
      ),
    "/api/places/shapes": ({ level, parent }) =>
      yes(shapes(level === "county" ? "counties" : parent ? "villages" : "towns", String(parent ?? ""))),
    "/api/incidents/followed": ({ number, tail }) =>
      number === view.number && tail === "1234"
        ? yes({ ...view, description: null, may: [], rating: null })
        : no(404, "record.not-found", "没有找到，或者您无权查看。"),
  };
  return {
    posted,
    refuseNext: (reply) => void (refusal = reply),
    show: (next) => void (view = next),
    get: async <T>(path: string, params: Params = {}): Promise<Reply<T>> => {
      const found = answers[path];
      if (found) return found(params) as Reply<T>;
      if (path === `/api/incidents/followed/${view.home}/${view.id}`)
        return (params["secret"] === SECRET ? yes(view) : no(404, "record.not-found", "没有找到，或者您无权查看。")) as Reply<T>;
      if (/\/figures\/[^/]+\/records$/.test(path)) {
        const second = params["cursor"] === "p2";
        const rows = Array.from({ length: second ? 2 : 20 }, (_, index) => ({
          number: `8K2M${index}***`,
          category: categories[index % 9]!.code,
          place: second ? '=HYPERLINK("http://evil")' : "吴兴区月河街道",
          placeEn: "Yuehe Subdistrict",
          day: "2026-11-12",
        }));
        return yes({ rows, next: second ? null : "p2", total: 22 }) as Reply<T>;
      }
      return no(404, "platform.no-route", "没有这个地址。");
    },
    post: async <T>(path: string, body: unknown, { id }: { id: string }): Promise<Reply<T>> => {
      if (refusal) {
        const said = refusal;
        refusal = null;
        return said;
      }
      posted.push({ path, body: body as ReportIncident | JoinIncident | RateIncident | ReopenIncident, id });
      if (path === "/api/incidents")
        return yes({
          home: view.home,
          id: view.id,
          number: view.number,
          follow: `/f/${view.home}/${view.id}/${SECRET}`,
          dueAt: view.dueAt,
          provisional: false,
          stage: "reported",
          hotline: null,
        }) as Reply<T>;
      return yes(null) as Reply<T>;
    },
  };
}

function shapes(level: "counties" | "towns" | "villages", parent: string): unknown {
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
