import type { Category, CaseView, QueueRow, Stage, StepLimits, Urgency } from "../../../modules/incidents/contract.ts";

/** A small city in memory, for the console's own tests: the wire of the brief, without a server behind it. */
const groups: readonly [string, string, string][] = [
  ["02", "安全隐患", "Safety hazards"],
  ["04", "公共设施", "Public facilities"],
  ["05", "市容环境", "Appearance and sanitation"],
];
const seconds: readonly [string, string, string, string, Urgency, number, "workingDay" | "hour"][] = [
  ["0201", "消防通道堵塞、设施损坏", "blocked fire lane, broken equipment", "fire", "orange", 24, "hour"],
  ["0202", "电动自行车违规停放充电", "e-bike parked or charged indoors", "fire", "yellow", 3, "workingDay"],
  ["0401", "井盖缺失破损", "manhole cover", "cg", "red", 24, "hour"],
  ["0402", "路灯故障", "street lamp", "cg", "blue", 3, "workingDay"],
  ["0403", "路面破损塌陷", "road damage, collapse", "trans", "orange", 5, "workingDay"],
  ["0501", "垃圾积存、暴露垃圾", "waste pile", "cg", "blue", 24, "hour"],
];
const common = { firstStep: null, selfHandle: false, sealed: false, hotline: null };

export const categories: Category[] = [
  ...groups.map(([code, zh, en]): Category => ({ code, zh, en, group: code, departments: [], urgency: "blue", limit: null, ...common })),
  ...seconds.map(([code, zh, en, department, urgency, amount, unit]): Category => ({
    code,
    zh,
    en,
    group: code.slice(0, 2),
    departments: [department],
    urgency,
    limit: { amount, unit },
    ...common,
    hotline: code === "0401" ? "110" : null,
  })),
];

export const units = [
  ["cg-330502", "cg", "330502", "吴兴区综合行政执法局", "Wuxing Enforcement Bureau"],
  ["cg-330502001", "cg", "330502001", "月河街道综合行政执法中队", "Yuehe Enforcement Squad"],
  ["fire-330502", "fire", "330502", "吴兴区消防救援大队", "Wuxing Fire and Rescue Brigade"],
  ["trans-330502", "trans", "330502", "吴兴区交通运输局", "Wuxing Transport Bureau"],
  ["centre-330502001", "centre", "330502001", "月河街道社会治理中心", "Yuehe Governance Centre"],
].map(([code = "", department = "", area = "", zh = "", en = ""]) => ({
  code,
  department,
  area,
  zh,
  en,
  phone: "0572-2100000",
  open: true,
  parent: null,
  guidedBy: null,
  contact: null,
}));

const stages: readonly Stage[] = ["reported", "verified", "dispatched", "handling", "suspended", "fedBack", "bounced", "handling"];
const summaries = [
  "小区东门路灯不亮，夜间出行不便",
  "消防通道被私家车占用，三辆车长期停放",
  "井盖缺失，已放警示桩",
  "沿街店铺门口垃圾未清运两天",
  "路面塌陷约一平方米",
  "楼道内电动自行车充电",
];

/** Times stand around `nowMs`, so that some are late, some near and some calm on any day. */
export function makeCity(nowMs: number) {
  const rows: QueueRow[] = Array.from({ length: 120 }, (_, index) => {
    const category = seconds[index % seconds.length];
    const stage = stages[index % stages.length] ?? "reported";
    return {
      home: "330502001",
      id: `0193a000-0000-7000-8000-${String(index).padStart(12, "0")}`,
      number: `8F3K-72QM-${String(1000 + index)}`,
      category: category?.[0] ?? "0402",
      urgency: category?.[4] ?? "blue",
      stage,
      ending: null,
      summary: stage === "reported" ? null : (summaries[index % summaries.length] ?? null),
      place: `330502001${String(1 + (index % 9)).padStart(3, "0")}001`,
      placeNameEn: "Yuehe Subdistrict",
      placeName: `月河街道 · ${["红丰社区", "车站社区", "斜桥下社区"][index % 3]}`,
      lead: stage === "reported" || stage === "verified" ? null : index % 2 === 0 ? "cg-330502001" : "fire-330502",
      unstaffed: false,
      reportedAt: new Date(nowMs - (index + 1) * 5_400_000).toISOString(),
      dueAt: index % 13 === 12 ? null : new Date(nowMs + (index - 6) * 5_200_000).toISOString(),
      provisional: index % 17 === 16,
      late: index < 6,
      followers: index % 5 === 0 ? 3 : 0,
      photos: index % 3,
      supervised: index % 11 === 3 ? "supervise" : null,
      returned: index % 9 === 4 ? 1 : 0,
      reopened: index % 14 === 7,
      seq: 3,
      point: { lon: 120.09 + (index % 10) * 0.004, lat: 30.86 + (index % 7) * 0.004 },
    };
  });
  return { rows, caseOf: (row: QueueRow): CaseView => caseOf(row, rows) };
}

