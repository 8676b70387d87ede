import { cityCode } from "#platform/settings";
import type { Name } from "./contract.ts";

const note = (zh: string, en: string): Name["note"] => ({ zh, en });

/** Names in the city's own report (domain.md §3.0). What they mean was looked for and not found: the city enters it, nobody else. */
const NAMES: readonly Name[] = [
  {
    code: "san-si-wu",
    zh: "安吉“三四五”信访代理制",
    en: "Anji's “three-four-five” petition agency",
    area: "330523",
    digits: [3, 4, 5],
    note: note("三、四、五各指什么，没有找到出处。", "What the three, the four and the five are was not found."),
  },
  {
    code: "yi-xian-san-hua",
    zh: "吴兴“一线三化”工作法",
    en: "Wuxing's “one line, three -isations”",
    area: "330502",
    digits: [1, 3],
    note: note("哪一线、哪三化，没有找到出处。", "Which line and which three was not found."),
  },
  {
    code: "liu-bu-chuang-jian",
    zh: "民主法治村“六步创建法”",
    en: "Six steps to a village of democracy and law",
    area: "3305",
    digits: [6],
    note: note("报告称首创，六步没有列出。", "The report calls it a first; the six steps are not listed."),
  },
  {
    code: "yi-san-yi",
    zh: "农村普法“131”培育工程",
    en: "“131” for law education in villages",
    area: "3305",
    digits: [1, 3, 1],
    note: note("三组内容没有找到出处。", "What the three groups hold was not found."),
  },
  {
    code: "ba-ge-yi",
    zh: "社区普法“八个一”",
    en: "“Eight ones” for law education in communities",
    area: "3305",
    digits: [8],
    note: note("八个“一”分别是什么，没有找到出处。", "What the eight are was not found."),
  },
  {
    code: "liang-zhong-xin-yi-xie-hui",
    zh: "乡镇“两中心一协会”",
    en: "“Two centres, one association” in townships",
    area: "3305",
    digits: [2, 1],
    note: note("是哪两个中心、哪个协会，没有找到出处。", "Which centres and which association was not found."),
  },
];

/** Those of the city this installation serves: another city has its own. */
export const shippedNames = (): Name[] => NAMES.filter(({ area }) => area.startsWith(cityCode()));
