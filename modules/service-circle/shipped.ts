import type { Mode, PointKind, SetStandard, Standard } from "./contract/standard.ts";

const kind = (code: string, zh: string, en: string, mode: string): PointKind => ({ code, zh, en, mode, minutes: 15, retired: false });

/** domain.md S23. All fifteen minutes, as the name says; a city makes any of them shorter. */
const KINDS: readonly PointKind[] = [
  kind("police-room", "警务室", "Police room", "response"),
  kind("mediation-room", "调解室", "Mediation room", "ebike"),
  kind("workstation", "综治工作站", "Governance workstation", "walk"),
  kind("clinic", "卫生站", "Clinic", "ebike"),
  kind("micro-fire", "微型消防站", "Micro fire station", "response"),
  kind("aed", "AED 除颤器", "AED defibrillator", "walk"),
  kind("legal-aid", "法律服务点", "Legal aid point", "ebike"),
  kind("convenience", "便民服务点", "Convenience service point", "ebike"),
];

const car: Mode["speeds"] = { motorway: 80, trunk: 60, main: 55, village: 28, lane: 15, track: 10 };

/** domain.md S23: on foot 4.8, e-bike 15; cars by class of road as in the demonstration network. Police and fire crews are bound by one-way streets here, to be on the safe side. */
const MODES: readonly Mode[] = [
  {
    code: "walk",
    zh: "步行",
    en: "On foot",
    direction: "toPoint",
    oneWays: false,
    speeds: { trunk: 4.8, main: 4.8, village: 4.8, lane: 4.8, track: 4.8, foot: 4.8 },
  },
  {
    code: "ebike",
    zh: "电动自行车",
    en: "E-bike",
    direction: "toPoint",
    oneWays: true,
    speeds: { main: 15, village: 15, lane: 12, track: 8 },
  },
  { code: "car", zh: "驾车", en: "By car", direction: "toPoint", oneWays: true, speeds: car },
  {
    code: "response",
    zh: "出警（处置车辆到村）",
    en: "Response vehicle to the village",
    direction: "fromPoint",
    oneWays: true,
    speeds: car,
  },
];

/** What is shipped until a city decides: the configurable reading of domain.md S23, marked as a proposal. The local name's own definition was not found anywhere. */
export const shippedRule: SetStandard = {
  kinds: [...KINDS],
  modes: [...MODES],
  entry: { kmh: 4.8, detour: 1.25, maxM: 2_000, directM: 500 },
  local: { zh: "南浔“十五分钟维稳服务圈”", en: "Nanxun “15-minute service circle”", area: "330503", definition: null, source: null },
  basis: "出厂提议，尚无本地文件 shipped proposal, no local document yet",
};

export const shippedStandard: Standard = { ...shippedRule, version: 1, from: null };
