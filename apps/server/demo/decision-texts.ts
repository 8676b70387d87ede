/** One matter as it went. `changed`: what hearing people did to the draft. `past`: it was decided without an assessment. */
export type Story = {
  kind: "policy" | "plan" | "resources" | "project" | "price";
  title: string;
  undertaker: string;
  decider: string;
  affected: string;
  method: string;
  draft: string;
  heard: string;
  opinions: readonly { text: string; summary: string; answer: "adopted" | "partly" | "notAdopted"; reason: string }[];
  changed: { draft: string; what: string } | null;
  risk: {
    cause: string;
    affected: string;
    probability: number;
    consequence: number;
    before: "medium" | "high";
    measure: string;
    after: "low" | "medium";
  };
  report: {
    legality: string;
    reasonableness: string;
    feasibility: string;
    controllability: string;
    contingency: string;
    level: "low" | "medium";
  };
  outcome: "implement" | "withMeasures";
  conditions: string;
  past: string | null;
};

const METHOD = "公开征求意见三十日以上，召开听证会和座谈会，走访受影响住户，专家评审。";
const report = (level: "low" | "medium", contingency: string): Story["report"] => ({
  legality: "符合法律法规和上位规划，程序依法进行。",
  reasonableness: "多数群众受益，受影响的少数有补偿和替代安排。",
  feasibility: "资金、用地和时间已经落实，人手有保障。",
  controllability: "主要风险有对应措施和责任单位，可以控制。",
  contingency,
  level,
});

/** The decision that residents changed. */
export const TERMINAL: Story = {
  kind: "project",
  title: "城南客运站迁建方案",
  undertaker: "trans",
  decider: "dr",
  affected: "朝阳、月河、爱山三个街道约三万名居民，客运站周边商户六十余家",
  method: METHOD,
  draft: "城南客运站整体迁至城西枢纽，老站关闭，用地收储。公交三条线路相应截短。",
  heard: "到会代表多数要求老站保留接驳，商户要求过渡期。",
  opinions: [
    {
      text: "老人去市中心医院要多换一趟车，请保留老站接驳。",
      summary: "老站关闭后老人就医换乘不便",
      answer: "adopted",
      reason: "老站改为城区接驳站，每十分钟一班直达城西枢纽。",
    },
    {
      text: "车站周边小店靠客流吃饭，一下子关了怎么办？",
      summary: "周边商户生计受影响",
      answer: "partly",
      reason: "设六个月过渡期并减免公房租金；客流减少部分不作现金补偿，无政策依据。",
    },
    {
      text: "城西站晚上九点后没有公交，末班车对不上。",
      summary: "城西站末班公交过早",
      answer: "adopted",
      reason: "三条线路末班延至二十二时三十分。",
    },
    {
      text: "还不如不搬，老站修一修就行。",
      summary: "建议原址改造",
      answer: "notAdopted",
      reason: "原址进出口位于学校路段，交通安全评估不通过。",
    },
  ],
  changed: {
    draft: "长途班线迁至城西枢纽；老站不关闭，改为城区接驳站，每十分钟一班；公交末班延至二十二时三十分；商户设六个月过渡期。",
    what: "采纳居民意见：老站由关闭改为保留接驳站，公交末班延长，增设商户过渡期。",
  },
  risk: {
    cause: "迁站初期换乘不便引发集中投诉",
    affected: "六十岁以上乘客、就医人群",
    probability: 4,
    consequence: 3,
    before: "high",
    measure: "接驳车先开通后迁站，现场安排引导员一个月",
    after: "low",
  },
  report: report("low", "接驳车故障时由公交公司三十分钟内调车顶班。"),
  outcome: "withMeasures",
  conditions: "接驳车开通并试运行两周后方可迁站。",
  past: null,
};

const plain = (
  facts: Pick<Story, "kind" | "title" | "undertaker" | "affected" | "draft">,
  more: Partial<Story> & Pick<Story, "opinions" | "risk">,
): Story => ({
  decider: "dr",
  method: METHOD,
  heard: "到会代表总体支持，就补偿标准和施工时间提出意见。",
  changed: null,
  report: report("low", "出现集中诉求时由承办单位当日到场听取并答复。"),
  outcome: "implement",
  conditions: "",
  past: null,
  ...facts,
  ...more,
});

