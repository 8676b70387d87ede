import { LAW, sample } from "./answer-basis.ts";
import type { Told } from "./answer-texts.ts";

const FREE = { zh: "不收费", en: "free" };

/** Streets, water, power, neighbours. */
export const STREETS: readonly Told[] = [
  {
    by: "cg",
    kind: "0402",
    zh: {
      q: "路灯坏了找谁修",
      also: ["路灯不亮", "路灯报修"],
      a: "在本网站“我要反映”里选“路灯故障”，写清灯杆编号或附近门牌；打热线也可以。一般三个工作日内修好。",
      cost: FREE.zh,
      takes: "3 个工作日",
    },
    en: {
      q: "A street lamp is broken. Who mends it?",
      a: "Report it on this website as “Street lamp” with the number on the post or the nearest door; or ring the hotline. Usually mended within three working days.",
      cost: FREE.en,
      takes: "3 working days",
    },
    basis: [sample("市政设施维护规程", "street maintenance rules")],
  },
  {
    by: "water-co",
    kind: "0404",
    zh: {
      q: "突然停水了怎么办",
      also: ["停水", "没水", "水管爆了"],
      a: "先看小区公告是不是计划停水；不是的，打供水热线或在本网站反映。抢修信息两小时内告知。计划停水提前二十四小时公告。",
      takes: "2 小时内告知情况",
    },
    en: {
      q: "The water is off. What should I do?",
      a: "Look for a notice of planned work first; if there is none, ring the water company or report it here. News within two hours. Planned cuts are announced a day before.",
      takes: "news within 2 hours",
    },
    basis: [sample("城市供水服务规范", "water service standard")],
  },
  {
    by: "grid-co",
    kind: "0404",
    zh: {
      q: "家里停电怎么报修",
      also: ["停电", "跳闸", "没电了"],
      a: "先看自家开关有没有跳闸；邻居也停的，打 95598 或在本网站反映。城区四十五分钟、农村九十分钟内到场。",
      cost: "公用设施抢修不收费",
      takes: "城区 45 分钟到场",
    },
    en: {
      q: "The power is off. How do I report it?",
      a: "Look at your own switch; if the neighbours are dark too, ring 95598 or report it here. On site within 45 minutes in town, 90 in the country.",
      cost: "repairs of the network are free",
      takes: "45 minutes in town",
    },
    basis: [sample("供电服务承诺", "power service promise")],
  },
  {
    by: "gas-co",
    kind: "0203",
    zh: {
      q: "闻到燃气味怎么办",
      also: ["煤气泄漏", "燃气漏气"],
      a: "不开灯、不打火、不在屋内打电话；关总阀、开窗，到屋外打 119 和燃气公司抢修电话。",
      takes: "15 分钟内响应",
    },
    en: {
      q: "I smell gas. What should I do?",
      a: "No switch, no flame, no phone inside. Close the valve, open the windows, go out, then ring 119 and the gas company.",
      takes: "a response within 15 minutes",
    },
    basis: [sample("燃气安全告知书", "gas safety notice")],
  },
  {
    by: "ps",
    kind: "0304",
    zh: {
      q: "邻居晚上太吵怎么办",
      also: ["噪音扰民", "楼上吵", "广场舞太响", "夜里装修"],
      a: "可以先请物业或村（社区）劝；正在扰民的打 110。反复发生的，可以申请人民调解。装修限在工作日 8 时到 12 时、14 时到 18 时。",
      steps: ["记下时间，能录音的录音", "请物业或社区劝阻", "仍不改的打 110，或申请调解"],
      cost: FREE.zh,
    },
    en: {
      q: "My neighbours are loud at night. What can I do?",
      a: "Ask the property manager or community first; while it goes on, ring 110. If it keeps happening, ask for mediation. Renovation is allowed 8–12 and 14–18 on working days.",
      steps: ["Note the times", "Ask the manager or community", "If nothing changes ring 110 or ask for mediation"],
      cost: FREE.en,
    },
    basis: [LAW.mediation("第3条、第4条"), sample("装修噪声管理规定", "rules on renovation noise")],
  },
  {
    by: "cg",
    kind: "0504",
    zh: {
      q: "养狗要办什么证",
      also: ["犬只登记", "狗证怎么办", "养犬登记"],
      a: "城区养犬要登记：先打狂犬疫苗，再到便民服务中心或网上登记，领犬牌。每年复检一次。遛狗要牵绳，大型犬要戴嘴套。",
      bring: ["身份证", "免疫证明", "犬只照片"],
      cost: FREE.zh,
      takes: "当场发牌",
    },
    en: {
      q: "What do I need to keep a dog?",
      a: "In town a dog is registered: rabies vaccine first, then the service hall or online; once a year again. Keep it on a lead, large ones muzzled.",
      bring: ["Identity card", "Vaccination certificate", "A photo of the dog"],
      cost: FREE.en,
      takes: "at once",
    },
    basis: [sample("养犬管理规定", "rules on keeping dogs")],
  },
  {
    by: "health",
    kind: "0506",
    zh: {
      q: "被狗咬了怎么办",
      also: ["狗咬伤", "打狂犬疫苗"],
      a: "立即用肥皂水和流动清水交替冲洗十五分钟，尽快到狂犬病处置门诊接种疫苗；伤重的打 120。记下狗主人和地点，可以打 110。",
      takes: "门诊全天开放",
    },
    en: {
      q: "A dog has bitten me. What now?",
      a: "Wash with soap and running water for fifteen minutes and go to a rabies clinic at once; ring 120 if it is bad. Note the owner and the place, and ring 110.",
      takes: "clinics are open day and night",
    },
    basis: [sample("狂犬病暴露处置指引", "rabies guide")],
  },
  {
    by: "cg",
    kind: "0501",
    zh: {
      q: "大件垃圾和装修垃圾怎么处理",
      also: ["旧家具扔哪里", "装修垃圾清运"],
      a: "大件垃圾预约上门或放到小区指定点；装修垃圾要袋装，堆到指定点，由备案单位清运。随意倾倒的会被处罚。",
      cost: "大件每月一件免费；装修垃圾按车收费",
      takes: "预约后 2 日内",
    },
    en: {
      q: "Where do bulky and building waste go?",
      a: "Bulky waste is fetched or left at the named spot. Building waste goes in bags to its spot and is fetched by a registered firm. Dumping is fined.",
      cost: "one bulky item a month is free; building waste by the load",
      takes: "within 2 days",
    },
    basis: [sample("生活垃圾管理办法", "household waste rules")],
  },
  {
    by: "fire",
    kind: "0202",
    zh: {
      q: "电动车可以停在楼道充电吗",
      also: ["电瓶车充电", "楼道停电动车"],
      a: "不可以。楼道、门厅不能停放，也不能充电，电池不能带进电梯。请用小区集中充电点；没有的，请告诉我们，列入补点清单。",
    },
    en: {
      q: "May I charge an e-bike in the stairwell?",
      a: "No: neither park nor charge it there, and no battery in a lift. Use the charging points; where there are none, tell us and the place goes on the list.",
    },
    basis: [sample("电动自行车停放充电规定", "rules on e-bikes")],
  },
  {
    by: "ps-traffic",
    kind: "0702",
    zh: {
      q: "有车堵住小区出口怎么办",
      also: ["违停挪车", "车挡路"],
      a: "打 114 挪车或 122 报警。消防通道被堵的同时打 119。小区内由物业先劝离。",
      takes: "当天处理",
    },
    en: {
      q: "A car blocks our exit. What can I do?",
      a: "Ring 114 to have it moved or 122 for the police; if a fire lane is blocked, 119 too. Inside an estate the manager asks first.",
      takes: "the same day",
    },
    basis: [sample("违停处置流程", "procedure on blocking parking")],
  },
  {
    by: "hc",
    kind: "0103",
    zh: {
      q: "物业不作为可以找谁",
      also: ["物业投诉", "物业费纠纷"],
      a: "先向业主委员会反映；合同里有的服务没做到，可以向住建部门投诉，也可以申请人民调解。调解不收费，也不影响您去法院。",
      steps: ["看物业合同写了什么", "向业委会书面反映", "向住建部门投诉或申请调解"],
      cost: FREE.zh,
      takes: "投诉 5 个工作日内答复",
    },
    en: {
      q: "Whom do I tell when the property manager does nothing?",
      a: "The owners' committee first; for services the contract names, the housing office, or ask for mediation. It is free and leaves the court open to you.",
      steps: ["Read the contract", "Write to the committee", "Complain or ask for mediation"],
      cost: FREE.en,
      takes: "a reply within 5 working days",
    },
    basis: [LAW.mediation("第3条、第4条"), sample("物业管理投诉处理办法", "rules on complaints about managers")],
  },
  {
    by: "market",
    kind: "0106",
    zh: {
      q: "买到假货或不给退货怎么办",
      also: ["消费投诉", "退货纠纷", "12315"],
      a: "先与商家协商；不成的打 12315 或在网上投诉。七个工作日内告知是否受理，受理后组织调解。",
      bring: ["订单或小票", "商品照片"],
      cost: FREE.zh,
      takes: "7 个工作日内告知是否受理",
    },
    en: {
      q: "I bought a fake, or they refuse a return. What now?",
      a: "Talk to the shop; if that fails ring 12315 or complain online. You are told within seven working days whether it is taken up, then it is mediated.",
      bring: ["Order or receipt", "Photos"],
      cost: FREE.en,
      takes: "told within 7 working days",
    },
    basis: [sample("消费投诉处理规程", "rules on consumer complaints")],
  },
  {
    by: "ctr",
    kind: "1501",
    zh: {
      q: "市图书馆几点开门",
      also: ["图书馆开放时间", "借书证"],
      a: "每天九点到二十一点，周一闭馆整理。凭身份证、社保卡或居住证当场开通借阅。",
      cost: FREE.zh,
    },
    en: {
      q: "When is the city library open?",
      a: "Nine to nine, closed on Mondays. Borrow with an identity, insurance or residence card.",
      cost: FREE.en,
    },
    basis: [sample("公共文化场馆开放公告", "notice on opening hours")],
  },
];
