/** The report's own figures (2007–2012), each as it says, beside the figure of this platform that carries the same where one does. */
type Said = readonly [zh: string, en: string];
type Figure = { code: string; trend?: boolean; counties?: boolean };
export type Claim = { item: string; system: string; name: Said; said?: Said; figure?: Figure; words?: Said };
export type Part = { section: string; name: Said; words?: Said; claims: readonly Claim[] };

/** What every claim without a document of its own stands in. */
export const DOCUMENT: Said = ["报道《平安湖州》（2012 年）", "Newspaper report on Safe Huzhou, 2012"];

export const TITLE: Said = ["平安湖州五年答卷 2007–2012", "Safe Huzhou: five years answered for, 2007–2012"];
export const LEAD: Said = [
  "报道写到的每一个数字都在这里。本平台有记录的，旁边是从记录里数出来的数，可以点开、重算、核对；没有记录的，照报道写，并注明出处。",
  "Every number of the report is here. Where this platform has records, the number counted from them stands beside it and can be opened, recomputed and proved; where it has none, the report's words stand with their document.",
];

const NO_RECORDS: Said = ["本平台没有相应记录，不能重算。", "This platform has no such records; it cannot be recomputed."];

export const PARTS: readonly Part[] = [
  {
    section: "assessment",
    name: ["一、平安创建考核和群众安全感", "1 Assessment and the sense of safety"],
    words: ["“一天一天抓，一分一分抠”。", "“Day by day, point by point.”"],
    claims: [
      {
        item: "excellent-city",
        system: "S1",
        name: ["综治优秀市", "Excellent city of public-security governance"],
        said: ["连续 2 年", "2 years running"],
      },
      {
        item: "full-house",
        system: "S1",
        name: ["县区平安创建满堂红", "Full house: every county and district qualified"],
        said: ["4 年满堂红", "4 years"],
      },
      {
        item: "streak",
        system: "S1",
        name: ["平安市连冠", "Consecutive titles of safe city"],
        said: ["四连冠，正向五连冠迈进", "four in a row, on the way to the fifth"],
      },
      {
        item: "satisfaction",
        system: "S2",
        name: ["群众安全感满意率", "Satisfaction with safety"],
        said: ["五年均在 95% 以上", "95 % and more in each of five years"],
        words: [
          "报道没有给出样本量和误差，不能判断年份之间的高低。",
          "The report gives no sample size or error, so years cannot be told apart.",
        ],
      },
      {
        item: "sense-of-safety",
        system: "S2",
        name: ["2011 年群众安全感", "Sense of safety in 2011"],
        said: ["96.83%", "96.83 %"],
        words: [
          "样本量未公布，因此没有置信区间。若按 1,000 份电话访问、设计效应 1.3 估算，95% 区间约为 ±1.24 个百分点。",
          "The sample size was not published, so there is no interval. With 1,000 telephone interviews and a design effect of 1.3 it would be about ±1.24 percentage points.",
        ],
      },
      {
        item: "lead-over-province",
        system: "S2",
        name: ["2011 年安全感比全省", "Sense of safety against the province, 2011"],
        said: ["高 0.75 个百分点（推算全省为 96.08%）", "0.75 percentage points higher (the province then has 96.08 %)"],
        words: [
          "是差的百分点，不是百分比。若样本为 1,000 份（设计效应 1.3），z = 1.19，小于 1.96：无显著差异；约需 2,700 份才能分辨。",
          "Percentage points, not per cent. With 1,000 interviews (design effect 1.3) z = 1.19, below 1.96: no significant difference; about 2,700 would be needed to tell.",
        ],
      },
      {
        item: "rated",
        system: "S2",
        name: ["办结后群众评价满意率", "Satisfaction with what was ended"],
        figure: { code: "evt.sat", trend: true },
        words: [
          "这是办结事项的评价，不是安全感调查，两者不能互相替代。",
          "Ratings of matters that were ended, not the survey of the sense of safety: one does not stand for the other.",
        ],
      },
    ],
  },
  {
    section: "cells",
    name: ["二、平安细胞", "2 Safe cells"],
    words: ["以小平安积大平安。", "Small safety adds up to great safety."],
    claims: [
      {
        item: "kinds",
        system: "S3",
        name: ["平安细胞种类", "Kinds of safe cell"],
        said: ["16 类，全面覆盖", "16 kinds, full coverage"],
        words: [
          "家庭、校园、社区、企业、乡镇等；各类检查表随系统公开。",
          "Family, campus, community, enterprise, township and more; the checklists are public.",
        ],
      },
      { item: "attained", system: "S3", name: ["平安细胞达标率", "Safe cells that attained"], figure: { code: "cell.attain" } },
    ],
  },
  {
    section: "publicity",
    name: ["三、宣传和普法", "3 Publicity and law education"],
    claims: [
      {
        item: "demonstration-units",
        system: "S4",
        name: ["平安创建示范单位", "Demonstration units"],
        said: ["每年 100 个", "100 a year"],
      },
      { item: "guardians", system: "S4", name: ["平安湖州守护者", "Guardians of Safe Huzhou"], said: ["每年 100 名", "100 a year"] },
      {
        item: "leaders-examined",
        system: "S5",
        name: ["参加法律知识考试的领导干部", "Leaders who sat law exams"],
        said: ["近 1,000 名", "nearly 1,000"],
      },
      {
        item: "villages",
        system: "S5",
        name: ["民主法治村创建面", "Villages that took part in the rule-of-law title"],
        said: ["1,049 个村，100%", "1,049 villages, 100 %"],
        figure: { code: "village.applied" },
        words: [
          "本平台的申报从启用之日起记，报道当年的申报不在记录里。",
          "Applications are recorded since this platform is in use; those of the report's years are not in it.",
        ],
      },
      {
        item: "villages-registered",
        system: "S5",
        name: ["现有村数", "Villages there are today"],
        figure: { code: "area.villages" },
        words: ["撤并以后比报道当年的 1,049 个少。", "After mergers there are fewer than the 1,049 of the report."],
      },
      {
        item: "law-plans",
        system: "S5",
        name: ["普法规划和载体", "Law-education plans"],
        said: [
          "“五五”“六五”普法；农村“131”、社区“八个一”、六步创建法、法律六进",
          "the fifth and sixth five-year plans; rural 131, community 八个一, the six steps, law into six places",
        ],
      },
    ],
  },
  {
    section: "network",
    name: ["四、组织网络、综治中心和网格", "4 Organisation, centres and grids"],
    words: ["纵向到底，横向到边。", "Vertical to the bottom, horizontal to the edge."],
    claims: [
      {
        item: "judicial-offices",
        system: "S6",
        name: ["乡镇（街道）司法所", "Judicial offices in towns"],
        said: ["66 个", "66"],
        figure: { code: "org.judicial-offices", counties: true },
        words: [
          "本平台登记的是现行 72 个乡镇街道的司法所（示意）。",
          "Our register holds offices for today's 72 towns and streets (made up).",
        ],
      },
      { item: "procuratorate-offices", system: "S6", name: ["检察室", "Procuratorate offices"], said: ["6 个", "6"] },
      {
        item: "two-centres",
        system: "S6",
        name: ["两中心一协会", "Two centres, one association"],
        said: ["建成", "set up"],
      },
      { item: "police-stations", system: "S6", name: ["派出所", "Police stations"], figure: { code: "org.police-stations" } },
      {
        item: "provincial-centres",
        system: "S7",
        name: ["省级示范综治中心", "Provincial demonstration centres"],
        said: ["5 个", "5"],
      },
      {
        item: "municipal-centres",
        system: "S7",
        name: ["市级示范综治中心", "Municipal demonstration centres"],
        said: ["计划 30 个", "30 planned"],
        figure: { code: "centre.demonstration" },
        words: ["本平台的命名从启用之日起记。", "Titles are recorded since this platform is in use."],
      },
      {
        item: "centres",
        system: "S7",
        name: ["社会治理中心（综治中心）", "Governance centres"],
        figure: { code: "org.centres" },
      },
      {
        item: "reports",
        system: "S8",
        name: ["网格和居民反映的事项", "Matters reported by grids and residents"],
        figure: { code: "evt.reported", trend: true, counties: true },
        words: ["矛盾联调、问题联动、工作联动、平安联创。", "Disputes, problems, work and safety taken on together."],
      },
      {
        item: "on-time",
        system: "S8",
        name: ["按时办结率", "Ended in time"],
        figure: { code: "evt.ontime", trend: true, counties: true },
      },
      { item: "requests", system: "S8", name: ["代办按时办结率", "Service requests ended in time"], figure: { code: "svc.ontime" } },
      { item: "patrol", system: "S8", name: ["巡查点看到率", "Patrol points looked at"], figure: { code: "patrol.looked" } },
    ],
  },
  {
    section: "mediation",
    name: ["五、大调解", "5 Mediation"],
    claims: [
      {
        item: "mediation-accepted",
        system: "S9",
        name: ["矛盾纠纷调处成功率（按受理计）", "Mediation success, of those accepted"],
        said: ["96% 以上", "96 % and more"],
        figure: { code: "med.success.accepted" },
        words: [
          "与报道同口径，便于对照；还没有结束的案件会压低这个数。",
          "The reading of the report, for comparison; cases not yet ended lower it.",
        ],
      },
      {
        item: "mediation-ended",
        system: "S9",
        name: ["调解成功率（按终结计）", "Mediation success, of those ended"],
        figure: { code: "med.success.ended" },
      },
      {
        item: "promises",
        system: "S9",
        name: ["协议按期履行率", "Promises kept by their date"],
        figure: { code: "med.perform" },
        words: [
          "调成了还要做到：这个数通常比成功率低，一并公布。",
          "An agreement must also be kept: this is usually lower than success, and stands beside it.",
        ],
      },
    ],
  },
  {
    section: "order",
    name: ["六、演练、监管场所和民意警务", "6 Drills, custodial sites, opinion-led policing"],
    claims: [
      {
        item: "drills",
        system: "S10",
        name: ["联合处置演练", "Joint drills"],
        said: [
          "市、县、乡镇、街道四级，实景、实兵、实装、实战",
          "city, county, town and street; real conditions, people, equipment and combat",
        ],
      },
      {
        item: "sites",
        system: "S11",
        name: ["监管场所安全", "Custodial sites"],
        said: ["保持安全；有关场所迁建、扩建", "kept safe; sites moved and extended"],
        words: ["劳动教养制度已于 2013 年废止，只作历史记载。", "Re-education through labour was abolished in 2013; history only."],
      },
      {
        item: "first-signal",
        system: "S12",
        name: ["群众反映到第一次处理", "From signal to first action"],
        said: ["把群众意见作为“第一信号”", "people's opinion as the “first signal”"],
        figure: { code: "evt.first" },
      },
    ],
  },
  {
    section: "operations",
    name: ["七、专项行动和找人", "7 Operations and missing persons"],
    claims: [
      {
        item: "homicides-down",
        system: "S13",
        name: ["命案发案数", "Homicides"],
        said: ["连续 3 年下降", "down 3 years running"],
        words: NO_RECORDS,
      },
      {
        item: "homicides-solved",
        system: "S13",
        name: ["命案破案", "Homicides solved"],
        said: ["27 起全破（27/27）", "27 of 27"],
        words: ["只按报道记载：本平台不做案件侦办。", "As reported only: this platform does no investigation."],
      },
      {
        item: "cases-solved",
        system: "S13",
        name: ["破获刑事案件", "Criminal cases solved"],
        said: ["5 万余起", "over 50,000"],
        words: NO_RECORDS,
      },
      {
        item: "missing",
        system: "S14",
        name: ["查证、找回、解救的失踪人员", "Missing persons verified, found or rescued"],
        said: ["600 余名", "over 600"],
        words: NO_RECORDS,
      },
    ],
  },
  {
    section: "prevention",
    name: ["八、六网设防、视频、联动和防范短信", "8 Six nets, video, joint response, warnings"],
    claims: [
      {
        item: "nets",
        system: "S15",
        name: ["六网设防", "Six nets"],
        said: [
          "街面巡防、社区防控、视频监控、卡口查控、区域协作、网络防控",
          "street patrol, community watch, video, checkpoints, regional cooperation, online",
        ],
      },
      { item: "video-points", system: "S16", name: ["新增视频监控点", "Video points added"], said: ["150 个", "150"] },
      { item: "checkpoints", system: "S16", name: ["新增高清卡口", "High-definition checkpoints added"], said: ["21 个", "21"] },
      {
        item: "joint-response",
        system: "S17",
        name: ["110 应急社会联动", "110 joint emergency response"],
        said: ["一个电话，多个部门", "one call, many agencies"],
      },
      { item: "messages", system: "S18", name: ["防范预警短信", "Warnings by SMS"], said: ["1,100 余万条", "over 11 million"] },
    ],
  },
  {
    section: "innovation",
    name: ["九、创新和试点", "9 Innovation and pilots"],
    claims: [
      { item: "mechanisms", system: "S19", name: ["梳理的机制", "Mechanisms catalogued"], said: ["86 项", "86"] },
      {
        item: "pilots",
        system: "S19",
        name: ["试点", "Pilots"],
        said: [
          "安吉县和 10 个乡镇；一县一品；《“三项重点工作”在湖州》",
          "Anji and 10 towns; one county one brand; a book on the three key tasks",
        ],
      },
      {
        item: "risk-assessment",
        system: "S20",
        name: ["重大事项社会稳定风险评估", "Risk assessment of major decisions"],
        said: ["长兴先行，逐步推开", "Changxing first, then everywhere"],
      },
      { item: "petition-agency", system: "S21", name: ["“三四五”信访代理制", "Petition agency 三四五"], said: ["安吉", "Anji"] },
      { item: "work-method", system: "S22", name: ["“一线三化”工作法", "Working method 一线三化"], said: ["吴兴", "Wuxing"] },
      {
        item: "circle",
        system: "S23",
        name: ["十五分钟维稳服务圈", "Fifteen-minute service circle"],
        said: ["南浔", "Nanxun"],
        words: [
          "现在谁在十五分钟以内、缺口在哪里，见“服务圈”。",
          "Who is within fifteen minutes today, and where the gaps are, is on the page of the service circle.",
        ],
      },
    ],
  },
  {
    section: "people",
    name: ["十、新居民、安置帮教、队伍和联系群众", "10 New residents, aftercare, workforce, outreach"],
    claims: [
      {
        item: "new-residents",
        system: "S24",
        name: ["新居民服务管理", "New residents"],
        said: ["登记，并把公共服务延伸到他们", "registered, and public services extended to them"],
      },
      { item: "aftercare", system: "S25", name: ["安置帮教基地", "Aftercare bases"], said: ["建立", "set up"] },
      {
        item: "training",
        system: "S26",
        name: ["队伍轮训", "Workforce training"],
        said: ["分级分类，轮训轮值、战训合一", "tiered and classified, training and duty as one"],
      },
      {
        item: "outreach",
        system: "S27",
        name: ["百警联百村", "Officers and villages"],
        said: ["100 名民警联系 100 个村，一村一法律顾问", "100 officers with 100 villages; one village one legal adviser"],
      },
    ],
  },
  {
    section: "integrity",
    name: ["十一、从严治警、先进典型和志愿者", "11 Integrity, role models, volunteers"],
    claims: [
      {
        item: "openness",
        system: "S28",
        name: ["从严治警、阳光司法", "Integrity and openness"],
        said: ["五项公开；重大事项报告；十条禁令", "five kinds of openness; reports of major matters; ten prohibitions"],
      },
      {
        item: "awards",
        system: "S29",
        name: ["“人民满意”单位和干警评选", "Awards of units and officers people are satisfied with"],
        said: ["10 届；《湖州政法群英谱》", "10 editions; a book of those awarded"],
      },
      {
        item: "volunteers",
        system: "S30",
        name: ["平安志愿者", "Volunteers"],
        said: ["2 万余名", "over 20,000"],
        words: ["志愿者登记尚未启用，因此没有记录可数。", "No register of volunteers is in use yet, so there is nothing to count."],
      },
    ],
  },
];
