import { counted, NO_RECORDS, proved, reported, SURVEYED, THEN, type Part } from "./claim.ts";

/** S1–S3: how the programme is assessed, how safe people feel, how far it reaches. */
export const SAFETY: readonly Part[] = [
  {
    section: "city",
    name: ["湖州：有多大", "Huzhou: how large it is"],
    claims: [
      reported("counties", "", ["区和县", "Districts and counties"], ["2 个区、3 个县", "2 districts, 3 counties"]),
      proved("towns", "", ["乡镇（街道）", "Towns and streets"], ["约 70 个", "about 70"], { code: "area.towns", counties: true }, [
        "本平台数的是现在的区划。",
        "This platform counts the areas of today.",
      ]),
      reported("residents", "", ["居民", "Residents"], ["约 290 万人", "about 2.9 million"], NO_RECORDS),
    ],
  },
  {
    section: "assessment",
    name: ["一、平安创建考核和群众安全感", "1 Assessment and the sense of safety"],
    words: ["“一天一天抓，一分一分抠”。", "“Day by day, point by point.”"],
    claims: [
      reported("excellent-city", "S1", ["综治优秀市", "Excellent city of public-security governance"], ["连续 2 年", "2 years running"]),
      proved(
        "full-house",
        "S1",
        ["县区平安创建满堂红", "Full house: every county and district qualified"],
        ["4 年满堂红", "4 years"],
        { code: "asm.qualified", trend: true, months: { from: "2022-01", to: "2025-12" } },
        [
          "本平台记的是 2022—2025 年的考核：五个区县每年全部达标，也是 4 年满堂红。每一分怎么来的可以点开。",
          "Our records are of the assessments of 2022 to 2025: all five counties qualified each year, four full houses too. Each point opens.",
        ],
      ),
      reported(
        "streak",
        "S1",
        ["平安市连冠", "Consecutive titles of safe city"],
        ["四连冠，正向五连冠迈进", "four in a row, on the way to the fifth"],
      ),
      proved(
        "satisfaction",
        "S2",
        ["群众安全感满意率", "Satisfaction with safety"],
        ["五年均在 95% 以上", "95% and more in each of five years"],
        { code: "svy.safe", trend: true, months: SURVEYED },
        [
          "五年的估计都在 95% 以上；区间大多重叠，所以年份之间分不出高低。",
          "All five estimates are 95% or more; most intervals overlap, so the years cannot be told apart.",
        ],
      ),
      proved(
        "sense-of-safety",
        "S2",
        ["2011 年群众安全感", "Sense of safety in 2011"],
        ["96.83%", "96.83%"],
        { code: "svy.safe", counties: true, months: SURVEYED },
        [
          "报道没有给出样本量和误差；本平台的数来自 400 份（示意）回答，带着它的区间。",
          "The report gives no sample size or error; ours comes of 400 (made-up) answers and brings its interval.",
        ],
      ),
      proved(
        "lead-over-province",
        "S2",
        ["2011 年安全感比全省", "Sense of safety against the province, 2011"],
        ["高 0.75 个百分点（推算全省为 96.08%）", "0.75 percentage points higher (the province then has 96.08%)"],
        { code: "svy.safe", difference: true, months: SURVEYED },
        [
          "是差的百分点，不是百分比。检验说：无显著差异。若样本为 1,000 份（设计效应 1.3），z = 1.19，仍小于 1.96；约需 2,700 份才能分辨。",
          "Percentage points, not per cent. The test says: no significant difference. With 1,000 interviews (design effect 1.3) z would be 1.19, still below 1.96; about 2,700 would be needed to tell.",
        ],
      ),
      counted("rated", "S2", ["办结后群众评价满意率", "Satisfaction with what was ended"], { code: "evt.sat", trend: true }, [
        "这是办结事项的评价，不是安全感调查，两者不能互相替代。",
        "Ratings of matters that were ended, not the survey of the sense of safety: one does not stand for the other.",
      ]),
    ],
  },
  {
    section: "cells",
    name: ["二、平安细胞", "2 Safe cells"],
    words: ["以小平安积大平安。", "Small safety adds up to great safety."],
    claims: [
      proved(
        "kinds",
        "S3",
        ["平安细胞种类", "Kinds of safe cell"],
        ["16 类，全面覆盖", "16 kinds, full coverage"],
        { code: "cell.kinds" },
        [
          "家庭、校园、社区、企业、乡镇等；各类检查表随系统公开。",
          "Family, campus, community, enterprise, township and more; the checklists are public.",
        ],
      ),
      reported("rules-of-cells", "S3", ["“平安细胞”创建管理办法", "Rules on safe cells"], ["制定并施行", "made and in force"]),
      counted("attained", "S3", ["平安细胞达标率", "Safe cells that attained"], { code: "cell.attain" }),
    ],
  },
  {
    section: "publicity",
    name: ["三、宣传和普法", "3 Publicity and law education"],
    claims: [
      reported(
        "campaigns",
        "S4",
        ["平安宣传活动", "Publicity for safety"],
        [
          "知识竞赛、公益广告语征集、书画摄影大赛和展览、“送福进万家”",
          "a knowledge contest, a call for slogans, contests and exhibitions of art and photographs, blessings taken to homes (送福进万家)",
        ],
      ),
      proved(
        "awareness",
        "S4",
        ["平安建设知晓率", "Share who know of the safety work"],
        ["提高知晓率", "more people know of it"],
        { code: "svy.aware", trend: true, months: SURVEYED },
        ["报道没有给出数；旁边是（示意）调查的估计。", "The report gives no number; ours is the estimate of the (made-up) survey."],
      ),
      reported("demonstration-units", "S4", ["平安创建示范单位", "Demonstration units"], ["每年 100 个", "100 a year"]),
      reported("guardians", "S4", ["平安湖州守护者", "Guardians of Safe Huzhou"], ["每年 100 名", "100 a year"]),
      reported("leaders-examined", "S5", ["参加法律知识考试的领导干部", "Leaders who sat law exams"], ["近 1,000 名", "nearly 1,000"]),
      proved(
        "villages",
        "S5",
        ["民主法治村创建面", "Villages that took part in the rule-of-law title"],
        ["1,049 个村，100%", "1,049 villages, 100%"],
        { code: "village.coverage", counties: true, months: THEN },
        [
          "2012 年轮次冻结名单上的 1,049 个村（示意）全部申报，逐村可查。申报不等于达标。",
          "All 1,049 villages on the frozen list of the round of 2012 (made up) applied; each can be looked up. To apply is not to attain.",
        ],
      ),
      counted("villages-registered", "S5", ["现有村数", "Villages there are today"], { code: "area.villages" }, [
        "撤并以后比报道当年的 1,049 个少。",
        "After mergers there are fewer than the 1,049 of the report.",
      ]),
      reported(
        "law-plans",
        "S5",
        ["普法规划和载体", "Law-education plans"],
        [
          "“五五”“六五”普法；领导干部轮训；农村“131”、社区“八个一”、大讲堂、六步创建法、法律六进",
          "the fifth and sixth five-year plans; rotation courses; rural 131, community 八个一, a lecture hall, the six steps, law into six places",
        ],
      ),
    ],
  },
];
