import { createHash } from "node:crypto";
import { uuidv7 } from "#platform/ids";
import { STANDARD } from "../contract.ts";
import { Questions } from "../contract/design.ts";

export const HOME = "330500000";
export const SCRIPT = "您好，这里是市调查中心，想请您谈谈对治安的感受，约 5 分钟，不记姓名，您可以不答。";
export const questions = Questions.parse(STANDARD);
export const DIGEST = createHash("sha256").update("list").digest("hex");
export const stratum = (code: string, more: Record<string, unknown> = {}) => ({
  code,
  zh: `层 ${code}`,
  en: `Stratum ${code}`,
  area: code.slice(0, 6),
  population: 50_000,
  frame: 400,
  draw: 30,
  wanted: 25,
  ...more,
});
export const strata = [stratum("330502-town"), stratum("330521-town")];
export const MARGIN = { question: "sex", totals: { M: 49_000, F: 51_000 } };
export const designOf = (id: string, more: Record<string, unknown> = {}) => ({
  home: HOME,
  id,
  title: "2026 年群众安全感满意度调查",
  titleEn: "Resident survey 2026",
  purpose: "了解居民的安全感，改进平安建设。",
  area: "3305",
  year: 2026,
  questions: STANDARD,
  ...more,
});
export const planOf = (id: string, more: Record<string, unknown> = {}) => ({
  home: HOME,
  id,
  modes: ["cati", "web"],
  frame: "随机手机号，运营商按区县随机生成",
  universe: "18 周岁以上、在本市住满半年的居民",
  frameDigest: DIGEST,
  strata,
  margins: [MARGIN],
  from: "2026-11-02",
  until: "2026-11-28",
  contractor: null,
  script: SCRIPT,
  ...more,
});
export const marksOf = (id: string, more: Record<string, unknown> = {}) => ({
  home: HOME,
  id,
  formNumber: "湖安调 1 号表",
  maker: "湖州市平安办",
  approval: "湖统备〔2026〕8 号",
  kind: "filed",
  validUntil: "2026-12-31",
  ...more,
});
/** Everybody answers; the felt one is turned by `index`, so that shares and margins both vary. */
export const answersOf = (index: number, felt = "s1"): Record<string, string[]> => ({
  safe: [felt],
  ...(felt === "s4" || felt === "s5" ? { where: ["street"] } : {}),
  satisfied: [index % 7 === 0 ? "s4" : "s2"],
  recall: index % 3 === 0 ? ["talk"] : ["none"],
  aware: index % 5 === 0 ? ["none"] : ["patrol", "talk"],
  join: index % 2 === 0 ? ["none"] : ["talk"],
  sex: [index % 2 === 0 ? "M" : "F"],
  age: [["a18", "a30", "a45", "a60"][index % 4]!],
  household: [index % 6 === 0 ? "new" : "local"],
});
/** Mobile numbers, and one landline where it is asked for. */
export const rowsOf = (drawn: Readonly<Record<string, readonly number[]>>, landlines = 0) =>
  Object.entries(drawn).flatMap(([code, positions]) =>
    positions.map((position, index) => ({
      id: uuidv7(),
      stratum: code,
      position,
      phone: index < landlines ? `0572-20${code.slice(1, 6)}` : `139${code.slice(0, 6)}${`${index}`.padStart(2, "0")}`,
    })),
  );
