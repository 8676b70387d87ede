import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { uuidv7 } from "#platform/ids";
import { adoptMethod } from "#modules/named-methods";
import { seeded } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";

/** What the city's report says is used where; what it means is not said there, and nothing is made up here. */
const BRANDS = [
  { code: "san-si-wu", area: "330523" },
  { code: "yi-xian-san-hua", area: "330502" },
] as const;
const AT = "2022-01-05T02:00:00.000Z";
const SOURCE = "《平安湖州》总结报告（2012），一县一品";

export async function writeMethods(runtime: Runtime, staff: readonly Member[]): Promise<number> {
  const rehearsal = rehearse(bulkDeps(runtime));
  const random = seeded(83);
  for (const { code, area } of BRANDS) {
    const supervisor = staff.find((one) => one.role === "supervisor" && one.area === area);
    if (!supervisor) continue;
    const input = adoptMethod.input.parse({ code, area, from: "2012-01-01", source: SOURCE });
    rehearsal.give(adoptMethod, input, { actor: actorOf(supervisor), now: AT, commandId: uuidv7(Date.parse(AT), random.bytes(10)) });
  }
  return rehearsal.flush();
}