const may: Partial<Record<Stage, string[]>> = {
  reported: ["verify", "reject", "merge", "note", "askReporter", "handOver", "void"],
  verified: ["dispatch", "selfHandle", "merge", "split", "note", "handOver"],
  bounced: ["dispatch", "note", "supervise"],
  dispatched: ["accept", "bounce", "supervise", "note"],
  handling: ["takeFirstStep", "feedBack", "assign", "extend", "suspend", "note", "askReporter", "supervise", "split", "answerSupervision"],
  suspended: ["resume", "suspend", "note"],
  fedBack: ["check", "note"],
};

function caseOf(row: QueueRow, rows: readonly QueueRow[]): CaseView {
  const at = (hours: number) => new Date(Date.parse(row.reportedAt) + hours * 3_600_000).toISOString();
  const entry = (
    seq: number,
    type: string,
    byName: string,
    unit: string,
    text: string | null,
    detail: CaseView["timeline"][number]["detail"] = {},
  ) => ({ seq, at: at(seq * 0.6), type: `incidents.${type}`, byName, role: "dispatcher", unit, text, detail, photos: [], voice: null });
  return {
    ...row,
    description: "小区东门进来第二盏路灯三天不亮，晚上老人出门看不清台阶。",
    sealedPoint: null,
    address: "红丰路 18 号东门",
    contact: { name: "王*", phone: "138****2046", email: null },
    supervisorDecides: row.stage === "bounced",
    coUnits: row.lead ? [{ unit: "trans-330502", stage: "accepted", unstaffed: false }] : [],
    handler: row.stage === "handling" ? { id: "0193a000-0000-7000-8000-00000000aaaa", name: "沈建国" } : null,
    timeline: [
      entry(1, "reported", "居民", "", null),
      entry(2, "verified", "陆敏", "centre-330502001", null, { category: row.category }),
      entry(3, "dispatched", "陆敏", "centre-330502001", "请先放置警示，再安排维修。", { lead: "cg-330502001", coUnits: "trans-330502" }),
    ],
    clocks: row.dueAt
      ? [
          {
            slot: "handle",
            rule: "handle",
            basis: "handle",
            startedAt: row.reportedAt,
            dueAt: row.dueAt,
            provisional: row.provisional,
            working: true,
            status: row.stage === "suspended" ? "suspended" : "running",
            kind: "duty",
            obligor: row.lead ?? "centre-330502001",
          },
        ]
      : [],
    may: (may[row.stage] ?? ["note"]).map((name) => ({
      command: `incidents.${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-incident`,
      ...(["accept", "bounce", "assign", "feedBack"].includes(name) ? { units: [row.lead ?? "cg-330502001"] } : {}),
    })),
    sealed: false,
    about: null,
    questions: row.stage === "handling" ? [{ no: 1, question: "是整排不亮还是只有一盏？", answer: "只有一盏。" }] : [],
    extensionAsked: null,
    supervision: row.supervised ? [{ no: 1, level: row.supervised, reason: "临近期限仍未接单", dueAt: at(30), reply: null }] : [],
    mergedInto: null,
    parts: [],
    partOf: null,
    needs: null,
    reference: null,
    photoIds: [],
    erased: [],
    near: rows
      .filter((one) => one.category === row.category && one.id !== row.id)
      .slice(0, 2)
      .map((one, index) => ({
        home: one.home,
        id: one.id,
        number: one.number,
        category: one.category,
        stage: one.stage,
        metres: 40 + index * 35,
      })),
    rating: null,
    channel: "portal",
    language: "zh",
    patrol: null,
    slips: [],
    asDemo: true,
  };
}

