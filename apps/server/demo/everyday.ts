import { namedUuid } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { setReplyTemplate } from "#modules/incidents";
import { formTeam, joinTeam } from "#modules/people";
import { homeOf, places } from "#modules/places";
import { actorOf, type Member } from "./staff.ts";

const BEGUN = "2022-01-04T02:00:00.000Z";
/** The town of the accounts a visitor gets: its teams are there to be looked at. */
const TOWN = "330502001";
const TEAMS = 3;

/** Who serves a village together: the office, the role, what they are asked for. */
const SERVING = [
  ["centre", "gridInstructor", "socialWork"],
  ["ps", "handler", "police"],
  ["justice", "handler", "law"],
  ["cg", "handler", "property"],
] as const;

const REPLIES = [
  ["办结：已修复", "feedback", "您反映的{category}（{place}）已到现场处理完毕，并请没有经办的人核查。如仍有问题，请在查询页点“没解决”。"],
  ["不予立案：不属受理范围", "reject", "您反映的事项（编号{number}）不在本平台受理范围，建议拨打 12345 咨询对应部门。感谢您的关心。"],
  ["请上报人补充：具体位置", "ask", "为尽快找到{category}的具体位置，请补充门牌号或附近的标志，方便时再拍一张带周围环境的照片。"],
  ["退单：不属本单位职责", "bounce", "经现场查看，该处设施不由本单位管理，建议改派权属单位，并附现场照片。"],
] as const;

/** What an office settles once and then uses every day: teams of several offices around a village, words that are written again and again. */
export async function writeEveryday(runtime: Runtime, staff: readonly Member[]): Promise<number> {
  const admin = staff.find(({ role, area }) => role === "admin" && area === "3305");
  if (!admin) return 0;
  const rehearsal = rehearse(bulkDeps(runtime));
  const give = <I, O>(command: Command<I, O>, of: string, input: unknown): O =>
    rehearsal.give(command, command.input.parse(input), {
      commandId: namedUuid("demo everyday", command.name, of),
      actor: actorOf(admin),
      now: BEGUN,
    });
  for (const [name, step, text] of REPLIES) give(setReplyTemplate, name, { id: namedUuid("demo reply template", name), name, step, text });
  for (const { code, zh, en } of runtime.registers.read(places).within(TOWN, "village").slice(0, TEAMS)) {
    const key = { home: homeOf(code), id: namedUuid("demo team", code) };
    const named = { zh: `${zh.replace(/(居民委员会|居委会|村委会)$/, "")}服务团队`, en: `Service team of ${en}` };
    give(formTeam, code, { ...key, area: TOWN, ...named, areas: [code], hours: { days: "workdays", from: "08:30", to: "17:30" } });
    for (const [office, role, skill] of SERVING) {
      const colleague = staff.find((one) => one.role === role && [`${office}-${TOWN}`, `${office}-330502`].includes(one.unit));
      if (colleague) give(joinTeam, `${code} ${office}`, { ...key, account: colleague.id, skills: [skill] });
    }
  }
  const steps = await rehearsal.flush();
  await runtime.registers.refresh(new Set(["people.service-team"]));
  return steps;
}
