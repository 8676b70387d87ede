import type { EventWords } from "#platform/modules";
import type { DocumentEvent, OrganEvent, SeriesEvent, TemplateEvent } from "./document.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "documents.issued": { zh: "出具文书", en: "Paper issued" },
  "documents.made": { zh: "文书已生成", en: "Paper made" },
  "documents.failed": { zh: "文书生成失败", en: "Paper could not be made" },
  "documents.asked-again": { zh: "重新生成文书", en: "Paper asked for again" },
  "documents.number-given": { zh: "编文号", en: "Number given" },
  "documents.template-added": { zh: "启用新文书模板", en: "New template in use" },
  "documents.template-restored": { zh: "恢复出厂模板", en: "Shipped template restored" },
  "documents.organ-named": { zh: "设置机关代字", en: "Short name for numbers set" },
} satisfies EventWords<DocumentEvent | OrganEvent | SeriesEvent | TemplateEvent>;
