export type Petitioned = {
  branch: "suggestion" | "accusation" | "judicial" | "arbitration" | "party" | "administrative" | "duty" | "opinion";
  /** Who answers for it; in the visitors' town the enforcement squad, whose people have accounts there. */
  department: string;
  requests: readonly string[];
  facts: string;
  /** Why the petition office leads it there. */
  triage: string;
  found: string;
  law: string;
  answers: readonly { result: "supported" | "explained" | "unsupported"; text: string }[];
  performance: string | null;
};

/** 31(6): an organ hears, looks and answers. Places and people are made up. */
export const OPINIONS: readonly Petitioned[] = [
  {
    branch: "opinion",
    department: "cg",
    requests: ["取缔夜里占道的烧烤摊", "赔偿被熏黑的外墙"],
    facts: "小区北门外每晚七点后有烧烤摊占人行道经营，油烟直冲二楼，孩子咳嗽，外墙也熏黑了。打过两次电话，来人就收、走了又摆。",
    triage: "反映的问题需调查后作出处理意见，属第三十一条第六项。",
    found: "九月三日至十日连续四个晚上现场查看，摊位三处，均未取得占道许可，油烟未经净化直接排放。外墙污损面积约六平方米。",
    law: "大气污染防治法第八十一条、第一百一十八条；浙江省城市市容和环境卫生管理条例。",
    answers: [
      { result: "supported", text: "已责令三处摊位停止占道经营，并安排晚间定点值守，每周通报一次。" },
      { result: "explained", text: "外墙污损属民事赔偿，可向摊主主张；已告知人民调解和诉讼途径，并出具现场查看记录供使用。" },
    ],
    performance: "由综合行政执法中队在一个月内完成，此后每月回看一次。",
  },
  {
    branch: "opinion",
    department: "cg",
    requests: ["恢复被拆除的店招，或者补偿拆除损失"],
    facts: "沿街改造时统一拆了店招，当时说十五天内装新的，到现在三个月没有装，生意少了一半。",
    triage: "对机关处置措施有意见，需调查后答复。",
    found: "店招拆除有施工方案和通知，通知上承诺十五日内更换；因供应商更换，实际拖延七十九天。",
    law: "行政许可法第八条关于信赖保护的规定；施工方案中的更换承诺。",
    answers: [{ result: "supported", text: "十五日内完成该路段店招更换；对拖延期间的临时标牌费用凭票据据实承担。" }],
    performance: "由综合行政执法中队于十五日内完成，费用由改造项目列支。",
  },
  {
    branch: "opinion",
    department: "cg",
    requests: ["垃圾房移到离居民楼远一些的地方", "夏天增加清运次数"],
    facts: "新建的垃圾房离一楼窗户不到八米，夏天臭味重，苍蝇多，物业说位置是街道定的。",
    triage: "对公共设施设置有意见，需调查后作出处理意见。",
    found: "现场测量，垃圾房距最近住宅窗户七米六，未达到设置要求的间距；每日清运一次。",
    law: "城市生活垃圾管理办法第十条、第十六条；环境卫生设施设置标准。",
    answers: [
      { result: "supported", text: "移至东侧停车场旁，距住宅二十三米，移位方案已在小区公示五日。" },
      { result: "supported", text: "六月至九月每日清运两次，其余月份一次。" },
    ],
    performance: "移位四十日内完成，增加清运即日起执行。",
  },
  {
    branch: "opinion",
    department: "cg",
    requests: ["取消门前道路的收费停车位"],
    facts: "家门口的小路画了收费车位，自己回家也要交钱，还影响救护车进出。",
    triage: "对公共道路管理措施有意见，属第三十一条第六项。",
    found: "道路宽五点八米，画线一侧后余三点六米，消防、救护车辆可以通过；设置前征求意见的公示只有三日。",
    law: "道路交通安全法第三十三条；城市道路管理条例第三十条。",
    answers: [
      { result: "explained", text: "设置符合通行要求，予以保留；公示时间不足属程序问题，重新公示十日，沿线住户夜间八时至次日八时免费。" },
    ],
    performance: "十日内重新公示，夜间免费自公示结束起执行。",
  },
  {
    branch: "opinion",
    department: "hc",
    requests: ["修好改造后仍漏水的屋面"],
    facts: "老旧小区改造做了平改坡，验收不到一年顶楼就漏，三户人家家具泡坏。施工队来补过一次，下雨还是漏。",
    triage: "反映改造工程质量，由主管部门调查答复。",
    found: "专业机构检测，屋脊节点防水搭接不足，属施工质量问题，仍在保修期内。",
    law: "建设工程质量管理条例第四十条、第四十一条。",
    answers: [{ result: "supported", text: "责成施工单位返修屋脊节点并重做闭水试验，受损家具由其按评估赔付。" }],
    performance: "施工单位于三十日内返修完毕，主管部门到场验收。",
  },
  {
    branch: "opinion",
    department: "hc",
    requests: ["按协议补发延期的过渡费"],
    facts: "房屋征收协议约定过渡期二十四个月，安置房晚交了七个月，后面的过渡费一直没有发。",
    triage: "对征收补偿协议履行中的行政行为有意见，需调查后答复。",
    found: "协议约定过渡期二十四个月，实际交房晚七个月零四天，晚交期间过渡费未支付。",
    law: "国有土地上房屋征收与补偿条例第二十二条；补偿协议第七条。",
    answers: [{ result: "supported", text: "按协议标准补发七个月过渡费，自逾期之日起按双倍计算。" }],
    performance: "征收部门二十日内发放到户。",
  },
  {
    branch: "opinion",
    department: "hc",
    requests: ["公开小区维修资金的使用明细"],
    facts: "电梯换主板用了维修资金，业主没有见到清单，问物业说在街道，问街道说在物业。",
    triage: "请求监管部门履职并答复，需调查。",
    found: "维修资金使用经业主表决通过，明细在业委会，但未按规定公布。",
    law: "民法典第二百八十一条；住宅专项维修资金管理办法。",
    answers: [{ result: "supported", text: "责成业委会七日内公布本次使用的合同、票据和分摊明细，此后每半年公布一次。" }],
    performance: "业委会七日内公布，主管部门核对。",
  },
  {
    branch: "opinion",
    department: "hrss",
    requests: ["把下乡插队的年限算进工龄"],
    facts: "办退休时说插队的那两年没有材料，不能算。当年同去的几个人都算了。",
    triage: "对社会保险待遇核定有意见，需调查后作出处理意见。",
    found: "查阅档案馆知青名册，有其姓名和起止时间，本人档案中缺少对应的介绍信。",
    law: "社会保险法第十六条；关于知识青年工龄计算的政策规定。",
    answers: [{ result: "supported", text: "以档案馆名册作为依据，认定插队年限二年一个月，重新核定待遇并补发差额。" }],
    performance: "社保经办机构下月起按新标准发放并补发。",
  },
  {
    branch: "opinion",
    department: "edu",
    requests: ["让孩子到户口所在小区的学校入学"],
    facts: "户口和房子都在学区内，报名时说生源超了，要分到三公里外的学校。",
    triage: "对入学安排有意见，需调查后答复。",
    found: "当年该校学区内报名超出学额二十一人，按落户时间先后录取，该生排第三十位。",
    law: "义务教育法第十二条；当年公布的招生办法。",
    answers: [
      { result: "unsupported", text: "按公布办法，超出学额时以落户时间为序，统筹安排到相邻学校；可申请校车，费用由教育部门承担。" },
    ],
    performance: null,
  },
  {
    branch: "opinion",
    department: "mi",
    requests: ["补报在外地急诊的医药费"],
    facts: "外出探亲突发阑尾炎在外地手术，回来报销说没有备案，只报了很少。",
    triage: "对医保待遇核定有意见，需调查后作出处理意见。",
    found: "病历记载为急诊入院，符合急诊视同备案的情形，经办时未采用。",
    law: "社会保险法第二十八条；基本医疗保险异地就医急诊视同备案的规定。",
    answers: [{ result: "supported", text: "按急诊视同备案重新核算，补报差额。" }],
    performance: "医保经办机构十五个工作日内支付。",
  },
  {
    branch: "opinion",
    department: "civil",
    requests: ["恢复低保"],
    facts: "儿子找到了临时工，低保就停了，可是工作只做了两个月，家里还有病人。",
    triage: "对社会救助待遇调整有意见，需调查后答复。",
    found: "入户核查，儿子已失业四个月，家庭人均收入低于当地低保标准。",
    law: "社会救助暂行办法第九条、第十三条。",
    answers: [{ result: "supported", text: "自下月起恢复最低生活保障，就业期间的收入按规定扣减。" }],
    performance: "民政部门于下月十日前发放。",
  },
  {
    branch: "opinion",
    department: "agri",
    requests: ["追回少发的土地流转租金"],
    facts: "合作社流转了六亩地，合同写的是每年按稻谷价格结算，去年只给了固定的数。",
    triage: "反映流转合同监管问题，需调查后作出处理意见。",
    found: "合同约定按当年稻谷收购价折算，合作社按上年价格支付，每亩少付八十六元。",
    law: "农村土地承包法第三十八条、第三十九条；流转合同第五条。",
    answers: [{ result: "supported", text: "督促合作社按当年价格补付差额五百一十六元，并在公示栏公布结算依据。" }],
    performance: "合作社十五日内补付，农业农村部门核对。",
  },
];

