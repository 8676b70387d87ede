import type { Actor } from "#platform/access";
import { uuidv7 } from "#platform/ids";
import type { Command } from "#platform/ledger";
import { auditCommands as audits, breachCommands as breaches } from "#modules/data-protection";
import type { Random } from "./random.ts";
import { DAY, HOUR } from "./story.ts";

type Give = <I, O>(at: number, command: Command<I, O>, input: unknown, actor: Actor) => void;
type People = { reporter: Actor; officer: Actor; decider: Actor; auditor: Actor };
type Where = { county: string; office: string; until: number; random: Random };

/** One that is over, told to the authority and to the persons; one of this week that waits for the officer. */
export function tellBreaches(give: Give, { reporter, officer, decider }: People, { county, office, until, random }: Where): void {
  const home = county.padEnd(9, "0");
  const report = (at: number, facts: object): { home: string; id: string } => {
    const key = { home, id: uuidv7(at, random.bytes(10)) };
    const foundAt = new Date(at - HOUR).toISOString();
    give(at, breaches.reportBreach, { id: key.id, area: county, office, foundAt, ...facts }, reporter);
    return key;
  };
  const lost = until - 170 * DAY;
  const past = report(lost, {
    kinds: ["contact", "texts"],
    cause: "device",
    persons: 12,
    happened: "示意：一台巡查用的手机在公交车上遗失，两小时后挂失。机内留有当天十二件事项的联系方式。",
    harm: "拾到的人解锁后可能看到联系电话。",
    done: "立即停用该设备的钥匙，机内资料不能再打开；提醒有关居民留意可疑来电。",
  });
  give(
    lost + HOUR,
    breaches.tellAuthority,
    { ...past, office, paper: uuidv7(lost, random.bytes(10)), authority: "市网信部门（示意）" },
    officer,
  );
  const told = "已说明遗失的经过、可能的影响、已采取的措施和可以自己做的事，并留下联系电话。";
  give(lost + 4 * HOUR, breaches.tellPersons, { ...past, way: "phone", persons: 12, words: told }, officer);
  const words = "设备改为离开办公区两小时自动上锁；遗失挂失的步骤已写进操作卡并演练一次。";
  give(lost + 20 * DAY, breaches.closeBreach, { ...past, words }, decider);
  report(until - 2 * DAY, {
    kinds: ["contact"],
    cause: "recipient",
    persons: 1,
    happened: "示意：一份送达回证投错了信箱，收件人姓名和电话被邻居看到，当天取回。",
    harm: "邻居知道了收件人的电话。",
    done: "已取回文书并当面致歉；投递改为核对门牌后签收。",
  });
}

const SAID = {
  findings: {
    zh: "示意：全年查看密封资料都写明了目的，抽查的三十次中有两次理由过于简略，已退回补写。拒绝的权利请求都写了依据。",
    en: "Demonstration: every look at sealed data stated a purpose; of thirty checked, two gave too short a reason and were sent back. Each refused request stated its basis.",
  },
  recommendations: {
    zh: "理由少于十个字的查看，次日提醒本人补写；每季度公布一次紧急查看的复核结果。",
    en: "Whoever gives a reason of fewer than ten characters is asked to add to it the next day; what the review of urgent looks found is published every quarter.",
  },
};

/** The year that is over, as the auditor wrote it in February; the year, where it was. Signed apart: what is rehearsed starts no job, and its numbers are counted by one. */
export function writeAudit(give: Give, { auditor }: People, until: number): string | null {
  const year = String(Number(new Date(until).toISOString().slice(0, 4)) - 1);
  const at = Date.parse(`${Number(year) + 1}-02-10T02:00:00.000Z`);
  if (at > until) return null;
  give(at, audits.draftAudit, { year, ...SAID }, auditor);
  return year;
}