export const MATTERS: readonly Story[] = [
  plain(
    {
      kind: "price",
      title: "城镇供水价格调整方案",
      undertaker: "water",
      affected: "城区全部用水户约十二万户",
      draft: "居民第一阶梯水价由每吨一元八角调整为二元一角，低保户每户每月免八吨。",
    },
    {
      opinions: [
        { text: "一下涨三角，能不能分两年？", summary: "建议分步调整", answer: "adopted", reason: "分两年执行，第一年调一角五分。" },
        {
          text: "五口人以上的家庭第一阶梯不够用。",
          summary: "多人口家庭阶梯用量",
          answer: "partly",
          reason: "五人以上每增一人每月加五吨；不再另设阶梯。",
        },
      ],
      changed: {
        draft: "分两年调整到位；五人以上家庭每增一人每月加五吨；低保户每户每月免八吨。",
        what: "采纳分步调整和多人口家庭加量的意见。",
      },
      risk: {
        cause: "首次账单上升引发咨询投诉集中",
        affected: "用水户",
        probability: 3,
        consequence: 2,
        before: "medium",
        measure: "首期账单附说明，营业厅加开窗口",
        after: "low",
      },
    },
  ),
  plain(
    {
      kind: "project",
      title: "生活垃圾中转站选址",
      undertaker: "ee",
      affected: "选址周边三百米内二百一十户",
      draft: "在工业路东侧建日处理八十吨全封闭中转站，夜间不作业。",
    },
    {
      opinions: [
        {
          text: "离小区只有一百多米，臭气怎么办？",
          summary: "担心臭气",
          answer: "partly",
          reason: "全封闭负压除臭，厂界每月监测公开；选址不变，备选地块更近学校。",
        },
        { text: "车辆进出能不能不走小区门口？", summary: "车辆绕行", answer: "adopted", reason: "车辆改走工业路北口。" },
      ],
      risk: {
        cause: "居民担心臭气和车辆扰民",
        affected: "周边住户",
        probability: 3,
        consequence: 4,
        before: "high",
        measure: "监测数据公开，设居民监督员，每季开放日",
        after: "medium",
      },
      report: report("medium", "监测超标即停运整改并公告。"),
      outcome: "withMeasures",
      conditions: "除臭设施验收合格后方可投用。",
    },
  ),
  plain(
    {
      kind: "plan",
      title: "老旧小区改造三年计划",
      undertaker: "nr",
      affected: "四十二个小区约九千户",
      draft: "三年内改造四十二个小区，先地下管线后立面，每户不出资。",
    },
    {
      opinions: [
        {
          text: "加装电梯一楼不同意怎么办？",
          summary: "加装电梯意见不一",
          answer: "partly",
          reason: "加装电梯由业主协商，本计划只预留位置；协商可申请人民调解。",
        },
        { text: "施工别在中高考期间。", summary: "考试期间停工", answer: "adopted", reason: "六月一日至二十日不进行产生噪声的施工。" },
      ],
      risk: {
        cause: "施工期间停水停车不便",
        affected: "改造小区住户",
        probability: 3,
        consequence: 2,
        before: "medium",
        measure: "提前三日公告，临时停车位先建",
        after: "low",
      },
    },
  ),
  plain(
    {
      kind: "policy",
      title: "中心城区电动自行车通行管理办法",
      undertaker: "trans",
      affected: "中心城区电动自行车骑行者约八万人",
      draft: "中心三条道路早晚高峰禁止电动自行车通行。",
    },
    {
      opinions: [
        {
          text: "送孩子上学正好是早高峰，绕路二十分钟。",
          summary: "接送学生绕行",
          answer: "adopted",
          reason: "学校三百米范围内不限行，设接送专用道。",
        },
        {
          text: "外卖骑手怎么办？",
          summary: "外卖骑手通行",
          answer: "notAdopted",
          reason: "平行道路已增设非机动车道，绕行增加不超过四分钟。",
        },
      ],
      changed: {
        draft: "两条道路早高峰限行；学校周边三百米不限行；平行道路增设非机动车道。",
        what: "采纳学生家长意见，由三条减为两条并设学校例外。",
      },
      risk: {
        cause: "限行初期违停和争执增多",
        affected: "骑行者",
        probability: 3,
        consequence: 2,
        before: "medium",
        measure: "首月以劝导为主，不处罚",
        after: "low",
      },
    },
  ),
  plain(
    {
      kind: "resources",
      title: "公园内经营场所公开招租",
      undertaker: "com",
      affected: "公园日常游客和现有经营户",
      draft: "公园内六处用房公开招租，限文化和便民用途。",
    },
    {
      opinions: [{ text: "请保留免费茶水点。", summary: "保留免费茶水", answer: "adopted", reason: "合同写明每处提供免费饮水。" }],
      risk: {
        cause: "现有经营户腾退争议",
        affected: "经营户",
        probability: 2,
        consequence: 2,
        before: "medium",
        measure: "提前六个月告知，同等条件优先",
        after: "low",
      },
      past: "承办单位在评估前已签订意向合同，经检查发现，已责令补做评估。",
    },
  ),
];