/** The other seven: led into their own procedure, or studied and answered. */
export const OTHERS: readonly Petitioned[] = [
  {
    branch: "suggestion",
    department: "trans",
    requests: ["把十二路公交末班车延到晚上九点半"],
    facts: "开发区下班晚，八点四十末班车走了，年轻人只能打车。",
    triage: "属建议意见类。",
    found: "研究后采纳：客流测算每日约一百一十人次，自下月起末班车延至二十一时三十分。",
    law: "信访工作条例第二十九条。",
    answers: [],
    performance: null,
  },
  {
    branch: "suggestion",
    department: "ctr",
    requests: ["文化馆周末开放老年活动室"],
    facts: "平时子女上班，老人周末想去活动室，可是只有工作日开门。",
    triage: "属建议意见类。",
    found: "部分采纳：周六全天开放，周日仍闭馆，因值守人员不足，已列入明年计划。",
    law: "信访工作条例第二十九条。",
    answers: [],
    performance: null,
  },
  {
    branch: "arbitration",
    department: "hrss",
    requests: ["公司把年休假折算的工资付给我"],
    facts: "离职时公司说年休假作废，工资表上也没有。",
    triage: "属劳动争议，可申请调解或仲裁。",
    found: "已告知劳动人事争议仲裁委员会的地址、时效和需要的材料，并约好时间。",
    law: "劳动争议调解仲裁法第五条、第二十七条。",
    answers: [],
    performance: null,
  },
  {
    branch: "administrative",
    department: "nr",
    requests: ["确认老宅的宅基地界线"],
    facts: "邻居翻建时越过老墙脚半米，两家各说各的界。",
    triage: "属行政确认，应通过不动产权籍调查处理。",
    found: "已受理权籍调查申请，指界和测绘后另行作出确认，不服的可申请行政复议。",
    law: "土地管理法第十四条、第六十二条。",
    answers: [],
    performance: null,
  },
  {
    branch: "administrative",
    department: "ps",
    requests: ["撤销停车罚单"],
    facts: "那天在医院门口送病人，停了不到三分钟就被贴了单。",
    triage: "对行政处罚不服，可申请行政复议或者提起诉讼。",
    found: "已告知复议机关、期限和所需材料，并调取当时的照片供查阅。",
    law: "行政处罚法第七条；行政复议法第二十条。",
    answers: [],
    performance: null,
  },
  {
    branch: "duty",
    department: "market",
    requests: ["查处卖过期牛奶的便利店"],
    facts: "买回来才发现过期十一天，店里说可以退钱但不承认。",
    triage: "请求查处违法行为，由有权机关依法履行职责或者答复。",
    found: "现场检查，下架过期食品七件，立案处理；结果已书面答复举报人。",
    law: "食品安全法第五十四条、第一百一十五条。",
    answers: [],
    performance: null,
  },
  {
    branch: "duty",
    department: "cg",
    requests: ["制止楼顶正在搭的阳光房"],
    facts: "楼顶是公共平台，邻居把水泥和钢架都吊上去了，看着要封起来。",
    triage: "请求查处违法建设，由有权机关履行职责。",
    found: "现场制止施工，已搭的钢架五日内自行拆除，逾期依法处理；结果已答复。",
    law: "城乡规划法第六十四条；浙江省违法建筑处置规定。",
    answers: [],
    performance: null,
  },
  {
    branch: "judicial",
    department: "justice",
    requests: ["对判决不服，请求改判"],
    facts: "买卖合同案子判我付违约金，我认为对方先违约。",
    triage: "属诉讼事项，应通过法定诉讼程序解决。",
    found: "已告知上诉、申请再审的期限和受理法院，并约法律援助中心解答。",
    law: "信访工作条例第三十一条第一项；民事诉讼法。",
    answers: [],
    performance: null,
  },
  {
    branch: "party",
    department: "org",
    requests: ["复查对我的党纪处分"],
    facts: "处分决定认定的时间和我的值班记录不一致。",
    triage: "属党员申诉，由原处分机关的有关部门办理。",
    found: "已转纪律检查机关申诉复查部门，并书面告知办理部门和电话。",
    law: "信访工作条例第三十一条第三项。",
    answers: [],
    performance: null,
  },
];

