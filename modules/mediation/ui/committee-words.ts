import { defineWords } from "#web/words";

/** The list of committees, as residents, the console and the paper say it. */
export const committeeWords = defineWords({
  committees: { zh: "人民调解委员会名册", en: "People's mediation committees" },
  "committees.lead": {
    zh: "调解不收费。委员会和委员是公开的；办案的调解员由双方选或者接受。",
    en: "Mediation is free. Committees and their members are public; who mediates is chosen or accepted by both sides.",
  },
  "committees.choose": { zh: "选区县", en: "Choose a county" },
  "committees.n": { zh: "{n} 个", en: "{n}" },
  "committees.none": { zh: "这里还没有登记调解委员会。", en: "No committee is registered here yet." },
  "committees.chair": { zh: "主任", en: "Chair" },
  "committees.members": { zh: "委员", en: "Members" },
  "committees.rooms": { zh: "调解室", en: "Rooms" },
  "committees.kind": { zh: "类别", en: "Kind" },
  "committees.term": { zh: "任期", en: "Term" },
  "committees.given": { zh: "送人民法院的名册", en: "The list as given to the court" },
  "committees.giveLead": {
    zh: "设立、组成和调整情况要及时通报人民法院（人民调解法第十条）。每送一次是新的一版，留编号和当时的名册。",
    en: "Committees, their members and changes are told to the court (People's Mediation Law, art. 10). Each time is a version with its number and the list of that day.",
  },
  "committees.version": { zh: "第 {version} 版 · {court} · {day}", en: "Version {version} · {court} · {day}" },
  "committees.size": { zh: "{committees} 个委员会，{mediators} 名调解员", en: "Committees: {committees}; mediators: {mediators}" },
  "committees.notGiven": { zh: "还没有送过。", en: "Not given yet." },
  "committees.changed": { zh: "名册已有调整，请送新版。", en: "The register has changed since: give the new version." },
  "committees.changedPublic": {
    zh: "送出以后名册又有调整，下面是现在的。",
    en: "The register has changed since; what stands below is of today.",
  },
  "committees.give": { zh: "送人民法院", en: "Give it to the court" },
  "committees.court": { zh: "送哪个人民法院", en: "Which court" },
  "committees.courtHint": { zh: "写全称，如 吴兴区人民法院。", en: "In full, e.g. the People's Court of Wuxing District." },
  "committees.paperMaking": { zh: "文书正在生成", en: "the paper is being made" },
  "committee.village": { zh: "村（社区）", en: "village" },
  "committee.town": { zh: "乡镇（街道）", en: "town" },
  "committee.enterprise": { zh: "企事业单位", en: "enterprise" },
  "committee.sector": { zh: "行业、专业", en: "sector" },
  "committee.posted": { zh: "派驻", en: "posted" },
});
