import type { Phrase, PhraseKind, RequestKind, SetPractice } from "./contract.ts";

type Lines = readonly (readonly [code: string, zh: string, en: string])[];
const worded = (lines: Lines): Phrase[] => lines.map(([code, zh, en]) => ({ code, zh, en }));

/** Phrases as shipped [P]: about things and services, never about what somebody is. */
export const SHIPPED_PHRASES: Readonly<Record<PhraseKind, readonly Phrase[]>> = {
  incident: worded([
    ["on-site", "已到现场", "On site"],
    ["guarded", "已设警示", "Warning set up"],
    ["put-right", "已当场处理", "Put right on the spot"],
    ["needs-unit", "需部门处理", "Needs a unit"],
    ["told-people", "已告知周边居民", "Neighbours told"],
    ["not-found", "现场未发现", "Not found on site"],
  ]),
  visit: worded([
    ["leaflet", "已发放宣传资料", "Leaflet given"],
    ["policy-told", "已讲解政策", "Policy explained"],
    ["gas-checked", "应邀查看燃气", "Looked at the gas fittings, as asked"],
    ["wires-checked", "应邀查看电线", "Looked at the wiring, as asked"],
    ["contact-card", "已留网格员电话", "Left the grid worker's number"],
    ["opinion-taken", "已记下意见", "Opinion taken down"],
    ["request-taken", "已登记代办", "Service request taken"],
    ["no-need", "暂无需要", "Nothing needed now"],
  ]),
  request: worded([
    ["handed-in", "材料已代交", "Papers handed in"],
    ["form-filled", "已协助填表", "Helped with the form"],
    ["repair-booked", "已约维修", "Repair booked"],
    ["told-way", "已告知办理途径", "Told where and how"],
    ["waiting-office", "等窗口答复", "Waiting for the office"],
  ]),
  patrol: worded([
    ["in-order", "一切正常", "All in order"],
    ["exit-blocked", "通道被占", "Way out blocked"],
    ["extinguisher", "灭火器缺失或过期", "Extinguisher missing or expired"],
    ["lamp-out", "照明损坏", "Lamp out"],
    ["cover-loose", "井盖松动", "Manhole cover loose"],
    ["water-high", "水位偏高", "Water high"],
    ["wire-bare", "线路裸露", "Bare wire"],
    ["tag-damaged", "标签损坏", "Tag damaged"],
  ]),
};

const kind = (code: string, zh: string, en: string, amount: number): RequestKind => ({
  code,
  zh,
  en,
  limit: { amount, unit: "workingDay" },
});

/** As shipped [P]: limits follow the entries of domain.md §5 that are nearest (1101, 1103). */
export const SHIPPED_PRACTICE: Omit<SetPractice, "reason"> = {
  visitPurposes: worded([
    ["safety", "安全提示", "Safety advice"],
    ["policy", "政策告知", "Policy information"],
    ["service", "了解服务需要", "Asking what service is needed"],
    ["opinion", "听取意见", "Hearing opinions"],
    ["care", "应约看望", "Calling on request"],
    ["follow-up", "事项回访", "Following up a matter"],
  ]),
  requestKinds: [
    kind("agency", "证件、社保、医保代办", "Help with papers and benefits", 3),
    kind("form", "帮填表格、线上办理", "Help with a form or online service", 1),
    kind("repair", "联系维修", "Getting a repair", 3),
    kind("care", "照护、陪护需求", "Care or company", 5),
    kind("errand", "代购代取", "An errand", 1),
    kind("other", "其他服务", "Other", 5),
  ],
  rating: { amount: 30, unit: "day" },
  consent: {
    zh: "您好，我是本网格的网格员。这次来访只为上面写的这件事，您可以不见、不答，随时可以请我离开，也可以以后收回同意，不会有任何影响。记下的内容只用于办好这件事，到期删除。可以开始吗？",
    en: "Hello, I am the worker of this grid. I come only for the matter named above. You need not see me or answer, may ask me to leave at any time and take your consent back later; nothing follows from it. What I write down is for this matter only and is deleted when its time is over. May I begin?",
  },
  offlineDays: 7,
  quietDays: 30,
};
