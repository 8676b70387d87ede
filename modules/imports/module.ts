import { module } from "#platform/modules";
import { endImport, givePasswords, noteProgress, startImport } from "./commands.ts";
import { eventWords } from "./event-words.ts";
import { sheetImport } from "./import.ts";
import { importProjection } from "./projection.ts";
import { listImports } from "./queries.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "imports",
  nouns: [{ noun: sheetImport, called: { zh: "导入", en: "Import" }, projection: importProjection }],
  events: eventWords,
  commands: [startImport, noteProgress, endImport, givePasswords],
  queries: [listImports],
  purposes: [
    {
      code: "imports.rows",
      title: { zh: "导入名册的行，办完即不再需要", en: "Rows of a list that is being imported" },
      basis: {
        zh: "个人信息保护法 13(1)(二)(三)：人力资源管理、履行法定职责",
        en: "Personal Information Protection Law, art. 13(1)(2) and (3): management of staff, a duty by law",
      },
      fields: ["rows"],
      retentionDays: 7,
      readers: [],
      logged: false,
    },
  ],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
