import { systemOnly } from "#platform/access";
import { command, ref } from "#platform/ledger";
import {
  AmendRule,
  DefineRules,
  LoadYearNotice,
  ReviewSource,
  SetWorkingTime,
  WithdrawYearNotice,
  type NoticeOutcome,
} from "./contract.ts";
import { noticeKey, ruleKey, sourceKey, workingTimeKey } from "./keys.ts";
import { cityAdmin } from "./permits.ts";
import { amend, define, rule } from "./rule.ts";
import { review, source } from "./source.ts";
import { statute } from "./statute/index.ts";
import { set, workingTime } from "./working-time.ts";
import { load, withdraw, yearNotice, type NoticeState } from "./year-notice.ts";

const outcome = (year: number, state: NoticeState): NoticeOutcome => {
  const days = state.stage === "none" ? [] : state.days;
  const daysOff = days.filter(({ isOffDay }) => isOffDay).length;
  return { year, loaded: state.stage === "loaded", daysOff, daysWorked: days.length - daysOff };
};

export const loadYearNotice = command<LoadYearNotice, NoticeOutcome>({
  name: "limits.load-year-notice",
  route: "POST /api/limits/notices",
  summary: { zh: "载入年度放假安排", en: "Load the year's holiday notice" },
  input: LoadYearNotice,
  about: ({ year }) => [ref(yearNotice, noticeKey(year))],
  allow: cityAdmin(),
  run: (ctx, input) =>
    outcome(
      input.year,
      ctx.change(yearNotice, noticeKey(input.year), (state) => load(state, input, ctx.now)),
    ),
});

export const withdrawYearNotice = command<WithdrawYearNotice, NoticeOutcome>({
  name: "limits.withdraw-year-notice",
  route: "POST /api/limits/notices/{year}/withdrawal",
  summary: { zh: "撤回已载入的放假安排", en: "Withdraw a loaded notice" },
  input: WithdrawYearNotice,
  about: ({ year }) => [ref(yearNotice, noticeKey(year))],
  allow: cityAdmin(),
  run: (ctx, { year }) => outcome(year, ctx.change(yearNotice, noticeKey(year), withdraw)),
});

export const amendRule = command<AmendRule, { id: string; version: number }>({
  name: "limits.amend-rule",
  route: "POST /api/limits/rules/{id}/versions",
  summary: { zh: "修改本地时限", en: "Amend a local limit" },
  input: AmendRule,
  about: ({ id }) => [ref(rule, ruleKey(id))],
  allow: cityAdmin(),
  run: (ctx, input) => {
    const stated = statute.find(({ id }) => id === input.id);
    // Right after an upgrade the ledger may not hold the release's own words yet.
    ctx.change(rule, ruleKey(input.id), (state) => (stated ? define(state, stated) : []));
    const { versions } = ctx.change(rule, ruleKey(input.id), (state) => amend(state, input, ctx.now));
    return { id: input.id, version: versions.length };
  },
});

export const setWorkingTime = command<SetWorkingTime, { versions: number }>({
  name: "limits.set-working-time",
  route: "POST /api/limits/working-times",
  summary: { zh: "设定作息时间", en: "Set the working hours" },
  input: SetWorkingTime,
  about: () => [ref(workingTime, workingTimeKey())],
  allow: cityAdmin(),
  run: (ctx, input) => ({ versions: ctx.change(workingTime, workingTimeKey(), (state) => set(state, input, ctx.now)).versions.length }),
});

export const reviewSource = command<ReviewSource, { code: string; reviews: number }>({
  name: "limits.review-source",
  route: "POST /api/limits/sources/{code}/reviews",
  summary: { zh: "登记法律依据的复核", en: "Record the review of a legal source" },
  input: ReviewSource,
  about: ({ code }) => [ref(source, sourceKey(code))],
  allow: cityAdmin(),
  run: (ctx, input) => {
    const { reviews } = ctx.change(source, sourceKey(input.code), (state) => review(state, input, ctx.now));
    return { code: input.code, reviews: reviews.length };
  },
});

export const defineRules = command<DefineRules, { rules: number }>({
  name: "limits.define-rules",
  route: "POST /api/limits/rules/definition",
  summary: { zh: "登记本版本的时限表", en: "Record the table of clocks of this release" },
  input: DefineRules,
  about: () => statute.map(({ id }) => ref(rule, ruleKey(id))),
  allow: systemOnly(),
  run: (ctx) => {
    for (const stated of statute) ctx.change(rule, ruleKey(stated.id), (state) => define(state, stated));
    return { rules: statute.length };
  },
});
