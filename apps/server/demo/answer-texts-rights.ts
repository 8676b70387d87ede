import { LAW, sample } from "./answer-basis.ts";
import type { Told } from "./answer-texts.ts";

const FREE = { zh: "不收费", en: "free" };

/** Mediation, petitions, legal aid, one's rights towards an authority. */
export const RIGHTS: readonly Told[] = [
  {
    by: "justice",
    kind: "0101",
    zh: {
      q: "怎么申请人民调解",
      also: ["邻里纠纷找谁调解", "调解要钱吗", "调解委员会在哪里"],
      a: "向村（社区）或乡镇（街道）人民调解委员会申请，口头也可以，网上也可以。双方自愿，不收费，可以选调解员；不愿意调解或调解不成的，可以直接去法院。",
      steps: ["说明是什么事、对方是谁", "双方同意后选调解员", "达成协议的签协议"],
      cost: FREE.zh,
      takes: "3 个工作日内答复，一般一个月内调结",
    },
    en: {
      q: "How do I ask for mediation?",
      a: "Ask the mediation committee of your village or town, in words or online. Both sides must want it, it is free, you choose the mediator, and the court stays open to you.",
      steps: ["Say what it is about and with whom", "When both agree, choose a mediator", "Sign what was agreed"],
      cost: FREE.en,
      takes: "an answer within 3 working days, usually settled within a month",
    },
    basis: [LAW.mediation("第3条、第4条、第17条、第23条")],
  },
  {
    by: "justice",
    kind: "0101",
    zh: {
      q: "调解协议对方不履行怎么办",
      also: ["司法确认", "调解协议有用吗"],
      a: "调解协议有约束力。双方可以自协议生效之日起三十日内共同向法院申请司法确认；确认后对方不履行的，可以申请强制执行。没有确认的，可以就协议向法院起诉。",
      cost: "司法确认不收费",
      takes: "申请期限 30 日",
    },
    en: {
      q: "The other side does not keep the mediation agreement. What can I do?",
      a: "It binds both. Within thirty days both may ask the court to confirm it, and a confirmed one can be enforced. Without that you may sue on the agreement.",
      cost: "confirmation is free",
      takes: "30 days to apply",
    },
    basis: [LAW.mediation("第31条、第33条"), LAW.civil("第205条")],
  },
  {
    by: "xf",
    kind: "1504",
    zh: {
      q: "信访要走哪些步骤",
      also: ["上访流程", "怎么信访", "信访多久答复"],
      a: "可以写信、上网、打电话或到接待场所。收到后登记；十五日内告诉您由谁办。按信访程序办的，受理之日起六十日内办结，经批准可延长不超过三十日并告知理由。对结果不服的，收到答复三十日内可以申请复查，再三十日内可以申请复核。",
      steps: [
        "提出：写明事情、要求",
        "登记、转办：十五日内告知去向",
        "办理：六十日内书面答复",
        "不服：三十日内申请复查，再不服三十日内申请复核",
      ],
      cost: FREE.zh,
      takes: "15 日告知去向，60 日内办结",
    },
    en: {
      q: "Which steps does a petition take?",
      a: "By letter, online, phone or in person. It is registered and you are told within 15 days who handles it. By the petition procedure it is answered within 60 days, 30 more with approval and reasons. Not content: ask for review within 30 days, and for a second review within 30 more.",
      steps: [
        "Say what it is about and what you ask",
        "Registered and passed on: told within 15 days",
        "Handled: a written answer within 60 days",
        "Not content: review within 30 days, then a second one",
      ],
      cost: FREE.en,
      takes: "told within 15 days, answered within 60",
    },
    basis: [LAW.petitions("第22条、第23条、第34条至第36条")],
  },
  {
    by: "justice",
    kind: "1104",
    zh: {
      q: "请不起律师怎么申请法律援助",
      also: ["免费律师", "法律援助条件"],
      a: "经济困难的，可以向法律援助中心申请；讨薪、工伤、家暴受害人等免予核查经济状况。收到申请七日内决定，决定后三日内指派律师。",
      steps: ["到法律援助中心或网上申请", "七日内决定", "三日内指派律师"],
      bring: ["身份证", "与案件有关的材料", "经济困难说明（讨薪、工伤等不用）"],
      cost: FREE.zh,
      takes: "7 日决定，3 日指派",
    },
    en: {
      q: "I cannot afford a lawyer. How do I get legal aid?",
      a: "Apply at the legal aid centre if you lack means; workers owed wages, the injured at work and victims of domestic violence need not show it. Decided within 7 days, a lawyer named within 3.",
      steps: ["Apply at the centre or online", "Decided within seven days", "A lawyer within three"],
      bring: ["Identity card", "Papers of the case", "A statement of means, where it is needed"],
      cost: FREE.en,
      takes: "7 days, then 3",
    },
    basis: [LAW.aid("第31条、第42条、第43条")],
  },
  {
    by: "data",
    kind: "1501",
    zh: {
      q: "怎么申请政府信息公开",
      also: ["依申请公开", "查政府文件"],
      a: "可以当面、邮寄或网上提出，写明姓名、联系方式、要什么信息、以什么形式提供。收到申请二十个工作日内答复，需要延长的不超过二十个工作日并告知。",
      bring: ["身份证明"],
      cost: "一般不收费",
      takes: "20 个工作日",
    },
    en: {
      q: "How do I ask for government information?",
      a: "In person, by post or online: your name and contact, what you want and in which form. Answered within 20 working days; 20 more at most, and you are told.",
      bring: ["Proof of identity"],
      cost: "usually free",
      takes: "20 working days",
    },
    basis: [LAW.openness("第29条、第33条")],
  },
  {
    by: "justice",
    kind: "1501",
    zh: {
      q: "对行政处罚不服怎么办",
      also: ["行政复议怎么申请", "罚款不合理"],
      a: "自知道处罚之日起六十日内可以申请行政复议，不收费；五个工作日内审查是否受理，一般六十日内作出决定。也可以依法向法院起诉。",
      bring: ["处罚决定书", "身份证", "复议申请书，口头申请也可以"],
      cost: FREE.zh,
      takes: "60 日内申请，60 日内决定",
    },
    en: {
      q: "I disagree with an administrative penalty. What can I do?",
      a: "Apply for reconsideration within 60 days of learning of it; it is free, examined within 5 working days and usually decided within 60 days. You may also go to court.",
      bring: ["The decision", "Identity card", "An application; in words will do"],
      cost: FREE.en,
      takes: "60 days to apply, 60 to decide",
    },
    basis: [LAW.review("第20条、第30条、第62条")],
  },
  {
    by: "data",
    kind: "1501",
    zh: {
      q: "平台里有我的哪些信息，怎么更正删除",
      also: ["删除个人信息", "查我的信息"],
      a: "在“关于我的信息”页面用手机验证码就能看到：有哪些、为什么、保存到哪天、谁看过，也可以更正、取一份、申请删除。十五个工作日内答复。",
      cost: FREE.zh,
      takes: "15 个工作日",
    },
    en: {
      q: "What does this platform hold about me, and how do I correct or erase it?",
      a: "Open “What is held about me” with a code on your mobile: what, why, until when and who looked. Correct it, take a copy or ask to erase it; answered within 15 working days.",
      cost: FREE.en,
      takes: "15 working days",
    },
    basis: [LAW.privacy("第45条至第47条、第50条")],
  },
  {
    by: "ps",
    kind: "1501",
    zh: {
      q: "丢了东西可以查监控吗",
      also: ["调监控", "查看公共视频"],
      a: "个人不能直接调看公共视频，请向派出所报警，由民警依法查看。监控一般保存三十日，请尽快报。",
      takes: "录像一般保存 30 日",
    },
    en: {
      q: "I lost something. May I see the camera footage?",
      a: "Not by yourself: report it to the police, who look at it by law. Footage is kept for about thirty days, so report soon.",
      takes: "kept for about 30 days",
    },
    basis: [LAW.video("第17条")],
  },
  {
    by: "civil",
    kind: "1501",
    zh: {
      q: "村里的账多久公布一次",
      also: ["村务公开", "村财务公开"],
      a: "一般事项每季度公布一次；收支多的，财务每月公布；涉及村民利益的重大事项随时公布。没有公布的，可以向乡镇反映。",
    },
    en: {
      q: "How often are a village's accounts published?",
      a: "Each quarter; the money each month where there is much of it; weighty matters at once. If they are not, tell the town.",
    },
    basis: [LAW.village("第30条")],
  },
  {
    by: "dr",
    kind: "1501",
    zh: {
      q: "重大决定怎么提意见",
      also: ["征求意见", "听证会报名"],
      a: "公开征求意见一般不少于三十日，在“重大决策听意见”页面写就可以，不用登录、不留姓名。每条意见都会答复采纳不采纳、为什么。",
      takes: "征求意见期不少于 30 日",
    },
    en: {
      q: "How do I comment on a major decision?",
      a: "Drafts are open for thirty days as a rule. Write on the page of decisions, without an account or a name; every opinion is answered with a reason.",
      takes: "30 days as a rule",
    },
    basis: [LAW.decisions("第15条")],
  },
  {
    by: "youth",
    kind: "1501",
    zh: {
      q: "怎么报名当志愿者",
      also: ["志愿服务", "义工报名"],
      a: "可以自己在志愿服务系统注册，也可以通过志愿服务组织注册。参加有人身危险的活动前，组织方要为您买保险。",
      cost: FREE.zh,
    },
    en: {
      q: "How do I become a volunteer?",
      a: "Register in the volunteer system yourself or through an organisation. Before dangerous work the organiser insures you.",
      cost: FREE.en,
    },
    basis: [LAW.volunteers("第7条、第17条")],
  },
  {
    by: "ps",
    kind: "0302",
    zh: {
      q: "接到自称公检法的电话要转账怎么办",
      also: ["电信诈骗", "被骗钱了怎么办", "96110"],
      a: "公检法不会用电话办案，也没有安全账户。挂断，打 96110 核实；已经转账的，立刻打 110，并保留转账和聊天记录。",
      takes: "立刻打 110，越早越可能止付",
    },
    en: {
      q: "Somebody who says he is the police asks for a transfer. What now?",
      a: "No authority handles cases by phone and there is no “safe account”. Hang up and ring 96110; if you paid, ring 110 at once and keep the records.",
      takes: "at once: the earlier, the better the chance to stop it",
    },
    basis: [LAW.fraud("")],
  },
];

