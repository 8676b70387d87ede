import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { answerIncidentAtOnce, reportIncident, verifyIncident } from "#modules/incidents";
import { places } from "#modules/places";
import { seeded } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

type Asked = {
  kind: string;
  channel: "phone" | "window" | "12345" | "110";
  asked: string;
  /** What was said there and then; left out where a unit has to come, with what a dispatcher wrote of it. */
  answer?: string;
  summary?: string;
  needs?: string;
};

const ASKED: readonly Asked[] = [
  {
    kind: "1301",
    channel: "window",
    asked: "刚从安徽来做工，住满半年了，居住证怎么办、要不要钱？",
    answer: "带身份证、租房合同和单位证明到便民中心三号窗口，首次办理不收费，十五日内领证。",
  },
  {
    kind: "1501",
    channel: "phone",
    asked: "老小区加装电梯，业主要签到什么比例才能报？",
    answer: "本单元三分之二以上业主参与表决、其中四分之三以上同意即可申请，表格在社区领，社区帮您核对签名。",
  },
  {
    kind: "1104",
    channel: "window",
    asked: "老板拖了两个月工资，打官司没有钱，能请免费律师吗？",
    answer: "讨薪申请法律援助不审查家庭经济状况。街道司法所今天就能收材料，七日内答复；劳动监察电话 12333。",
    needs: "听不清普通话，请用安徽话或写字",
  },
  {
    kind: "1103",
    channel: "window",
    asked: "父亲去世，医保账户里的钱怎么取？",
    answer: "带死亡证明、户口簿和继承人银行卡到医保窗口当场受理；不方便来的，社区可以代办，已把清单写给您。",
  },
  {
    kind: "1302",
    channel: "12345",
    asked: "孩子明年上小学，没有房产只有居住证，怎么排？",
    answer: "按居住证和社保年限排在第三顺位，三月底网上登记，五月公布；今年的办法已发您手机，学校咨询电话一并写上。",
  },
  {
    kind: "0402",
    channel: "12345",
    asked: "市民来电：菜场北门路灯三盏不亮，晚上收摊的老人看不见台阶。",
    summary: "菜场北门路灯不亮",
  },
  {
    kind: "0304",
    channel: "110",
    asked: "报警人称楼上装修到晚上十点，民警到场已停，请社区跟进约定施工时间。",
    summary: "装修噪声，需约定施工时间",
  },
  {
    kind: "0405",
    channel: "window",
    asked: "公园厕所的无障碍门打不开，轮椅进不去。",
    summary: "公厕无障碍门损坏",
    needs: "坐轮椅，回访请上门或打电话",
  },
];

const ROUNDS = 3;

/** Midnight UTC of so many days ago in the city, or of the Friday before where that was a weekend: counters are shut. */
function weekday(until: number, ago: number): number {
  const day = Math.floor((until + 8 * HOUR) / DAY) * DAY - ago * DAY;
  const shut = { 6: 1, 0: 2 }[new Date(day).getUTCDay()] ?? 0;
  return day - shut * DAY;
}

/** What was asked at counters and handed over by 110 and 12345 in the last weeks: the half of it answered there and then. Returns how many steps were written. */
export async function writeCounters(runtime: Runtime, staff: readonly Member[], { now }: { now: string }): Promise<number> {
  const random = seeded(131);
  const until = Date.parse(now);
  const rehearsal = rehearse(bulkDeps(runtime));
  const give = <I, O>(command: Command<I, O>, by: Member, at: number, input: unknown): O =>
    rehearsal.give(command, command.input.parse(input), {
      actor: actorOf(by),
      now: new Date(at).toISOString(),
      commandId: uuidv7(at, random.bytes(10)),
    });
  const towns = runtime.registers.read(places).within("330502", "town");
  for (let n = 0; n < ASKED.length * ROUNDS; n += 1) {
    const one = ASKED[n % ASKED.length];
    // The town of the accounts a visitor gets has every third, newest among them.
    const town = n % 3 === 0 ? towns[0] : towns[1 + (n % (towns.length - 1))];
    const villages = town ? runtime.registers.read(places).within(town.code, "village") : [];
    const village = villages[n % Math.max(1, villages.length)];
    const clerk = staff.find(({ role, area }) => role === "intakeClerk" && area === town?.code);
    const dispatcher = staff.find(({ role, area }) => role === "dispatcher" && area === town?.code);
    const taker = clerk ?? dispatcher;
    const at = weekday(until, n + 1) + HOUR + random.below(6 * 60) * 60_000;
    if (!one || !village || !taker || !dispatcher) continue;
    const { home, id } = give(reportIncident, taker, at, {
      id: uuidv7(at, random.bytes(10)),
      category: one.kind,
      description: one.asked,
      area: village.code,
      channel: one.channel,
      needs: one.needs,
      reference: one.channel === "12345" || one.channel === "110" ? `${one.channel}-${String(260_000 + n * 37)}` : undefined,
      helperUnit: taker.unit,
    });
    if (one.answer) give(answerIncidentAtOnce, taker, at + (3 + random.below(9)) * 60_000, { home, id, answer: one.answer });
    else give(verifyIncident, dispatcher, at + (10 + random.below(50)) * 60_000, { home, id, summary: one.summary });
  }
  return rehearsal.flush();
}
