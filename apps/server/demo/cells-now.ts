import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Rehearsal } from "#platform/runtime";
import * as cells from "#modules/cells";
import type { Random } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

const COUNTY = "330502";
const TOWN = "330502001";
const SCHEME = "C05";

type Now = { random: Random; rehearsal: Rehearsal; until: number; staff: readonly Member[]; ruler: Actor; village: string };

const day = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10);

/**
 * What a visitor finds under way: a round that is open, in which the visitors' school has not applied yet, and one that has closed, whose two
 * inspectors (the visitor of the fire brigade is one) have a school each to look at.
 */
export function underWay({ random, rehearsal, until, staff, ruler, village }: Now): void {
  const give = (command: Parameters<Rehearsal["give"]>[0], input: unknown, actor: Actor, at: number): void =>
    void rehearsal.give(command, command.input.parse(input), {
      actor,
      now: new Date(at).toISOString(),
      commandId: uuidv7(at, random.bytes(10)),
    });
  const of = (role: string, unit: string): Member | undefined => staff.find((one) => one.role === role && one.unit === unit);
  const [fire, police] = [staff.find(({ login }) => login === "xiaofang"), of("handler", `ps-${COUNTY}`)];
  const [desk, checker] = [of("dispatcher", `centre-${TOWN}`), of("gridInstructor", `centre-${TOWN}`)];
  const rule = cells.shipped(SCHEME);
  if (!fire || !police || !desk || !checker || !rule) return;
  const pool = [fire, police].map(({ id, unit }) => ({ account: id, unit }));
  const today = Math.floor(until / DAY) * DAY + HOUR;
  const open = (units: readonly cells.Unit[], name: string, from: number, to: number): string => {
    const id = uuidv7(from, random.bytes(10));
    const opening = { id, scheme: SCHEME, area: COUNTY, name, from: day(from), until: day(to), units, pool };
    give(cells.openRound as never, opening, ruler, from - DAY);
    return id;
  };
  const school = (letter: string, zh: string): cells.Unit => ({ code: `C05${letter}-${TOWN}`, zh, area: village });
  const inspected = [school("B", "月河街道第二小学"), school("C", "月河街道实验幼儿园")];
  const closed = open(inspected, "吴兴区平安校园补充创建", today - 40 * DAY, today - 14 * DAY);
  const self = rule.lines.map(({ code, points }) => ({ line: code, points, photos: [] }));
  const keys = inspected.map((unit, index) => {
    const at = today - (30 - index) * DAY;
    const key = { home: TOWN, id: uuidv7(at, random.bytes(10)) };
    give(cells.applyForTitle as never, { ...key, scheme: SCHEME, round: closed, unit: unit.code, self, declared: true }, actorOf(desk), at);
    give(cells.admitApplication as never, key, actorOf(checker), at + 3 * DAY);
    return key;
  });
  const seed = { scheme: SCHEME, round: closed, seed: "排列五 4 0 7 1 9", source: `示意：${day(today - 12 * DAY)} 体彩排列五开奖公告` };
  give(cells.publishRoundSeed as never, seed, ruler, today - 12 * DAY);
  for (const key of keys) give(cells.drawInspectors as never, { ...key, scheme: SCHEME, round: closed, count: 2 }, actorOf(checker), today - 9 * DAY); // prettier-ignore
  open([school("D", "月河街道职业学校"), school("E", "月河街道特殊教育学校")], `${day(until).slice(0, 4)} 年下半年平安校园创建`, today - 4 * DAY, today + 26 * DAY); // prettier-ignore
}
