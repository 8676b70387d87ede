import { defineWords } from "#web/words";

export const proofWords = defineWords({
  title: { zh: "存证回执", en: "Proof of your report" },
  link: { zh: "存证回执：证明没人改过", en: "Proof that nobody changed it" },
  lead: {
    zh: "您的反映一收到就记入账本，一分钟内封存进本县区的公开日志。封存以后，任何人（包括管理员）改一个字都会被发现。",
    en: "Your report goes into the ledger at once and is sealed within a minute in your county's public log. After that a change of one letter, by anybody, an administrator included, is found out.",
  },
  back: { zh: "返回进度", en: "Back to the report" },
});
