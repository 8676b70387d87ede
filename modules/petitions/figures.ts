import type { Condition, Figure, FigureSet } from "#platform/figures";
import { REVIEW_GROUNDS } from "./contract.ts";

const table = "petitions.petition";
const has = (column: string): Condition => ({ op: "set", column });
const is = (column: string, value: string | boolean): Condition => ({ op: "is", column, value });
const all = (...of: readonly Condition[]): Condition => ({ op: "all", of });
const lte = (column: string, than: string): Condition => ({ op: "lte", column, than });
const satisfied = (column: string): Condition => ({ op: "gte", column, value: 4 });
const answered = has("answered_on");

/**
 * Parts of rates, and nothing else: how many petitions there are, of whom and where, is no figure of this city and an input to none (domain.md §0.3, 9).
 * A denominator is what an organ owed, on the day it owed it.
 */
export const petitionSets: readonly FigureSet[] = [
  { code: "pet.register-due", table, day: "received_on", where: has("received_on") },
  { code: "pet.register-in-time", table, day: "received_on", where: lte("registered_at", "register_due_at") },
  { code: "pet.notice-due", table, day: "notice_due_on", where: has("notice_due_on") },
  { code: "pet.notice-in-time", table, day: "notice_due_on", where: all(has("notice_due_on"), lte("noticed_at", "notice_due_at")) },
  { code: "pet.handle-due", table, day: "handle_due_on", where: has("handle_due_on") },
  { code: "pet.handle-in-time", table, day: "handle_due_on", where: all(has("handle_due_on"), lte("handled_at", "handle_due_at")) },
  { code: "pet.handle-extended", table, day: "handle_due_on", where: all(has("handle_due_on"), is("extended", true)) },
  { code: "pet.asked", table, day: "answered_on", where: answered },
  { code: "pet.rated", table, day: "answered_on", where: all(answered, has("rating_organ")) },
  { code: "pet.satisfied-organ", table, day: "answered_on", where: all(answered, satisfied("rating_organ")) },
  { code: "pet.satisfied-office", table, day: "answered_on", where: all(answered, satisfied("rating_office")) },
  { code: "pet.reviewed", table, day: "reviewed_on", where: has("reviewed_on") },
  { code: "pet.review-changed", table, day: "reviewed_on", where: all(has("reviewed_on"), is("review_changed", true)) },
  ...REVIEW_GROUNDS.map((ground) => ({
    code: `pet.ground-${ground}`,
    table,
    day: "reviewed_on",
    where: all(has("reviewed_on"), is("review_changed", true), is("review_ground", ground)),
  })),
  { code: "pet.rereviewed", table, day: "rereviewed_on", where: has("rereviewed_on") },
  { code: "pet.rereview-changed", table, day: "rereviewed_on", where: all(has("rereviewed_on"), is("rereview_changed", true)) },
  { code: "pet.once-due", table, day: "once_due_on", where: has("once_due_on") },
  { code: "pet.once-settled", table, day: "once_due_on", where: all(has("once_due_on"), is("settled_once", true)) },
];

/** What an opinion fell for, so that an organ sees where to begin. */
const GROUNDS: Readonly<Record<(typeof REVIEW_GROUNDS)[number], Words>> = {
  facts: ["事实不清、证据不足", "facts unclear or unproven"],
  law: ["依据错误", "wrong legal basis"],
  procedure: ["程序不当", "wrong procedure"],
  power: ["超越职权", "beyond its powers"],
  reply: ["答复遗漏或不当", "an answer missing or unfit"],
};
type Words = readonly [zh: string, en: string];
const rate = (
  code: string,
  [zh, en]: Words,
  [defZh, defEn]: Words,
  numerator: string,
  denominator: string,
  higherIsBetter = true,
): Figure => ({
  code,
  zh,
  en,
  definition: { zh: defZh, en: defEn },
  version: "1",
  numerator: `pet.${numerator}`,
  denominator: `pet.${denominator}`,
  unit: "percent",
  higherIsBetter,
});