export const areas: Readonly<
  Record<string, readonly { code: string; level: string; zh: string; en: string; parent: string | null; children: number }[]>
> = {
  "": [{ code: "3305", level: "city", zh: "湖州市", en: "Huzhou", parent: null, children: 5 }],
  "3305": [
    { code: "330502", level: "county", zh: "吴兴区", en: "Wuxing", parent: "3305", children: 19 },
    { code: "330503", level: "county", zh: "南浔区", en: "Nanxun", parent: "3305", children: 10 },
  ],
  "330502": [{ code: "330502001", level: "town", zh: "月河街道", en: "Yuehe", parent: "330502", children: 2 }],
  "330502001": [{ code: "330502001001", level: "village", zh: "红丰社区", en: "Hongfeng", parent: "330502001", children: 1 }],
};

const percent = (code: string, zh: string, en: string) => ({
  code,
  zh,
  en,
  definition: { zh: `${zh}：分子除以分母`, en: `${en}: numerator over denominator` },
  version: "1",
  unit: "percent" as const,
  higherIsBetter: true,
});
const share = (code: string, numerator: number, denominator: number) => ({
  code,
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
});

export const figures = {
  figures: [percent("evt.closed", "办结率", "Completion rate"), percent("evt.ontime", "按时办结率", "On-time completion rate")],
  rows: [
    {
      area: "330502",
      areaName: "吴兴区",
      areaNameEn: "Wuxing District",
      figures: [share("evt.closed", 412, 431), share("evt.ontime", 398, 431)],
    },
    { area: "330503", areaName: "南浔区", areaNameEn: "Nanxun District", figures: [share("evt.closed", 0, 0), share("evt.ontime", 0, 0)] },
  ],
  from: "2026-10-24",
  to: "2026-11-23",
};

const rising = {
  home: "330502001",
  id: null,
  category: "0402",
  area: "330502001",
  areaName: "月河街道",
  areaNameEn: "Yuehe Subdistrict",
  week: "2026-11-23",
  now: 14,
  usual: 4,
  weeks: [3, 5, 4, 4, 6, 14],
  state: "rising",
  unit: null,
  aim: null,
  done: null,
  answer: null,
  dueAt: null,
  may: ["adopt"],
};
export const signals = {
  rising: [rising],
  adopted: [
    {
      ...rising,
      id: "0193a000-0000-7000-8000-0000000000f1",
      category: "0501",
      state: "adopted",
      unit: "cg-330502001",
      aim: "两周内增设四处垃圾点",
      may: ["act", "publish"],
    },
  ],
  rows: [],
};

export const shapes = [
  {
    type: "Feature",
    properties: { code: "330502001", level: "town", zh: "月河街道", en: "Yuehe", kind: "subdistrict", synthetic: true },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [120.08, 30.85],
          [120.14, 30.85],
          [120.14, 30.9],
          [120.08, 30.9],
          [120.08, 30.85],
        ],
      ],
    },
  },
];

export const devices = [true, false].map((current) => ({
  id: current ? "0193a000-0000-7000-8000-00000000d001" : "0193a000-0000-7000-8000-00000000d002",
  current,
  createdAt: "2026-11-23T00:30:00.000Z",
  seenAt: "2026-11-23T01:30:00.000Z",
  address: "10.20.30.0",
  agent: current ? "Chrome / Windows" : "Firefox / Linux",
}));

const hours = (amount: number) => ({ amount, unit: "workingHour" as const });
const each = { red: { amount: 15, unit: "minute" as const }, orange: hours(2), yellow: hours(2), blue: hours(4) };
const one = { amount: 1, unit: "workingDay" as const };
export const stepLimits: StepLimits = {
  version: 1,
  may: true,
  verify: each,
  dispatch: each,
  accept: each,
  check: one,
  extensionAtMost: one,
  review: one,
  rating: one,
  signal: one,
};