/** Sealed: material and identity never reach the accused (条例 30). */
export const ACCUSATION: Petitioned = {
  branch: "accusation",
  department: "disc",
  requests: ["查清执法中有人收礼的情况"],
  facts: "检查前有人提前打招呼，检查后没有处理，听说送过烟酒。",
  triage: "属检举控告类，由有权机关按规定办理。",
  found: "已按规定核查，结果按程序告知实名举报人。",
  law: "信访工作条例第三十条。",
  answers: [],
  performance: null,
};

export const NOTES = [
  "到现场看了，拍了照片，问了两户邻居。",
  "调阅了原来的档案和协议，与反映的时间一致。",
  "约信访人当面谈了四十分钟，把要求逐条记下。",
  "与有关单位核对了数据，差异之处请其书面说明。",
];
export const EXTEND = ["需要专业机构检测，检测报告下月才能出具。", "涉及多个部门的档案，调取和核对还需要时间。"];
export const NOT_OURS = ["反映的路段不在本单位管辖范围。", "该事项按职责分工由主管部门负责。"];
export const ASK_REVIEW = ["答复只说了程序，没有说我的损失怎么办。", "答复里的事实和我看到的不一样。", "说要整改，期限过了还没有动。"];
export const ASK_FINAL = ["复查没有回应我提出的证据，请求复核。", "复查维持了原意见，我仍然认为没有查清。"];
export const REVIEW_FACTS = ["调取原处理意见的全部材料，并听取了信访人和承办单位的陈述。", "重新到现场查看，并核对了原始记录。"];
export const HEARD_BY = "主持人：复核机关一名负责人；听证员二人；信访人本人；承办单位二人，其中一人为具体承办人。";
export const HEARINGS = [
  {
    record: "信访人陈述诉求和证据，承办单位说明依据，双方就损失范围质询，听证员当场核对了照片。",
    conclusion: "照片与现场情况相符；损失范围由承办单位在复核意见作出前书面补充说明。",
  },
];
export const CHALLENGES = ["承办人和被反映的摊主是熟人，请求换人办理。"];
export const NOT_ACCEPTED = "该事项的处理意见已送达，复查期限届满，同一事实和理由不再受理；落实情况由原承办单位继续跟进。";
export const HELPS = ["安排社工每月上门一次，帮助办理临时救助。", "协助联系公益律师，就民事赔偿部分提供咨询。"];
export const WITHDRAWALS = ["问题已经解决了，谢谢。", "自己和对方谈好了。"];
export const RATINGS = ["答复说得清楚。", "跑了两趟，态度还好。", "希望下次快一点。", "落实得比说的好。"];
export const ACCOUNTS = [
  "本周已把材料交到窗口，拿到了受理通知。",
  "本周问了承办单位，说正在核实，下周给回话。",
  "本周陪您去现场看过，照片已补交。",
];
