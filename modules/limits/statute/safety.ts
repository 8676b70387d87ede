import { atLeast, atOnce, duty, hours, IN_FORCE, minutes, months, within, workingDays, workingHours } from "./stated.ts";
import type { Length, Limit } from "../contract.ts";

const owner = "预案制定单位 | plan's owner" as const;

export const safety = [
  duty({
    id: "EM-1",
    matter: "突发事件逐级上报 | report an emergency upward",
    who: "县级人民政府 | county government",
    start: "发生 | occurrence",
    length: atOnce,
    basis: "突发事件应对法 17",
    certainty: "L",
    validFrom: IN_FORCE.emergencies,
  }),
  duty({
    id: "EM-2",
    matter: "销毁应急处置中收集的个人信息 | destroy personal data collected for an emergency",
    who: "持有单位 | holder",
    start: "应急处置结束 | the response ends",
    length: atOnce,
    note: "留存须经评估 | else assessed retention",
    basis: "突发事件应对法 85",
    certainty: "L",
    validFrom: IN_FORCE.emergencies,
  }),
  duty({
    id: "EM-3",
    matter: "专项、部门预案演练 | exercise a special or departmental plan",
    who: owner,
    start: "上次演练 | last exercise",
    length: within(months(36)),
    basis: "应急预案管理办法 22（2013）；国办发〔2024〕5号待核",
    certainty: "F",
    validFrom: IN_FORCE.proposal,
  }),
  duty({
    id: "AW-1",
    matter: "评选公示 | publicity before an award is decided",
    who: "评选单位 | awarding body",
    start: "名单公布 | list published",
    length: atLeast(workingDays(5)),
    note: "有异议的中止 | an objection suspends",
    basis: "通行做法",
    certainty: "F",
    validFrom: IN_FORCE.proposal,
  }),
  duty({
    id: "VOL-1",
    matter:
      "村务公开（涉及财务较多的每月，重大事项及时） | village affairs published; money matters monthly if many; major matters at once",
    who: "村民委员会 | village committee",
    start: "每季度 | every quarter",
    length: { kind: "quarterly" },
    basis: "村民委员会组织法 2018, 30（2026 修订后条号待核）",
    certainty: "L",
    validFrom: IN_FORCE.villages,
  }),
];

const order = (id: string, matter: `${string} | ${string}`, length: Length, extension?: Limit) =>
  duty({
    id: `HOT-1.${id}`,
    matter,
    who: "承办部门 | department",
    start: "派单 | dispatch",
    length,
    ...(extension ? { extension, note: "须告知 | with notice" as const } : {}),
    lapse: "督办 | supervision",
    basis: "地方规定",
    certainty: "P",
    validFrom: IN_FORCE.proposal,
  });

/** domain.md §3 S17; none of these figures is law. */
export const hotline = [
  order("red-acknowledge", "红色：签收 | red: acknowledge", within(minutes(5))),
  order("red-site-town", "红色：镇区到场 | red: on site in a town", within(minutes(30))),
  order("red-site-village", "红色：村到场 | red: on site in a village", within(minutes(60))),
  order("red-report", "红色：阶段报告 | red: interim report", within(hours(2))),
  order("orange-acknowledge", "橙色：签收 | orange: acknowledge", within(minutes(30))),
  order("orange-site", "橙色：到场 | orange: on site", within(hours(4))),
  order("orange-done", "橙色：办结 | orange: done", within(hours(24))),
  order("yellow-acknowledge", "黄色：签收 | yellow: acknowledge", within(workingHours(2))),
  order("yellow-done", "黄色：办结 | yellow: done", within(workingDays(3))),
  order("blue-answer", "蓝色：咨询答复 | blue: answer a question", within(workingDays(1))),
  order("blue-other", "蓝色：其他 | blue: anything else", within(workingDays(5))),
  order("complex", "复杂事项：办结 | complex: done", within(workingDays(10)), workingDays(10)),
  duty({
    id: "ANS-1",
    matter: "解答库：复核一条答复 | archive of answers: review of an answer",
    who: "答复单位 | the office that answers",
    start: "约定的复核日 | the day named for the review",
    length: within(workingDays(10)),
    lapse: "督办 | supervision",
    basis: "地方规定",
    certainty: "P",
    validFrom: IN_FORCE.proposal,
  }),
  // domain.md S12: reply in five working days.
  duty({
    id: "OPN-1",
    matter: "民意：第一次答复 | opinions: the first answer",
    who: "答复单位 | the unit that answers",
    start: "收到民意 | the opinion was received",
    length: within(workingDays(5)),
    lapse: "督办 | supervision",
    basis: "地方规定",
    certainty: "P",
    validFrom: IN_FORCE.proposal,
  }),
];
