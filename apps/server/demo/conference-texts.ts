type Agreed = { text: string; owner: string; days: number; result: string };
export type Meeting = { topic: string; members: readonly string[]; minutes: string; agreed: readonly Agreed[] };

/** What the offices of a county meet about in a year; owners are departments. */
export const MEETINGS: readonly Meeting[] = [
  {
    topic: "冬季消防通道和电动自行车充电安全联席会议",
    members: ["fire", "hc", "cg", "ps"],
    minutes:
      "消防通报三季度老旧小区充电点隐患；住建介绍物业移交情况；综合执法反映夜间占道反复。会议认为充电点不足是主因，先补点、再清占道，清理前三天张贴告知。",
    agreed: [
      {
        text: "列出老旧小区充电点缺口清单，明确补建点位和时间。",
        owner: "hc",
        days: 20,
        result: "清单已列，补建点位三十八处，已与街道逐处现场确认。",
      },
      {
        text: "对反复被占的消防通道划线立牌，联合夜查两次。",
        owner: "fire",
        days: 30,
        result: "划线立牌完成，夜查两次，当场劝离车辆四十七辆。",
      },
    ],
  },
  {
    topic: "建筑工地欠薪和扰民问题联席会议",
    members: ["hrss", "hc", "ee", "justice"],
    minutes:
      "人社通报在建项目工资专户抽查情况；住建说明总包责任；生态环境分局反映夜间施工许可与群众投诉的关系。会议议定先保工资发放，再统一夜间施工公示格式。",
    agreed: [
      {
        text: "对抽查发现未足额存入工资保证金的项目逐个约谈，限期补足。",
        owner: "hrss",
        days: 15,
        result: "六个项目已全部补足，约谈记录齐全。",
      },
      { text: "夜间施工许可提前一天在小区门口公示，写明联系电话。", owner: "ee", days: 25, result: "统一格式已启用，抽看十二处均已公示。" },
      { text: "在工地较多的街道安排法律咨询日。", owner: "justice", days: 40, result: "四个街道各办一次，接待咨询六十三人次。" },
    ],
  },
  {
    topic: "学校周边交通和流动摊点联席会议",
    members: ["edu", "ps", "cg", "market"],
    minutes:
      "教育介绍错峰放学安排；交警通报两处事故易发点；市场监管说明食品摊点检查。会议认为划定临时停靠区比一律清走更可行，试行两个月后再看。",
    agreed: [
      {
        text: "在事故易发的两处校门设临时停靠区和护学岗。",
        owner: "ps",
        days: 20,
        result: "停靠区已划，护学岗由家长志愿者和交警共同值守。",
      },
      { text: "划定放学时段摊点疏导区并公示规则。", owner: "cg", days: 30, result: "疏导区两处已启用，摊主均已签收规则。" },
    ],
  },
  {
    topic: "汛期低洼小区积水处置联席会议",
    members: ["water", "hc", "em", "cg"],
    minutes: "水利通报降雨预测；住建说明泵站改造进度；应急介绍转移预案。会议确定先疏通、后改造，低洼小区逐户告知联系人和转移地点。",
    agreed: [
      { text: "疏通低洼小区周边雨水管网，汛前完成。", owner: "hc", days: 25, result: "疏通管网十一公里，三处易涝点试水正常。" },
      { text: "更新转移预案，与各村社区核对联系人。", owner: "em", days: 15, result: "预案已更新，联系人逐个电话核对。" },
    ],
  },
];
