import { sheetOf, type SheetLine } from "#platform/modules";
import type { ApplicationRow } from "./contract.ts";
import { listApplications } from "./queries.ts";
import { inScope } from "./queries-visible.ts";
import { consoleWords } from "./ui/console-words.ts";

type Line = SheetLine<ApplicationRow>;
type Words = Readonly<Record<string, { zh: string; en: string } | undefined>>;
const said: Words = consoleWords;

const text = (zh: string, en: string, width: number, of: Line["of"]): Line => ({ title: { zh, en }, kind: "text", width, of });

/** Titles as their list shows them: units, never persons. */
export const applicationSheet = sheetOf({
  subject: "cells.applications",
  title: { zh: "平安细胞", en: "Safe cells" },
  list: listApplications,
  scope: inScope.scope,
  lines: () => [
    text("单位", "Unit", 30, (row) => row.name),
    text("类别", "Kind", 20, (row, language) => (language === "zh" ? row.schemeZh : row.schemeEn)),
    text("地点", "Place", 26, (row) => row.placeName),
    text("状态", "State", 18, (row, language) => said[`stage.${row.stage}`]?.[language] ?? row.stage),
    { title: { zh: "得分", en: "Score" }, kind: "number", width: 10, of: (row) => row.score },
    text("等次", "Level", 10, (row, language) => (row.level ? (said[`level.${row.level}`]?.[language] ?? row.level) : "")),
    { title: { zh: "期限", en: "Due" }, kind: "instant", width: 18, of: (row) => row.dueAt },
    text("有效期至", "Valid until", 14, (row) => row.validUntil ?? ""),
  ],
});
