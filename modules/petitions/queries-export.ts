import { sheetOf, type SheetLine } from "#platform/modules";
import type { PetitionRow } from "./contract.ts";
import { listPetitions } from "./queries-queue.ts";
import { words } from "./ui/words.ts";

type Line = SheetLine<PetitionRow>;
type Words = Readonly<Record<string, { zh: string; en: string } | undefined>>;
const said: Words = words;

const text = (zh: string, en: string, width: number, of: Line["of"]): Line => ({ title: { zh, en }, kind: "text", width, of });
const day = (zh: string, en: string, of: (row: PetitionRow) => string | null): Line => ({
  title: { zh, en },
  kind: "instant",
  width: 18,
  of,
});

/** What the queue shows and nothing more. A sealed accusation leaves for nobody. */
export const petitionSheet = sheetOf({
  subject: "petitions.queue",
  title: { zh: "信访", en: "Petitions" },
  list: listPetitions,
  scope: () => [""],
  leaves: ({ sealed }) => !sealed,
  lines: () => [
    text("编号", "Number", 18, (row) => row.number),
    text("地点", "Place", 26, (row, language) => (language === "en" ? row.placeNameEn : row.placeName)),
    text("渠道", "Channel", 14, (row, language) => said[`petitions.channel.${row.channel}`]?.[language] ?? row.channel),
    text("分支", "Branch", 20, (row, language) => (row.branch ? (said[`petitions.branch.${row.branch}`]?.[language] ?? row.branch) : "")),
    text("承办机关", "Organ", 26, (row, language) => (language === "en" ? row.organNameEn : row.organName)),
    text(
      "状态",
      "State",
      18,
      (row, language) => said[`petitions.${row.ending ? "ending" : "stage"}.${row.ending ?? row.stage}`]?.[language] ?? row.stage,
    ),
    day("登记时间", "Received", (row) => row.receivedAt),
    day("期限", "Due", (row) => row.dueAt),
    text("期限暂定", "Provisional", 10, (row, language) => (row.provisional ? (language === "zh" ? "是" : "yes") : "")),
    text("超期", "Late", 10, (row, language) => (row.late ? (language === "zh" ? "是" : "yes") : "")),
  ],
});
