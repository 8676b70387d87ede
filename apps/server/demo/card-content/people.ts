import { counted, NO_RECORDS, proved, reported, type Part } from "./claim.ts";

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
      proved(
        "risk-assessment",
        "S20",
        ["重大事项社会稳定风险评估", "Risk assessment of major decisions"],
        ["长兴先行，逐步推开", "Changxing first, then everywhere"],
        { code: "risk.done", counties: true },
        [
          "旁边是应评尽评率：该评的决策，先评估再决定的占多少。",
          "Ours is the share of decisions that owed an assessment and had it before they were taken.",
        ],
      ),
      counted("opinions-answered", "S20", ["听取的意见答复率", "Opinions on decisions that were answered"], { code: "risk.reply" }),
      reported("petition-agency", "S21", ["“三四五”信访代理制", "Petition agency 三四五"], ["安吉", "Anji"]),
      counted("petitions-in-time", "S21", ["信访事项按期办结率", "Opinions on petitions delivered in time"], { code: "pet.intime" }, [
        "衡量的是机关是否按期履责，不是信访人。",
        "This measures organs, not those who petition.",
      ]),
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
        [
          "分级分类，轮训轮值、战训合一；群众工作、信息化应用、应急处置、媒体应对四种能力",
          "tiered and classified, training and duty as one; four skills: crowd work, information systems, emergencies, media",
        ],
      ),
      reported(
        "outreach",
        "S27",
        ["百警联百村", "Officers and villages"],
        [
          "100 名民警联系 100 个村，一村一法律顾问；恳谈会、开放日、入户走访，征求意见",
          "100 officers with 100 villages; one village one legal adviser; talks, open days, door-to-door visits, opinions collected",
        ],
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
        [
          "五项公开；重大事项报告；十条禁令；涉访通报",
          "five kinds of openness; reports of major matters; ten prohibitions; notices of petitions against officers",
        ],
      ),
      reported(
        "supervision",
        "S28",
        ["群众监督", "Supervision by the people"],
        [
          "人民陪审员、执法监督员；执法行为评议；举报电话和信箱",
          "lay assessors and supervisors; evaluation of conduct; a hotline and a letterbox",
        ],
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
      reported(
        "instructors",
        "S30",
        ["平安建设指导员", "Instructors of the safety work"],
        ["选派后备干部到乡镇任指导员", "reserve cadres posted to towns as instructors"],
        NO_RECORDS,
      ),
    ],
  },
];