/** For whoever takes calls: not for the website. */
export const INSIDE: readonly Told[] = [
  {
    by: "hotline",
    kind: "1501",
    internal: true,
    zh: {
      q: "来电人情绪激动怎么接听",
      also: ["骂人的来电"],
      a: "先让对方说完，复述一遍诉求，再说能做什么、几时答复。有伤害自己或他人的话，立即三方接入 110 或 120，并按首问负责跟到底。",
    },
    en: {
      q: "How do I take a call from somebody upset?",
      a: "Let them finish, say it back, then say what can be done and by when. If there is talk of harm, bring 110 or 120 into the call, and stay with it.",
    },
    basis: [sample("热线接听规范", "hotline standard")],
  },
  {
    by: "hotline",
    kind: "1501",
    internal: true,
    zh: {
      q: "同一人反复来电问同一件事怎么办",
      also: ["重复来电"],
      a: "查原工单进度，把承诺日期和现在谁在办说清楚；确实超期的转督办，不另立新单。不给来电人做任何标记。",
    },
    en: {
      q: "The same person rings again about the same matter. What now?",
      a: "Look at the case, say the promised day and who has it. If it is late, pass it to oversight; no second case, and no mark on the caller.",
    },
    basis: [sample("热线接听规范", "hotline standard")],
  },
  {
    by: "centre",
    kind: "1503",
    internal: true,
    zh: {
      q: "窗口收到对工作人员的投诉怎么转",
      also: ["投诉干部"],
      a: "不在窗口登记内容，指引到“投诉单位”页面或纸质表格；由上一级受理，被投诉单位看不到。当面要写的，密封后当日送上一级。",
    },
    en: {
      q: "How is a complaint about staff passed on?",
      a: "Nothing is written down at the window: show the page for complaints or the paper form. The level above takes it and the unit does not see it.",
    },
    basis: [LAW.petitions("第30条")],
  },
  {
    by: "mi",
    kind: "1103",
    internal: true,
    zh: {
      q: "医保系统切换期间怎么答复",
      also: ["医保系统升级"],
      a: "切换三天内只做登记，不承诺当场办结；登记后三个工作日内主动回电。急诊结算走应急通道。",
    },
    en: {
      q: "What do we say while the insurance system is switched?",
      a: "For three days only register, promise nothing at once, and ring back within three working days. Emergencies use the emergency route.",
    },
    basis: [sample("系统切换答复口径", "lines for the switch")],
  },
];
