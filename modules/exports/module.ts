import { module } from "#platform/modules";
import {
  approveExport,
  deleteExport,
  expireExport,
  failExport,
  finishExport,
  holdExport,
  noteDownload,
  noteProgress,
  refuseExport,
  requestExport,
} from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { sheetExport, turn } from "./export.ts";
import { EXPORTERS, OVERSEERS } from "./permits.ts";
import { exportProjection } from "./projection.ts";
import { listAreaExports, listExports } from "./queries.ts";
import { waitingWords } from "./ui/waiting-words.ts";
import { words } from "./ui/words.ts";
import { waitingExports } from "./waiting.ts";

export default module({
  name: "exports",
  nouns: [
    { noun: sheetExport, called: { zh: "导出", en: "Export" }, projection: exportProjection },
    { noun: turn, called: { zh: "导出名额", en: "Turns of exports" } },
  ],
  events: eventWords,
  commands: [
    requestExport,
    noteProgress,
    holdExport,
    approveExport,
    refuseExport,
    finishExport,
    failExport,
    noteDownload,
    deleteExport,
    expireExport,
  ],
  queries: [listExports, listAreaExports],
  purposes: [
    {
      code: "exports.why",
      title: { zh: "导出用途说明", en: "What an export is for" },
      basis: {
        zh: "个人信息保护法 51；数据安全法 27",
        en: "Personal Information Protection Law, art. 51; Data Security Law, art. 27",
      },
      fields: ["why", "searched", "refusal"],
      retentionDays: 1_095,
      readers: [...new Set([...EXPORTERS, ...OVERSEERS])],
      logged: false,
    },
    {
      code: "exports.file",
      title: { zh: "导出文件的密钥（文件加密存放）", en: "The key of an exported file (kept locked)" },
      basis: { zh: "个人信息保护法 51；数据安全法 27", en: "Personal Information Protection Law, art. 51; Data Security Law, art. 27" },
      fields: ["key"],
      retentionDays: 8,
      // Opened by the system alone, for who asked for the file.
      readers: [],
      logged: false,
    },
  ],
  waiting: [waitingExports],
  words: { ...words, ...waitingWords },
  migrations: new URL("./migrations/", import.meta.url),
});
