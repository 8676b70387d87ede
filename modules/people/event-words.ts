import type { EventWords } from "#platform/modules";
import type { AccountEvent } from "./account.ts";
import type { AdministratorsEvent } from "./administrators.ts";
import type { GrantEvent } from "./grant.ts";
import type { HoldingsEvent } from "./holdings.ts";
import type { NoticeRuleEvent } from "./notice-rule.ts";
import type { PostEvent } from "./post.ts";
import type { TeamEvent } from "./team.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "people.account-opened": { zh: "开设账号", en: "Account opened" },
  "people.password-reset": { zh: "重置密码", en: "Password reset" },
  "people.account-disabled": { zh: "停用账号", en: "Account disabled" },
  "people.account-enabled": { zh: "恢复账号", en: "Account enabled" },
  "people.sessions-ended": { zh: "结束登录", en: "Signed out by an administrator" },
  "people.personnel-set": { zh: "登记工号", en: "Personnel number noted" },
  "people.granted": { zh: "授予岗位", en: "Role granted" },
  "people.delegated": { zh: "委托代行", en: "Role delegated" },
  "people.revoked": { zh: "收回岗位", en: "Role revoked" },
  "people.expired": { zh: "岗位到期", en: "Role ended" },
  "people.administrator-added": { zh: "列入全市管理员", en: "Became a city administrator" },
  "people.administrator-removed": { zh: "不再是全市管理员", en: "No longer a city administrator" },
  "people.own-post-taken": { zh: "记入本人所任职位", en: "Own post noted" },
  "people.role-taken": { zh: "记入本人所任岗位", en: "Own role noted" },
  "people.role-left": { zh: "本人不再任此岗位", en: "Own role no longer held" },
  "people.post-opened": { zh: "设立职位", en: "Post opened" },
  "people.appointed": { zh: "任职", en: "Appointed" },
  "people.released": { zh: "免职", en: "Released" },
  "people.post-closed": { zh: "撤销职位", en: "Post closed" },
  "people.team-formed": { zh: "组建团队", en: "Team formed" },
  "people.team-changed": { zh: "调整团队", en: "Team changed" },
  "people.member-joined": { zh: "加入团队", en: "Joined the team" },
  "people.member-left": { zh: "退出团队", en: "Left the team" },
  "people.team-disbanded": { zh: "解散团队", en: "Team disbanded" },
  "people.notice-rule-set": { zh: "规定网格公示", en: "Rule for notices of grids set" },
} satisfies EventWords<AccountEvent | AdministratorsEvent | GrantEvent | HoldingsEvent | NoticeRuleEvent | PostEvent | TeamEvent>;
