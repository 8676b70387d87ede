import type { Template } from "../contract.ts";
import type { Rule, SchemeFacts } from "../contract/rule.ts";
import { cityCode } from "#platform/settings";
import { WENZHOU_ORIGIN, wenzhou2017 } from "./wenzhou.ts";

const facts = (today: string, rule: Rule): SchemeFacts => ({
  year: Number(today.slice(0, 4)),
  level: "county",
  area: cityCode(),
  zh: "",
  en: "",
  from: `${today.slice(0, 4)}-01-01`,
  until: `${today.slice(0, 4)}-12-31`,
  basis: "",
  origin: null,
  subjects: [],
  rule,
});

/** Two of the three rates are held to the province's averages of last year, which the drafter knows and we do not: 90 stands until they are put in. */
const UNSET = 90;

/** What a draft may begin with: nothing but a frame, or a negative list that a city really used. */
export function templates(today: string): Template[] {
  const list = wenzhou2017({ awareness: UNSET, participation: UNSET });
  const blank: Rule = { ...list, mode: "deduct", items: [], vetoes: [], tie: { kind: "share" }, categories: list.categories.slice(0, 1) };
  return [
    { code: "blank", zh: "空白（扣分制，基础分 100）", en: "Nothing (deducting from 100)", origin: null, facts: facts(today, blank) },
    {
      code: "wenzhou-2017",
      zh: "范例：温州 2017 年负面清单",
      en: "Example: Wenzhou 2017, negative list",
      origin: WENZHOU_ORIGIN,
      facts: facts(today, list),
    },
  ];
}
