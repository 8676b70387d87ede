import type { EventWords } from "#platform/modules";
import type { AdoptionEvent } from "./adoption.ts";
import type { MethodEvent } from "./method.ts";
import type { RunEvent } from "./run.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "named-methods.registered": { zh: "登记工作法", en: "Method registered" },
  "named-methods.drafted": { zh: "录入工作法定义", en: "Definition entered" },
  "named-methods.returned": { zh: "退回工作法定义", en: "Definition returned" },
  "named-methods.published": { zh: "发布工作法定义", en: "Definition published" },
  "named-methods.adopted": { zh: "登记一地采用工作法", en: "Adopted by an area" },
  "named-methods.adoption-ended": { zh: "登记一地不再采用", en: "Adoption ended" },
  "named-methods.run-started": { zh: "开始用工作法", en: "Method begun" },
  "named-methods.step-set": { zh: "登记工作法的一步", en: "Step of a method recorded" },
  "named-methods.run-closed": { zh: "结束工作法", en: "Method ended" },
} satisfies EventWords<AdoptionEvent | MethodEvent | RunEvent>;
