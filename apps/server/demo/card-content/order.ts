import { NO_RECORDS, proved, reported, type Part } from "./claim.ts";

/** S10–S18: drills, operations, prevention. */
export const ORDER: readonly Part[] = [
  {
    section: "order",
    name: ["六、演练、监管场所和民意警务", "6 Drills, custodial sites, opinion-led policing"],
    claims: [
      reported(
        "drills",
        "S10",
        ["联合处置演练", "Joint drills"],
        ["市、县、乡镇、街道四级，实景、实兵、实装、实战", "city, county, town and street; real conditions, people, equipment and combat"],
      ),
      reported(
        "sites",
        "S11",
        ["监管场所安全", "Custodial sites"],
        ["保持安全；有关场所迁建、扩建", "kept safe; sites moved and extended"],
        ["劳动教养制度已于 2013 年废止，只作历史记载。", "Re-education through labour was abolished in 2013; history only."],
      ),
      proved(
        "first-signal",
        "S12",
        ["群众反映到第一次处理", "From signal to first action"],
        ["把群众意见作为“第一信号”", "people's opinion as the “first signal”"],
        { code: "evt.first" },
      ),
    ],
  },
  {
    section: "operations",
    name: ["七、专项行动和找人", "7 Operations and missing persons"],
    claims: [
      reported(
        "special-operations",
        "S13",
        ["专项行动和重点地区整治", "Special operations and key areas"],
        ["“春季攻势”“一打三整治”等", "a spring offensive, “one strike, three put right” (一打三整治) and others"],
      ),
      reported("homicides-down", "S13", ["命案发案数", "Homicides"], ["连续 3 年下降", "down 3 years running"], NO_RECORDS),
      reported(
        "homicides-solved",
        "S13",
        ["命案破案", "Homicides solved"],
        ["27 起全破（27/27）", "27 of 27"],
        ["只按报道记载：本平台不做案件侦办。", "As reported only: this platform does no investigation."],
      ),
      reported("cases-solved", "S13", ["破获刑事案件", "Criminal cases solved"], ["5 万余起", "over 50,000"], NO_RECORDS),
      reported(
        "missing",
        "S14",
        ["查证、找回、解救的失踪人员", "Missing persons verified, found or rescued"],
        ["600 余名", "over 600"],
        NO_RECORDS,
      ),
    ],
  },
  {
    section: "prevention",
    name: ["八、六网设防、视频、联动和防范短信", "8 Six nets, video, joint response, warnings"],
    claims: [
      reported(
        "nets",
        "S15",
        ["六网设防", "Six nets"],
        [
          "街面巡防、社区防控、视频监控、卡口查控、区域协作、网络防控",
          "street patrol, community watch, video, checkpoints, regional cooperation, online",
        ],
      ),
      reported("video-points", "S16", ["新增视频监控点", "Video points added"], ["150 个", "150"]),
      reported("checkpoints", "S16", ["新增高清卡口", "High-definition checkpoints added"], ["21 个", "21"]),
      reported(
        "joint-response",
        "S17",
        ["110 应急社会联动", "110 joint emergency response"],
        ["一个电话，多个部门", "one call, many agencies"],
      ),
      reported("messages", "S18", ["防范预警短信", "Warnings by SMS"], ["1,100 余万条", "over 11 million"]),
    ],
  },
];
