import type { Basis } from "../../../modules/answers/contract.ts";
import { LAW, sample } from "./answer-basis.ts";

type Words = {
  q: string;
  a: string;
  also?: readonly string[];
  steps?: readonly string[];
  bring?: readonly string[];
  cost?: string;
  takes?: string;
};
export type Told = {
  /** Department that answers. */
  by: string;
  kind: string;
  zh: Words;
  en: Words;
  basis: readonly Basis[];
  internal?: true;
};

const FREE = { zh: "不收费", en: "free" };

/** What new residents, families and workers ask. */
export const LIFE: readonly Told[] = [
  {
    by: "ps",
    kind: "1301",
    zh: {
      q: "居住证怎么办理",
      also: ["外地人办居住证", "暂住证在哪里办"],
      a: "在本市居住半年以上，并且有稳定就业、稳定住所或连续就读之一的，可以向居住地派出所申领居住证。",
      steps: ["先做居住登记", "满半年后到派出所或便民服务中心申请", "十五日内领证"],
      bring: ["身份证", "住所证明，或劳动合同、就读证明之一"],
      cost: FREE.zh,
      takes: "受理后 15 日",
    },
    en: {
      q: "How do I get a residence permit?",
      a: "If you have lived here for half a year and have a stable job, a stable home or continuous schooling, apply at the police station where you live.",
      steps: [
        "Register your residence first",
        "After half a year apply at the police station or service hall",
        "Collect it within fifteen days",
      ],
      bring: ["Identity card", "Proof of home, or an employment contract or school certificate"],
      cost: FREE.en,
      takes: "15 days from acceptance",
    },
    basis: [LAW.residence("第2条、第9条")],
  },
  {
    by: "ps",
    kind: "1301",
    zh: {
      q: "居住证多久签注一次",
      also: ["居住证过期了怎么办", "居住证年审"],
      a: "每居住满一年前的最后一个月内签注一次。逾期未签注的，居住证功能中止；补签后恢复，居住年限从补签日起连续计算。",
      bring: ["居住证", "住所或就业、就读证明"],
      cost: FREE.zh,
      takes: "当场办结",
    },
    en: {
      q: "How often is a residence permit endorsed?",
      a: "Once in the last month of each year of residence. Late: its function is suspended, and comes back when it is endorsed.",
      bring: ["Residence permit", "Proof of home, work or school"],
      cost: FREE.en,
      takes: "at once",
    },
    basis: [LAW.residence("第10条")],
  },
  {
    by: "ps",
    kind: "1301",
    zh: {
      q: "出租房屋要给租客登记吗",
      also: ["房东登记租客", "租房登记"],
      a: "要。房东应当在租赁关系发生或终止后三个工作日内，向派出所报送承租人信息；可以到派出所，也可以网上报送。",
      takes: "当场办结",
    },
    en: {
      q: "Must a landlord report a tenant?",
      a: "Yes: to the police within three working days from the day the lease begins or ends, at the station or online.",
      takes: "at once",
    },
    basis: [LAW.migrants("第8条至第11条")],
  },
  {
    by: "edu",
    kind: "1302",
    zh: {
      q: "外地孩子怎么在本地上小学",
      also: ["随迁子女入学", "新居民孩子上学报名", "学区怎么查"],
      a: "父母一方持本市居住证的，每年五月在网上报名，由居住地所在区统筹安排。学位以公办为主，公办不足的由政府购买民办学位。",
      steps: ["四月看当年招生公告", "五月网上填报并上传材料", "六月核对，七月公布结果"],
      bring: ["居住证", "户口簿", "住所证明", "就业或社保证明"],
      cost: FREE.zh,
    },
    en: {
      q: "How does a child from elsewhere enter primary school?",
      a: "If a parent holds a residence permit, apply online in May; the district of residence finds a place, in public schools first.",
      steps: ["Read the year's notice in April", "Apply and upload papers in May", "Checked in June, told in July"],
      bring: ["Residence permit", "Household book", "Proof of home", "Proof of work or insurance"],
      cost: FREE.en,
    },
    basis: [LAW.residence("第12条"), sample("义务教育招生入学办法", "school admission rules")],
  },
  {
    by: "edu",
    kind: "1203",
    zh: {
      q: "发现孩子没有上学怎么办",
      also: ["孩子辍学", "失学儿童"],
      a: "告诉学校、村（社区）或教育局都可以，不需要证明。教育局会联系家庭，帮助解决困难，安排复学。",
      takes: "3 个工作日内联系家庭",
    },
    en: {
      q: "What if a child is not at school?",
      a: "Tell the school, the village or the Education Bureau; no proof is needed. The bureau contacts the family and helps the child back.",
      takes: "the family is contacted within 3 working days",
    },
    basis: [LAW.minors("第11条")],
  },
  {
    by: "civil",
    kind: "1101",
    zh: {
      q: "老年人优待证怎么办",
      also: ["老年卡怎么办", "老人免费坐公交", "敬老卡"],
      a: "年满六十周岁就可以办，户籍不限。凭身份证到便民服务中心或网上申请，七十周岁以上免费乘坐市内公交。",
      bring: ["身份证", "近期证件照一张"],
      cost: FREE.zh,
      takes: "当场办结",
    },
    en: {
      q: "How do I get a senior citizen's card?",
      a: "From the age of sixty, wherever you are registered. Apply at the service hall or online. City buses are free from seventy.",
      bring: ["Identity card", "One recent photo"],
      cost: FREE.en,
      takes: "at once",
    },
    basis: [sample("老年人优待办法", "benefits for the elderly")],
  },
  {
    by: "civil",
    kind: "1102",
    zh: {
      q: "家里突然有困难怎么申请临时救助",
      also: ["临时困难补助", "急难救助"],
      a: "火灾、事故、重病或突发变故使基本生活有困难的，向乡镇（街道）申请临时救助；紧急的先救助、后补手续。",
      steps: ["向村（社区）或乡镇街道说明情况", "工作人员入户核实", "公示后发放"],
      bring: ["身份证或户口簿", "困难情况的材料，没有的可以先说明"],
      cost: FREE.zh,
      takes: "3 个工作日内联系；紧急情况 24 小时",
    },
    en: {
      q: "How do I ask for temporary assistance?",
      a: "If a fire, an accident, an illness or another blow leaves you without basic means, ask your town. Urgent help comes first, papers later.",
      steps: ["Tell the village or the town", "Somebody visits and looks", "Paid after publication"],
      bring: ["Identity card or household book", "Papers on what happened; if there are none, say so"],
      cost: FREE.en,
      takes: "contact within 3 working days; 24 hours if urgent",
    },
    basis: [sample("临时救助实施细则", "rules on temporary assistance")],
  },
  {
    by: "civil",
    kind: "1101",
    zh: {
      q: "独居老人可以申请上门服务吗",
      also: ["居家养老服务", "给老人送餐"],
      a: "可以。七十周岁以上独居、失能或低保家庭的老人，可以申请助餐、助洁、助医等上门服务，子女代为申请也可以。",
      bring: ["老人身份证"],
      cost: "政府补助一部分，其余按标准收费",
      takes: "1 个工作日内联系",
    },
    en: {
      q: "Can an old person who lives alone get help at home?",
      a: "Yes: meals, cleaning and company to the doctor, from seventy for those who live alone, are frail or on low income. Children may apply.",
      bring: ["The person's identity card"],
      cost: "partly subsidised, the rest by tariff",
      takes: "contact within 1 working day",
    },
    basis: [sample("居家养老服务办法", "home care rules")],
  },
  {
    by: "disabled",
    kind: "1101",
    zh: {
      q: "残疾人证怎么申办",
      also: ["办残疾证", "残疾等级评定"],
      a: "向户籍地或居住证所在地残联申请，到指定医院评定后发证。行动不便的可以预约上门评定。",
      steps: ["向乡镇（街道）残联提出申请", "到指定医院评定", "公示后领证"],
      bring: ["身份证或户口簿", "两张证件照"],
      cost: "评定费由财政承担",
      takes: "15 个工作日",
    },
    en: {
      q: "How do I apply for a disability certificate?",
      a: "Apply at the Disabled Persons' Federation where you are registered or hold a residence permit; a hospital assesses. Home assessment can be booked.",
      steps: ["Apply in your town", "Be assessed at the named hospital", "Collect it after publication"],
      bring: ["Identity card or household book", "Two photos"],
      cost: "the assessment is paid by the city",
      takes: "15 working days",
    },
    basis: [sample("残疾人证管理细则", "disability certificate rules")],
  },
  {
    by: "hrss",
    kind: "0104",
    zh: {
      q: "老板拖欠工资怎么办",
      also: ["讨薪找谁", "工资没发", "欠薪投诉"],
      a: "可以先要求单位调解，也可以向人社局劳动监察投诉，或申请劳动仲裁。劳动争议申请仲裁的时效为一年；在职期间拖欠工资的，不受一年限制，离职的自离职起一年内提出。",
      steps: ["收好合同、考勤、工资条、聊天记录", "向劳动监察投诉或申请调解", "调解不成的申请仲裁"],
      bring: ["身份证", "能证明劳动关系和欠薪的材料"],
      cost: "仲裁不收费",
      takes: "调解 15 日内；仲裁一般 45 日内",
    },
    en: {
      q: "My employer does not pay my wages. What can I do?",
      a: "Ask for mediation, complain to the labour inspection, or apply for arbitration within one year; while you still work there the year does not run for wages.",
      steps: ["Keep the contract, records and messages", "Complain or ask for mediation", "If that fails, apply for arbitration"],
      bring: ["Identity card", "Whatever shows the work and the debt"],
      cost: "arbitration is free",
      takes: "mediation within 15 days, arbitration usually within 45",
    },
    basis: [LAW.labour("第5条、第14条、第27条、第43条、第53条")],
  },
  {
    by: "hrss",
    kind: "1302",
    zh: {
      q: "失业后在哪里找工作和参加培训",
      also: ["找工作", "免费职业培训", "招聘会"],
      a: "到居住地的人力社保所登记，可以免费参加招聘会、职业指导和一次技能培训，居住证持有人同样享受。",
      bring: ["身份证或居住证"],
      cost: FREE.zh,
      takes: "5 个工作日内答复",
    },
    en: {
      q: "Where do I find work and training?",
      a: "Register at the labour office where you live: job fairs, advice and one course are free, also with a residence permit.",
      bring: ["Identity card or residence permit"],
      cost: FREE.en,
      takes: "a reply within 5 working days",
    },
    basis: [LAW.residence("第12条"), sample("就业服务清单", "list of job services")],
  },
  {
    by: "mi",
    kind: "1103",
    zh: {
      q: "医保异地就医怎么备案",
      also: ["外地看病报销", "异地住院"],
      a: "到外地住院前，在网上或医保窗口备案，备案后可在定点医院直接结算。急诊住院视同已备案。",
      bring: ["身份证或社保卡"],
      cost: FREE.zh,
      takes: "当场办结",
    },
    en: {
      q: "How do I register treatment in another place with medical insurance?",
      a: "Register online or at the window before you go to hospital elsewhere; then it is settled there directly. An emergency counts as registered.",
      bring: ["Identity or insurance card"],
      cost: FREE.en,
      takes: "at once",
    },
    basis: [sample("医保异地就医经办规程", "rules on treatment elsewhere")],
  },
  {
    by: "women",
    kind: "1202",
    zh: {
      q: "遭到家庭暴力怎么求助",
      also: ["家暴怎么办", "人身安全保护令"],
      a: "正在发生的立即打 110。可以向法院申请人身安全保护令，法院受理后七十二小时内裁定，紧急的二十四小时内；需要住处的可以申请临时庇护。不会因为求助要求您先接受调解。",
      steps: ["确保安全，打 110", "留存伤情、报警回执、告诫书", "向法院申请保护令，不收费"],
      cost: FREE.zh,
      takes: "保护令 72 小时，紧急 24 小时",
    },
    en: {
      q: "How do I get help against domestic violence?",
      a: "If it is happening, ring 110. A court grants a protection order within 72 hours, 24 if urgent; a shelter can be asked for. Nobody asks you to mediate first.",
      steps: ["Get to safety, ring 110", "Keep records of injuries and the police's papers", "Apply to the court; it is free"],
      cost: FREE.en,
      takes: "72 hours, 24 if urgent",
    },
    basis: [LAW.violence("第16条、第18条、第23条、第28条")],
  },
  {
    by: "health",
    kind: "1105",
    zh: {
      q: "心里难受想找人说说找谁",
      also: ["心理援助热线", "心理咨询"],
      a: "可以打热线 12356，全天有人接听，不问姓名；镇街心理服务站也可以预约面谈。",
      cost: FREE.zh,
      takes: "热线随时；面谈 3 个工作日内安排",
    },
    en: {
      q: "I feel low. Whom can I talk to?",
      a: "Ring 12356 at any time; no name is asked. A talk at your town's counselling room can be booked.",
      cost: FREE.en,
      takes: "at any time; a talk within 3 working days",
    },
    basis: [sample("社会心理服务指南", "guide to counselling")],
  },
];
