import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { requestCommands as asks } from "#modules/data-protection";
import { places } from "#modules/places";
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

/** What people asked about their own data at the counters of each county; the newest waits for the officer. Returns how many steps were written. */
export async function writeDataRequests(runtime: Runtime, staff: readonly Member[], options: { now: string }): Promise<number> {
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
  await rehearsal.flush();
  return steps;
}
