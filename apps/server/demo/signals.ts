import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Rehearsal, Runtime } from "#platform/runtime";
import { adoptSignal, publishSignal } from "#modules/incidents";
import { organisations } from "#modules/organisations";
import { homeOf } from "#modules/places";
import { seeded } from "./random.ts";
import { DAY } from "./story.ts";

/** Topics that rose, what was done, and the answer residents read: 您说我办. */
const TOPICS: readonly {
  daysAgo: number;
  area: string;
  category: string;
  department: string;
  aim: string;
  aimEn: string;
  answer: string;
  answerEn: string;
}[] = [
  {
    daysAgo: 24,
    area: "330502001",
    category: "0202",
    department: "fire",
    aim: "月河街道老小区电动车进楼充电集中，一周内排查并给出充电去处",
    aimEn: "E-bikes are charged indoors in old estates of Yuehe Subdistrict: check all in a week and say where to charge",
    answer: "排查 46 个单元，新装室外充电桩 12 处、共 96 个插口；楼道飞线全部拆除。没有桩位的三个单元已列入下月安装。",
    answerEn:
      "46 stairwells checked, 12 outdoor charging points with 96 sockets added, all loose wires removed. Three stairwells without space are on next month's list.",
  },
  {
    daysAgo: 61,
    area: "330521001",
    category: "0402",
    department: "cg",
    aim: "武康街道背街路灯成片不亮，查清原因",
    aimEn: "Rows of lamps are dark in back streets of Wukang Subdistrict: find out why",
    answer: "原因是一台控制箱受潮。已更换控制箱，37 盏灯全部恢复，并给同型号的另外五台加装防潮罩。",
    answerEn: "A control box had let in water. It was replaced, all 37 lamps work, and five boxes of the same type got covers.",
  },
  {
    daysAgo: 118,
    area: "330523001",
    category: "0501",
    department: "cg",
    aim: "递铺街道夜市后垃圾过夜，调整清运班次",
    aimEn: "Rubbish of the night market of Dipu Subdistrict lies overnight: change the collection rounds",
    answer: "清运由每天两次改为三次，末班 23:30；夜市两端各增设一处密闭收集点。两周后同类反映由每周 11 件降为 3 件。",
    answerEn:
      "Collection runs three times a day now, the last at 23:30, with a closed container at each end of the market. Reports fell from 11 a week to 3.",
  },
];

const monday = (at: number): string => {
  const day = new Date(at + DAY / 3);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
};

/** Adopts and answers the seeded topics through the real commands. */
export function writeSignals(runtime: Runtime, rehearsal: Rehearsal, until: number, by: (role: string, area: string) => Actor): void {
  const random = seeded(12);
  for (const topic of TOPICS) {
    const at = until - topic.daysAgo * DAY;
    const county = topic.area.slice(0, 6);
    const unit = runtime.registers.read(organisations).responsible(topic.department, topic.area);
    if (!unit) continue;
    const home = homeOf(topic.area);
    const order = (role: string, days: number) => ({
      actor: by(role, county),
      now: new Date(at + days * DAY).toISOString(),
      commandId: uuidv7(at + days * DAY, random.bytes(10)),
    });
    const { category, area, aim, aimEn, answer, answerEn } = topic;
    const { id } = rehearsal.give(
      adoptSignal,
      adoptSignal.input.parse({ home, category, area, week: monday(at), unit: unit.code, aim }),
      order("dispatcher", 0),
    );
    rehearsal.give(publishSignal, publishSignal.input.parse({ home, id, answer, answerEn, aimEn }), order("supervisor", 4));
  }
}
