import { counted, NO_RECORDS, proved, reported, THEN, type Part } from "./claim.ts";

const TITLES_NOW = ["本平台的命名从启用之日起记。", "Titles are recorded since this platform is in use."] as const;

/** S6–S9: offices, centres, grids, mediation. */
export const NETWORK: readonly Part[] = [
  {
    section: "network",
    name: ["四、组织网络、综治中心和网格", "4 Organisation, centres and grids"],
    words: ["纵向到底，横向到边。", "Vertical to the bottom, horizontal to the edge."],
    claims: [
      proved(
        "judicial-offices",
        "S6",
        ["乡镇（街道）司法所", "Judicial offices in towns"],
        ["66 个", "66"],
        { code: "org.judicial-offices", counties: true, months: THEN },
        [
          "登记册里 2012 年底已设立的（示意）。现在 72 个乡镇街道都有。",
          "Those on the register that were open at the end of 2012 (made up). Today all 72 towns and streets have one.",
        ],
      ),
      proved("procuratorate-offices", "S6", ["检察室", "Procuratorate offices"], ["6 个", "6"], {
        code: "org.procuratorate-offices",
        months: THEN,
      }),
      reported("two-centres", "S6", ["两中心一协会", "Two centres, one association"], ["建成", "set up"]),
      counted("police-stations", "S6", ["派出所", "Police stations"], { code: "org.police-stations" }),
      reported("courts", "S6", ["人民法庭", "People's courts in towns"], ["纳入组织网络", "part of the network"], NO_RECORDS),
      proved(
        "provincial-centres",
        "S7",
        ["省级示范综治中心", "Provincial demonstration centres"],
        ["5 个", "5"],
        { code: "centre.provincial" },
        TITLES_NOW,
      ),
      proved(
        "municipal-centres",
        "S7",
        ["市级示范综治中心", "Municipal demonstration centres"],
        ["计划 30 个", "30 planned"],
        { code: "centre.demonstration", counties: true },
        TITLES_NOW,
      ),
      counted("centres", "S7", ["社会治理中心（综治中心）", "Governance centres"], { code: "org.centres" }),
      reported(
        "stations",
        "S7",
        ["综治工作站（室）", "Governance stations"],
        ["进村、进小区、进企业、进学校", "in villages, residences, enterprises and schools"],
      ),
      reported(
        "information-platform",
        "S7",
        ["浙江省基层社会管理综合信息平台", "Zhejiang's information platform for grass-roots governance"],
        ["建成应用", "in use"],
      ),
      counted(
        "reports",
        "S8",
        ["网格和居民反映的事项", "Matters reported by grids and residents"],
        { code: "evt.reported", trend: true, counties: true },
        ["矛盾联调、问题联动、工作联动、平安联创。", "Disputes, problems, work and safety taken on together."],
      ),
      counted("on-time", "S8", ["按时办结率", "Ended in time"], { code: "evt.ontime", trend: true, counties: true }),
      counted("requests", "S8", ["代办按时办结率", "Service requests ended in time"], { code: "svc.ontime" }),
      counted("patrol", "S8", ["巡查点看到率", "Patrol points looked at"], { code: "patrol.looked" }),
    ],
  },
  {
    section: "mediation",
    name: ["五、大调解", "5 Mediation"],
    claims: [
      proved(
        "mediation-accepted",
        "S9",
        ["矛盾纠纷调处成功率（按受理计）", "Mediation success, of those accepted"],
        ["96% 以上", "96% and more"],
        { code: "med.success.accepted" },
        [
          "与报道同口径，便于对照；还没有结束的案件会压低这个数。",
          "The reading of the report, for comparison; cases not yet ended lower it.",
        ],
      ),
      reported(
        "mediation-places",
        "S9",
        ["调解到哪里", "Where mediation reaches"],
        [
          "诉前调解中心；法院、派出所、交警队的调解室；行业性专业调解和仲裁；诉调对接、执行联动",
          "centres before a suit is filed; rooms at courts, police stations and traffic police; mediation and arbitration by sector; joined to the courts and to enforcement",
        ],
      ),
      counted("mediation-ended", "S9", ["调解成功率（按终结计）", "Mediation success, of those ended"], { code: "med.success.ended" }),
      counted("promises", "S9", ["协议按期履行率", "Promises kept by their date"], { code: "med.perform" }, [
        "调成了还要做到：这个数通常比成功率低，一并公布。",
        "An agreement must also be kept: this is usually lower than success, and stands beside it.",
      ]),
    ],
  },
];
