import type { FigureRow, PublicIncident } from "../../../modules/incidents/contract.ts";
import type { PublicSignal } from "../../../modules/incidents/contract/reads.ts";
import { categories } from "./fixture-records.ts";

export const figureCodes = ["evt.closed", "evt.ontime", "evt.sat", "evt.rate", "evt.median"] as const;
export const definitions = [
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

export const figureRow = (area: string, areaName: string, seed: number): FigureRow => ({
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

export const publicItems: PublicIncident[] = Array.from({ length: 14 }, (_, index) => ({
  key: `k${index}`,
  category: categories[(index * 3) % categories.length]!.code,
  stage: index % 3 === 0 ? "ended" : "handling",
  ending: index % 3 === 0 ? "solved" : null,
  lon: 120.09 + (index % 5) * 0.02,
  lat: 30.86 + Math.floor(index / 5) * 0.02,
  area: "330502001",
  reportedOn: `2026-11-${String(22 - index).padStart(2, "0")}`,
}));

export const signals: PublicSignal[] = [
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
    aimEn: "Lamps are dark since the rebuild: find whose they are",
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
    aimEn: null,
    answerEn: null,
    publishedAt: "2026-11-12",
  },
];
