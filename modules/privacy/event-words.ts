import type { EventWords } from "#platform/modules";
import type { GlassEvent } from "./glass.ts";
import type { MineEvent } from "./mine.ts";
import type { OwnEvent } from "./own.ts";

/** What was done, as the log of deeds says it. */
export const eventWords = {
  "privacy.code-asked": { zh: "要求发送验证码", en: "Code asked for" },
  "privacy.code-missed": { zh: "验证码输错", en: "Wrong code" },
  "privacy.proved": { zh: "验证本人", en: "Proved identity" },
  "privacy.corrected": { zh: "更正本人信息", en: "Own data corrected" },
  "privacy.copied": { zh: "取走本人信息副本", en: "Copy of own data taken" },
  "privacy.consent-withdrawn": { zh: "撤回同意", en: "Consent withdrawn" },
  "privacy.deletion-asked": { zh: "要求删除本人信息", en: "Erasure asked for" },
  "privacy.glass-opened": { zh: "紧急查看保密信息", en: "Sealed data opened in an emergency" },
  "privacy.glass-ended": { zh: "紧急查看结束", en: "Emergency opening ended" },
  "privacy.glass-reviewed": { zh: "核对紧急查看", en: "Emergency opening reviewed" },
  "privacy.own-asked": { zh: "要求查看名下全部事项", en: "Asked for all under one's phone" },
  "privacy.own-sent": { zh: "验证码已发出", en: "Code sent" },
  "privacy.own-missed": { zh: "验证码输错", en: "Wrong code" },
  "privacy.own-proved": { zh: "验证本人", en: "Proved identity" },
} satisfies EventWords<GlassEvent | MineEvent | OwnEvent>;
