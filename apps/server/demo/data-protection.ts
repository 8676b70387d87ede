import type { Actor } from "#platform/access";
import { namedUuid, uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { auditCommands, impactCommands as weigh, requestCommands as asks, sharingCommands as sharing } from "#modules/data-protection";
import { places } from "#modules/places";
import { cityCode, cityHome } from "#platform/settings";
import { tellBreaches, writeAudit } from "./breaches.ts";
import { seeded } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

type Ask = { right: string; behalf: string; came: string; words: string; name: string; daysAgo: number; answer: { granted: boolean; refusal: string; basis: string; words: string } | null }; // prettier-ignore

const ASKS: readonly Ask[] = [
  {
    right: "correct",
    behalf: "self",
    came: "counter",
    words: "去年登记的门牌号写错了一位，请改过来。",
    name: "示意居民甲",
    daysAgo: 96,
    answer: { granted: true, refusal: "", basis: "", words: "已在该事项中补记正确的门牌号，原记载按规定保留在历史中。" },
  },
  {
    right: "delete",
    behalf: "relative",
    came: "letter",
    words: "老人已经去世，请把他留在调解材料里的电话删掉。",
    name: "示意居民乙",
    daysAgo: 58,
    answer: {
      granted: false,
      refusal: "kept-by-law",
      basis: "个人信息保护法第四十七条第二款",
      words: "调解卷宗的保存期限没有届满；电话已停止使用，期满即销毁。",
    },
  },
  {
    right: "explain",
    behalf: "self",
    came: "phone",
    words: "想知道为什么我的投诉几个单位都看过。",
    name: "示意居民丙",
    daysAgo: 5,
    answer: null,
  },
];

type Weighing = { purposes: readonly string[]; necessity: string; effects: string; measures: string; daysAgo: number; decided: boolean };

const PROVIDING = {
  purposes: ["grid-work.contact"],
  necessity: "寄送补办的证件要有收件人的姓名和地址，本平台不办寄递。只给这一单要用的。",
  effects: "寄递单位多留一份地址；丢失或外泄会泄露住处。",
  measures: "合同约定只用于这一单、妥投后三十日内删除、不得转交；每季度抽查。",
};
const GIVEN = {
  way: "entrust",
  dataset: "代办证件的寄送（示意）",
  recipient: "示意寄递服务单位",
  contact: "0572-5550999",
  aim: "把代办好的证件寄到本人",
  basis: "个人信息保护法第二十一条；委托协议（示意）",
  fields: ["收件人姓名", "收件地址"],
};

/** One left undecided, and one purpose not weighed at all: so the desk has work, and the public page says so. */
const WEIGHINGS: readonly Weighing[] = [
  {
    purposes: ["mediation.party", "mediation.case", "mediation.safety"],
    necessity: "不问是否害怕，就排不出分开的房间；没有签名，协议不能生效。只问办这件事要用的，身份证号码不收。",
    effects: "安全情况被对方知道，可能再受伤害；签名图样被冒用，可能造成财产损失。",
    measures: "安全回答单独加密，只有调解员和主任能看，不进列表、时间线和短信；每次打开联系方式都留痕；到期销毁并留证明。",
    daysAgo: 300,
    decided: true,
  },
  {
    purposes: ["incidents.report"],
    necessity: "涉及未成年人和家庭暴力的事项，要立即转给有权处理的机关，需要最少的情况说明。",
    effects: "内容外泄会伤害未成年人和受害人。照片里可能有旁人。",
    measures: "这些类别按密件办理，不留坐标和网格，只有接收单位能看；照片重绘去除位置信息，两年后销毁。",
    daysAgo: 250,
    decided: true,
  },
  {
    purposes: ["petitions.matter"],
    necessity: "信访工作条例第十九条要求写明诉求和事实；检举控告要转给有权处理的机关。",
    effects: "检举人被对方知道，可能遭打击报复。",
    measures: "检举控告加密并按密件流转，被反映单位看不到；附件只对承办人开放。",
    daysAgo: 6,
    decided: false,
  },
];

/** What people asked about their own data at the counters of each county, the newest waiting for the officer; what was weighed. Returns how many steps were written. */
export async function writeDataProtection(runtime: Runtime, staff: readonly Member[], options: { now: string }): Promise<number> {
  const random = seeded(91);
  const rehearsal = rehearse(bulkDeps(runtime));
  const until = Date.parse(options.now);
  const officer = staff.find(({ role }) => role === "dpo");
  let steps = 0;
  const give = <I, O>(at: number, command: Command<I, O>, input: unknown, actor: Actor): void => {
    if (at > until) return;
    rehearsal.give(command, command.input.parse(input), {
      actor,
      now: new Date(at).toISOString(),
      commandId: uuidv7(at, random.bytes(10)),
    });
    steps += 1;
  };
  for (const [index, { code: county }] of runtime.registers.read(places).within("", "county").entries()) {
    const unit = `centre-${county}`;
    const desk = staff.find((one) => one.role === "dispatcher" && one.unit === unit);
    if (!desk || !officer) continue;
    for (const { daysAgo, name, answer, ...ask } of ASKS) {
      const at = Math.floor((until + 8 * HOUR) / DAY) * DAY - (daysAgo + index) * DAY + 2 * HOUR;
      const key = { home: county.padEnd(9, "0"), id: uuidv7(at, random.bytes(10)) };
      const taken = { id: key.id, area: county, unit, ...ask, matter: "", name, phone: null, address: "示意地址 1 号" };
      give(at, asks.takeRequest, taken, actorOf(desk));
      if (answer === null) continue;
      give(at + HOUR, asks.showIdentity, { ...key, shown: "document", kin: true }, actorOf(desk));
      give(at + 4 * DAY, asks.answerRequest, { ...key, unit, paper: uuidv7(at, random.bytes(10)), ...answer }, actorOf(officer));
      give(at + 5 * DAY, asks.tellRequest, { ...key, told: "letter" }, actorOf(desk));
    }
  }
  const decider = staff.find(({ role, unit }) => role === "approver" && unit === `zfw-${cityCode()}`);
  for (const { daysAgo, decided, purposes, ...said } of WEIGHINGS) {
    if (!officer || !decider) break;
    const at = until - daysAgo * DAY;
    const key = { home: cityHome(), id: uuidv7(at, random.bytes(10)) };
    const reviewOn = new Date(at + 700 * DAY).toISOString().slice(0, 10);
    const facts = { purposes, grounds: ["sensitive"], conclusion: "with-measures", reviewOn, ...said };
    give(at, weigh.draftImpact, { id: key.id, area: cityCode(), ...facts }, actorOf(officer));
    if (decided) give(at + 3 * DAY, weigh.approveImpact, key, actorOf(decider));
  }
  if (officer && decider) {
    const at = until - 200 * DAY;
    const [impact, id] = [{ home: cityHome(), id: uuidv7(at, random.bytes(10)) }, uuidv7(at + DAY, random.bytes(10))];
    const day = (days: number): string => new Date(at + days * DAY).toISOString().slice(0, 10);
    const weighed = { ...PROVIDING, grounds: ["providing"], conclusion: "with-measures", reviewOn: day(700) };
    give(at, weigh.draftImpact, { id: impact.id, area: cityCode(), ...weighed }, actorOf(officer));
    give(at + HOUR, weigh.approveImpact, impact, actorOf(decider));
    const given = { id, area: cityCode(), provider: `centre-${cityCode()}`, ...GIVEN, from: day(2), to: day(600), impact };
    give(at + DAY, sharing.proposeSharing, given, actorOf(officer));
    give(at + DAY + HOUR, sharing.approveSharing, { home: cityHome(), id, impact }, actorOf(decider));
  }
  let audited: string | null = null;
  const auditor = staff.find(({ role, area }) => role === "auditor" && area === cityCode());
  const county = runtime.registers.read(places).within("", "county")[0]?.code;
  const reporter = staff.find(({ role, unit }) => role === "dispatcher" && unit === `centre-${county}`);
  if (officer && decider && auditor && county && reporter) {
    const people = { reporter: actorOf(reporter), officer: actorOf(officer), decider: actorOf(decider), auditor: actorOf(auditor) };
    tellBreaches(give, people, { county, office: `centre-${county}`, until, random });
    audited = writeAudit(give, people, until);
  }
  await rehearsal.flush();
  if (audited !== null && auditor)
    await runtime.execute(
      auditCommands.issueAudit,
      { year: audited },
      { commandId: namedUuid("demo audit", audited), actor: actorOf(auditor) },
    );
  return steps;
}
