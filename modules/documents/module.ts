import { module } from "#platform/modules";
import { addTemplate, failDocument, finishDocument, makeDocumentAgain, restoreTemplate, setOrganWord } from "./commands.ts";
import { document, organ, series, template } from "./document.ts";
import { eventWords } from "./event-words.ts";
import { documentProjection, organProjection, templateProjection } from "./projection.ts";
import { papers, papersOfRecord } from "./queries.ts";
import { words } from "./ui/words.ts";

export default module({
  name: "documents",
  nouns: [
    { noun: document, called: { zh: "文书", en: "Paper" }, projection: documentProjection },
    { noun: series, called: { zh: "文号", en: "Numbers of papers" } },
    { noun: template, called: { zh: "文书模板", en: "Template of papers" }, projection: templateProjection },
    { noun: organ, called: { zh: "机关代字", en: "Short name of an organ" }, projection: organProjection },
  ],
  events: eventWords,
  commands: [finishDocument, failDocument, makeDocumentAgain, addTemplate, restoreTemplate, setOrganWord],
  queries: [],
  registers: [papers],
  parts: papersOfRecord,
  purposes: [
    {
      code: "documents.file",
      title: { zh: "文书正文（加密存放）", en: "Papers as issued (kept locked)" },
      basis: {
        zh: "档案法 37；个人信息保护法 51",
        en: "Archives Law, art. 37; Personal Information Protection Law, art. 51",
      },
      fields: ["key"],
      // Thirty years: the longest keeping of domain.md §1.7, for papers that are no part of a case file. A module that erases a record earlier erases its papers with it.
      retentionDays: 10_957,
      // Opened by the system alone, for whom the paper's own record admits.
      readers: [],
      logged: false,
    },
    {
      code: "documents.event-file",
      title: { zh: "事项文书正文（加密存放）", en: "Papers of events (kept locked)" },
      basis: {
        zh: "档案法 37；个人信息保护法 19、51",
        en: "Archives Law, art. 37; Personal Information Protection Law, arts 19 and 51",
      },
      fields: ["key"],
      // Grid events five years (domain.md §1.7).
      retentionDays: 1_826,
      readers: [],
      logged: false,
    },
    {
      code: "documents.case-file",
      title: { zh: "案卷文书正文（加密存放）", en: "Papers of a case file (kept locked)" },
      basis: {
        zh: "档案法 37；个人信息保护法 51",
        en: "Archives Law, art. 37; Personal Information Protection Law, art. 51",
      },
      fields: ["key"],
      // Ten years, and thirty where the case is kept so long (domain.md §1.7).
      retentionDays: 3_653,
      longer: {
        days: 10_957,
        when: {
          zh: "达成书面调解协议的案卷、经复核终结的信访案卷",
          en: "Files of a mediation with a written agreement, and of a petition ended by the final review",
        },
      },
      readers: [],
      logged: false,
    },
  ],
  words,
  migrations: new URL("./migrations/", import.meta.url),
});
