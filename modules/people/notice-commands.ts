import { holds } from "#platform/access";
import { command, ref } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { places } from "#modules/places";
import { SetNoticeRule } from "./contract.ts";
import { noticeRule, noticeRuleKey, setNoticeRule as decide } from "./notice-rule.ts";

export const setNoticeRule = command<SetNoticeRule, { area: string }>({
  name: "people.set-notice-rule",
  route: "POST /api/people/notice-rules",
  summary: { zh: "规定网格公示是否列出网格员姓名", en: "Say whether public notices of grids name their workers" },
  input: SetNoticeRule,
  about: ({ area }) => [ref(noticeRule, noticeRuleKey(area))],
  allow: holds(["admin"], (_, { area }) => area, "over the rule's area"),
  run: (ctx, rule) => {
    if (ctx.actor.kind !== "system" && !ctx.read(places).area(rule.area))
      throw refuse.fields([{ path: "area", code: "people.no-such-area" }]);
    ctx.change(noticeRule, noticeRuleKey(rule.area), (state) => decide(state, rule));
    return { area: rule.area };
  },
});