export const figures: readonly Figure[] = [
  rate(
    "pet.register",
    ["登记率", "Registered in time"],
    ["收到当日登记的占收到的。登记是机关的义务。", "Of what was received, registered the same day. Registering is the organ's duty."],
    "register-in-time",
    "register-due",
  ),
  rate(
    "pet.notice",
    ["及时告知率", "Told in time where it goes"],
    [
      "期内告知到期的，15 日内书面告知受理、不予受理或所导入程序的；撤回的不计。",
      "Of notices that fell due in the period, given within 15 days: accepted, not accepted, or the procedure. Withdrawn ones are left out.",
    ],
    "notice-in-time",
    "notice-due",
  ),
  rate(
    "pet.intime",
    ["按期办结率", "Opinions delivered in time"],
    [
      "期内办理到期的第六类事项，在 60 日（或批准延长后的日期）内送达处理意见的；到期未送达按未按期计。",
      "Of sixth-branch petitions due in the period, opinions delivered within 60 days or the extended date; undelivered ones count as not in time.",
    ],
    "handle-in-time",
    "handle-due",
  ),
  rate(
    "pet.extended",
    ["延期占比", "Share extended"],
    [
      "期内办理到期的第六类事项中经批准延期的，与按期办结率并列。",
      "Of sixth-branch petitions due in the period, those extended; shown beside the rate in time.",
    ],
    "handle-extended",
    "handle-due",
    false,
  ),
  rate(
    "pet.rate",
    ["参评率", "Rated"],
    ["期内已答复的，信访人作出评价的。", "Of petitions answered in the period, those the petitioner rated."],
    "rated",
    "asked",
  ),
  rate(
    "pet.sat",
    ["满意率（责任单位）", "Satisfied with the organ"],
    [
      "期内已答复且已评价的，对责任单位满意或很满意的。不足 30 件不排名。",
      "Of those answered and rated, satisfied with the organ; never ranked under 30.",
    ],
    "satisfied-organ",
    "rated",
  ),
  rate(
    "pet.sat-office",
    ["满意率（信访部门）", "Satisfied with the petition office"],
    ["期内已答复且已评价的，对信访部门满意或很满意的。", "Of those answered and rated, satisfied with the petition office."],
    "satisfied-office",
    "rated",
  ),
  rate(
    "pet.reversal",
    ["复查纠正率", "Changed on review"],
    [
      "期内作出复查意见的，变更或撤销原意见的：供机关改进。",
      "Of reviews 复查 decided in the period, those that changed or revoked the opinion: for the organ to learn from.",
    ],
    "review-changed",
    "reviewed",
    false,
  ),
  rate(
    "pet.reversal-final",
    ["复核纠正率", "Changed on final review"],
    [
      "期内作出复核意见的，变更或撤销的：供机关改进。",
      "Of final reviews 复核 decided in the period, those that changed or revoked: for organs to learn from.",
    ],
    "rereview-changed",
    "rereviewed",
    false,
  ),
  ...REVIEW_GROUNDS.map((ground) =>
    rate(
      `pet.ground.${ground}`,
      [`复查纠正原因：${GROUNDS[ground][0]}`, `Changed on review: ${GROUNDS[ground][1]}`],
      [
        `期内经复查变更或撤销的意见中，因${GROUNDS[ground][0]}的；各项原因之和为全部。供机关改进。`,
        `Of the opinions changed or revoked on review 复查 in the period, those for this ground: ${GROUNDS[ground][1]}. For organs to learn from.`,
      ],
      `ground-${ground}`,
      "review-changed",
      false,
    ),
  ),
  rate(
    "pet.once",
    ["一次性化解率", "Settled the first time"],
    [
      "期内满十二个月的初次事项中，已经答复且没有就同一事实再次提出的；撤回的、检举控告和重复提出的不计。供机关改进，不参与考核排名。",
      "Of first-time matters twelve months old in the period, those answered and not filed again with the same facts; withdrawn ones, accusations and those filed again are left out. For organs to learn from.",
    ],
    "once-settled",
    "once-due",
  ),
];
