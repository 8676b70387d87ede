import { sheetOf, type SheetLine } from "#platform/modules";
import { scopeFor } from "#platform/reading";
import type { RequestRow } from "./contract.ts";
import { LOOKERS } from "./permits.ts";
import { listServiceRequests } from "./queries-requests.ts";
import { cityPractice } from "./register-practice.ts";
import { words } from "./ui/words.ts";

type Line = SheetLine<RequestRow>;
type Words = Readonly<Record<string, { zh: string; en: string } | undefined>>;
const said: Words = words;
const yes = (told: boolean, language: "zh" | "en"): string => (told ? (language === "zh" ? "是" : "yes") : "");

const text = (zh: string, en: string, width: number, of: Line["of"]): Line => ({ title: { zh, en }, kind: "text", width, of });
const day = (zh: string, en: string, of: (row: RequestRow) => string | null): Line => ({
  title: { zh, en },
  kind: "instant",
  width: 18,
  of,
});

/** What the queue shows: what was asked for stays, who asked and their words do not leave. */
export const requestSheet = sheetOf({
  subject: "grid-work.requests",
  title: { zh: "服务代办", en: "Service requests" },
  list: listServiceRequests,
  scope: scopeFor(LOOKERS),
  lines: (ctx) => {
    const kinds = ctx.read(cityPractice);
    return [
      text("编号", "Number", 18, (row) => row.number),
      text("事项", "Kind", 20, (row, language) => kinds.knownRequestKind(row.kind)?.[language] ?? row.kind),
      text("地点", "Place", 26, (row) => row.placeName),
      day("登记时间", "Taken", (row) => row.takenAt),
      day("期限", "Due", (row) => row.dueAt),
      text(
        "状态",
        "State",
        18,
        (row, language) => said[`grid-work.ending.${row.ending ?? ""}`]?.[language] ?? (language === "zh" ? "办理中" : "open"),
      ),
      text("超期", "Late", 10, (row, language) => yes(row.late, language)),
      { title: { zh: "满意分", en: "Rating" }, kind: "number", width: 10, of: (row) => row.satisfied },
    ];
  },
});
