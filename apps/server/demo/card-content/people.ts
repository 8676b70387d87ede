import { reported, type Part } from "./claim.ts";

/** S19–S30: pilots, people, integrity. */
export const PEOPLE: readonly Part[] = [
  {
    section: "innovation",
    name: ["九、创新和试点", "9 Innovation and pilots"],
    claims: [
      reported("mechanisms", "S19", ["梳理的机制", "Mechanisms catalogued"], ["86 项", "86"]),
      reported(
        "pilots",
        "S19",
        ["试点", "Pilots"],
        [
          "安吉县和 10 个乡镇；一县一品；《“三项重点工作”在湖州》",
          "Anji and 10 towns; one county one brand; a book on the three key tasks",
        ],
      ),
      reported(
        "risk-assessment",
        "S20",
        ["重大事项社会稳定风险评估", "Risk assessment of major decisions"],
        ["长兴先行，逐步推开", "Changxing first, then everywhere"],
      ),
      reported("petition-agency", "S21", ["“三四五”信访代理制", "Petition agency 三四五"], ["安吉", "Anji"]),
      reported("work-method", "S22", ["“一线三化”工作法", "Working method 一线三化"], ["吴兴", "Wuxing"]),
      reported(
        "circle",
        "S23",
        ["十五分钟维稳服务圈", "Fifteen-minute service circle"],
        ["南浔", "Nanxun"],
        [
          "现在谁在十五分钟以内、缺口在哪里，见“服务圈”。",
          "Who is within fifteen minutes today, and where the gaps are, is on the page of the service circle.",
        ],
      ),
    ],
  },
  {
    section: "people",
    name: ["十、新居民、安置帮教、队伍和联系群众", "10 New residents, aftercare, workforce, outreach"],
    claims: [
      reported(
        "new-residents",
        "S24",
        ["新居民服务管理", "New residents"],
        ["登记，并把公共服务延伸到他们", "registered, and public services extended to them"],
      ),
      reported("aftercare", "S25", ["安置帮教基地", "Aftercare bases"], ["建立", "set up"]),
      reported(
        "training",
        "S26",
        ["队伍轮训", "Workforce training"],
        ["分级分类，轮训轮值、战训合一", "tiered and classified, training and duty as one"],
      ),
      reported(
        "outreach",
        "S27",
        ["百警联百村", "Officers and villages"],
        ["100 名民警联系 100 个村，一村一法律顾问", "100 officers with 100 villages; one village one legal adviser"],
      ),
    ],
  },
  {
    section: "integrity",
    name: ["十一、从严治警、先进典型和志愿者", "11 Integrity, role models, volunteers"],
    claims: [
      reported(
        "openness",
        "S28",
        ["从严治警、阳光司法", "Integrity and openness"],
        ["五项公开；重大事项报告；十条禁令", "five kinds of openness; reports of major matters; ten prohibitions"],
      ),
      reported(
        "awards",
        "S29",
        ["“人民满意”单位和干警评选", "Awards of units and officers people are satisfied with"],
        ["10 届；《湖州政法群英谱》", "10 editions; a book of those awarded"],
      ),
      reported(
        "volunteers",
        "S30",
        ["平安志愿者", "Volunteers"],
        ["2 万余名", "over 20,000"],
        ["志愿者登记尚未启用，因此没有记录可数。", "No register of volunteers is in use yet, so there is nothing to count."],
      ),
    ],
  },
];
