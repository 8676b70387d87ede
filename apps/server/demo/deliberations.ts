import { resident, system, type Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Rehearsal, type Runtime } from "#platform/runtime";
import { eraseFields } from "#platform/vault";
import { opinionCommands as o, seatFields } from "#modules/opinions";
import { homeOf } from "#modules/places";
import { seeded, type Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

type Telling = { random: Random; rehearsal: Rehearsal; until: number; steps: number };
type Key = { home: string; id: string };
const TOWN = "330502001";
const STATION = `ps-${TOWN}`;

const instant = (at: number): string => new Date(at).toISOString();
const cityDay = (at: number): string => instant(at + 8 * HOUR).slice(0, 10);

function give<I, O>(told: Telling, at: number, command: Command<I, O>, input: unknown, actor: Actor): void {
  if (at > told.until) return;
  told.rehearsal.give(command, command.input.parse(input), { actor, now: instant(at), commandId: uuidv7(at, told.random.bytes(10)) });
  told.steps += 1;
}

const MEETING = {
  area: TOWN,
  convener: STATION,
  venue: { zh: "月河街道社会治理中心二楼会议室", en: "Meeting room, second floor, Yuehe governance centre" },
  access: {
    zh: "有电梯和无障碍卫生间；需要手语、大字材料、英文的请报名时写明。地铁旁公交 8 路到月河站。",
    en: "Lift and accessible toilet; say so if you need sign language, large print or English. Bus 8 to Yuehe.",
  },
  lots: 6,
  open: 20,
};
const SEED = {
  zh: "报名截止后第一期双色球的中奖号码",
  en: "The winning numbers of the first “Double Colour Ball” lottery after volunteering ends",
};
const NEEDS = ["", "", "坐轮椅，请留靠门的位置", "", "需要大字材料", "", ""] as const;

/** Announced three weeks before it meets, with nine days left to draw; those who volunteered leave a contact and no name. */
function announce(told: Telling, meets: number, desk: Actor, said: object): Key {
  const at = meets - 21 * DAY;
  const id = uuidv7(at, told.random.bytes(10));
  const body = { ...MEETING, ...said, id, meets: instant(meets), until: cityDay(meets - 9 * DAY), seedFrom: SEED };
  give(told, at, o.announceDeliberation, body, desk);
  return { home: homeOf(TOWN), id };
}
function enter(told: Telling, meets: number, key: Key): string[] {
  return NEEDS.flatMap((needs, index) => {
    const at = meets - (19 - index) * DAY;
    if (at > told.until) return [];
    const volunteer = uuidv7(at, told.random.bytes(10));
    give(told, at, o.enterSeat, { ...key, volunteer, phone: `1380013800${index}`, needs }, resident);
    return [volunteer];
  });
}

/** One that was held six weeks ago, with its decisions; one that is to come. Returns how many steps were written. */
export async function writeDeliberations(runtime: Runtime, staff: readonly Member[], options: { now: string }): Promise<number> {
  const told: Telling = { random: seeded(113), rehearsal: rehearse(bulkDeps(runtime)), until: Date.parse(options.now), steps: 0 };
  const of = (role: string, unit: string): Actor | null => {
    const found = staff.find((one) => one.role === role && one.unit === unit);
    return found ? actorOf(found) : null;
  };
  const [desk, officer] = [of("dispatcher", `centre-${TOWN}`), of("handler", STATION)];
  if (!desk || !officer) return 0;
  // Two in the afternoon in the city.
  const afternoon = (days: number): number => Math.floor((told.until + 8 * HOUR) / DAY) * DAY + days * DAY + 6 * HOUR;
  const [past, coming] = [afternoon(-42), afternoon(12)];
  const held = announce(told, past, desk, {
    title: { zh: "夜间巡逻和老小区停车怎么办", en: "Night patrols, and parking in old estates" },
    agenda: [
      { zh: "夜间巡逻路线怎么排", en: "How the night route should run", topic: "01" },
      { zh: "老小区停车和消防通道", en: "Parking in old estates, and fire lanes", topic: "03" },
    ],
  });
  const volunteers = enter(told, past, held);
  give(told, past - 8 * DAY, o.drawSeats, { ...held, seed: "02 08 13 19 27 33 + 05", source: "双色球 2026119 期（示意）" }, desk);
  const decisions = [
    { owner: STATION, days: 14, zh: "河边步道和小区后门列入夜间巡逻，每晚两趟，试行一个月", en: "The riverside path and back gates go on the night route, twice a night, for a trial month" },
    { owner: `cg-${TOWN}`, days: 30, zh: "会同社区在三个老小区重划车位，留出消防通道", en: "Mark parking anew in three old estates with the communities, keeping fire lanes free" },
    { owner: STATION, days: 70, zh: "半年后公布夜间盗窃警情的前后对比", en: "Publish how night thefts compare before and after" },
  ].map(({ owner, days, zh, en }) => ({ decision: uuidv7(past, told.random.bytes(10)), owner, due: cityDay(past + days * DAY), zh, en })); // prettier-ignore
  const minutes = {
    zh: "到会的居民说，后门和河边夜里没有灯也没有人，电瓶车电池几次被偷；老小区停车占了消防通道。派出所说明了现有警力和路线，综合执法中队说明了划线要征求业主意见。大家同意先试一个月，再看数字。",
    en: "Residents said that the back gates and the river are dark and empty at night, that batteries were stolen, and that parked cars block fire lanes. The station explained its officers and routes, the enforcement squad that marking needs the owners' word. All agreed on a trial month, and to look at the numbers then.",
  };
  give(told, past + 20 * HOUR, o.minuteDeliberation, { ...held, attended: 19, minutes, decisions }, desk);
  const result = {
    zh: "两处已列入夜间路线，每晚两趟；试行一个月接到相关警情三起，比前一个月少四起，路线固定下来。",
    en: "Both are on the night route, twice a night; in the trial month there were three calls, four fewer than before, and the route stays.",
  };
  give(told, past + 13 * DAY, o.reportAgreed, { ...held, decision: decisions[0]!.decision, result }, officer);
  const next = announce(told, coming, desk, {
    title: { zh: "校园周边早晚高峰怎么管", en: "Around schools at rush hour" },
    agenda: [
      { zh: "接送车停在哪里", en: "Where cars may drop children off", topic: "07" },
      { zh: "护学岗怎么排", en: "Who stands at the crossing", topic: "02" },
      { zh: "电动车闯红灯怎么劝", en: "Electric bicycles at red lights", topic: "02" },
    ],
    papers: [{ title: "上学期护学岗情况（示意）", url: "https://example.org/school-crossings" }],
  });
  enter(told, coming, next);
  give(told, past + 25 * HOUR, o.destroyContacts, held, system);
  await told.rehearsal.flush();
  // Jobs of the past are not run: what the record says was destroyed is destroyed here, now, and the proof says so.
  await eraseFields(bulkDeps(runtime), held, volunteers.flatMap(seatFields), runtime.now());
  return told.steps;
}
