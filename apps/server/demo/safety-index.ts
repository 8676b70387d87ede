import type { Actor } from "#platform/access";
import { cityDay } from "#platform/days";
import { namedUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import type { Runtime } from "#platform/runtime";
import { cityCode } from "#platform/settings";
import { orderSafetyIndex, publishSafetyIndex, setSafetyIndex } from "#modules/report-card";
import { workOutIndex } from "../cards.ts";
import { actorOf, type Member } from "./staff.ts";

const part = (figure: string, group: readonly [zh: string, en: string], weight: number, low: number, high: number) => ({
  figure,
  group: { zh: group[0], en: group[1] },
  weight,
  low,
  high,
});
const [HANDLING, DISPUTES, UNITS, PEOPLE] = [
  ["事项办理", "Handling"],
  ["纠纷和信访", "Disputes and petitions"],
  ["平安细胞", "Safe cells"],
  ["群众感受", "What people say"],
] as const;

/** A trial of the safety index: made-up weights and anchors, over what the demonstration's records give for the last year that is over. */
const RULE = {
  from: 2020,
  why: {
    zh: "示意规则：权重和上下限由本演示拟定，不是省里的公式。",
    en: "A made-up rule: the demonstration's own weights and anchors, not the province's formula.",
  },
  parts: [
    part("evt.ontime", HANDLING, 25, 50, 100),
    part("evt.reopen", HANDLING, 10, 20, 0),
    part("evt.sat", PEOPLE, 20, 50, 100),
    part("pet.intime", DISPUTES, 15, 50, 100),
    part("med.perform", DISPUTES, 15, 50, 100),
    part("cell.attain-eligible", UNITS, 15, 50, 100),
  ],
};

/** Sets, orders and publishes, each by whom the rules let; gives the year. */
export async function writeSafetyIndex(runtime: Runtime, staff: readonly Member[]): Promise<number> {
  const [maker, second] = (["supervisor", "commandRoom"] as const).map((role) =>
    staff.find((one) => one.role === role && one.area === cityCode()),
  );
  if (!maker || !second) return 0;
  const hands = { maker: actorOf(maker), second: actorOf(second) };
  const year = Number(cityDay(runtime.now()).slice(0, 4)) - 1;
  const give = <I, O>(command: Command<I, O>, input: unknown, actor: Actor): Promise<O> =>
    runtime.execute(command, command.input.parse(input), { commandId: namedUuid("demo safety index", command.name), actor });
  await give(setSafetyIndex, RULE, hands.maker);
  await give(orderSafetyIndex, { year }, hands.maker);
  await workOutIndex({ runtime }, year);
  await give(publishSafetyIndex, { year }, hands.second);
  return year;
}
