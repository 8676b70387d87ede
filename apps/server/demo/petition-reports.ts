import { uuidv7 } from "#platform/ids";
import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { draftYearReport, issueYearReport, periodsBefore, spanOfPeriod, yearReport } from "#modules/petitions";
import { seeded } from "./random.ts";
import { actorOf, type Member } from "./staff.ts";
import { DAY, HOUR } from "./story.ts";

const AREAS = ["330502", "330523"] as const;
const ISSUED_AFTER_DAYS = 16;
const DRAFTED_AFTER_DAYS = 9;

type Advice = { kind: "improve" | "policy" | "account"; department: string; text: string; fate: "adopted" | "partly" | "not" | "pending" };
type Told = { proposals: readonly Advice[]; other: string };

const YEAR: Told = {
  proposals: [
    {
      kind: "improve",
      department: "cg",
      text: "占用楼道、违法搭建类事项同一地点反复出现。建议综合执法队伍与社区每季度一起查看一次，查看结果书面告知反映人。",
      fate: "adopted",
    },
    {
      kind: "policy",
      department: "hc",
      text: "老旧小区加装电梯的费用分担没有可以援引的办法，处理意见只能作解释。建议制定分摊指引并公开征求意见。",
      fate: "partly",
    },
    {
      kind: "account",
      department: "hrss",
      text: "期内逾期出具处理意见的事项，请逐件说明原因；没有正当理由的，依照条例第四十五条提出改进工作的意见并通报。",
      fate: "adopted",
    },
  ],
  other: "期内没有发现打击报复信访人的情形。信访代理员集中培训一次，代理事项均按周向委托人反馈。",
};
const HALF: Told = {
  proposals: [
    {
      kind: "improve",
      department: "edu",
      text: "入学分区的答复引用文件名称不全，信访人要求复查后才补充。建议答复时附文件全文和查询网址。",
      fate: "adopted",
    },
    {
      kind: "policy",
      department: "agri",
      text: "村集体收益公开的时间各村不一，建议统一为每季度首月十日前，并在村务公开栏和网上同时公开。",
      fate: "pending",
    },
  ],
  other: "全年报告将说明上述建议的采纳情况。",
};

/** The last year and the last half-year that are over, reported by the petition offices of two counties: drafted by one hand, issued by another. */
export async function writePetitionReports(runtime: Runtime, staff: readonly Member[], now: string): Promise<number> {
  const rehearsal = rehearse(bulkDeps(runtime));
  const random = seeded(103);
  const until = Date.parse(now);
  const endOf = (period: string): number => Date.parse(`${spanOfPeriod(period).to}T00:00:00+08:00`);
  const over = periodsBefore(now.slice(0, 10), 2).filter((period) => endOf(period) + ISSUED_AFTER_DAYS * DAY <= until);
  const told = [
    [over.find((period) => period.length === 4), YEAR],
    [over.find((period) => period.length > 4), HALF],
  ] as const;
  for (const area of AREAS) {
    const [writes, issues] = (["dispatcher", "supervisor"] as const).map((role) =>
      staff.find((one) => one.role === role && one.area === area),
    );
    if (!writes || !issues) continue;
    for (const [period, { proposals, other }] of told) {
      if (!period) continue;
      const at = (days: number) => {
        const moment = endOf(period) + days * DAY + 10 * HOUR;
        return { now: new Date(moment).toISOString(), commandId: uuidv7(moment, random.bytes(10)) };
      };
      const advice = proposals.map(({ department, ...one }) => ({ ...one, to: `${department}-${area}` }));
      const draft = draftYearReport.input.parse({ area, period, proposals: advice, other });
      const { home, id } = rehearsal.give(draftYearReport, draft, { actor: actorOf(writes), ...at(DRAFTED_AFTER_DAYS) });
      const drafted = rehearsal.state(yearReport, { home, id });
      if (drafted.stage === "none") continue;
      const issue = issueYearReport.input.parse({ home, id, unit: drafted.unit });
      rehearsal.give(issueYearReport, issue, { actor: actorOf(issues), ...at(ISSUED_AFTER_DAYS) });
    }
  }
  return rehearsal.flush();
}
