import { colon, comma, defineWords, type Language, speaker } from "#web/words";
import { evidenceOf } from "../contract/evidence.ts";

/** Of a checklist, in the words of every screen that shows one: how a line is looked at, what evidence it takes, what ends a title. */
export const checklistWords = defineWords({
  "method.D": { zh: "查资料", en: "documents" },
  "method.S": { zh: "看现场", en: "on site" },
  "method.I": { zh: "访谈", en: "interviews" },
  "method.R": { zh: "部门记录", en: "records" },
  "method.T": { zh: "实测", en: "test" },
  "method.self": { zh: "自答", en: "own answer" },
  "ground.deaths": { zh: "负有责任的死亡事故", en: "An accident with deaths it is responsible for" },
  "ground.crime": { zh: "单位自身严重违法犯罪", en: "A grave crime by the unit itself" },
  "ground.falsified": { zh: "材料造假", en: "Falsified evidence" },
  "ground.retaliation": { zh: "打击报复投诉人", en: "Retaliation against complainants" },
  "ground.not-mended": { zh: "警示后逾期未整改", en: "Not rectified after a warning" },
  "proof.document": { zh: "文件资料", en: "a document" },
  "proof.photo": { zh: "现场照片", en: "a photo on site" },
  "proof.signature": { zh: "签字记录", en: "a signed record" },
  "proof.record": { zh: "系统或部门记录", en: "a system or department record" },
  "proof.interview": { zh: "访谈情况", en: "what people asked said" },
  "proof.test": { zh: "实测情况", en: "how a test went" },
  "proof.takes": { zh: "佐证（有一样就行）", en: "Evidence (any one)" },
  "proof.takesOne": { zh: "佐证", en: "Evidence" },
  "proof.strict": { zh: "没有佐证不给分", en: "no points without it" },
  "proof.bare": { zh: "没有佐证", en: "No evidence" },
  "proof.which": { zh: "用什么佐证", en: "Kind of evidence" },
  "proof.what.document": { zh: "写明是哪份文件（名称、文号）", en: "Say which document (title, number)" },
  "proof.what.signature": { zh: "写明是什么记录、由什么职务的人签字", en: "Say which record, signed by holders of which post" },
  "proof.what.record": {
    zh: "写明是哪个系统或部门的哪条记录（编号、期间）",
    en: "Say which record of which system or department (number, period)",
  },
  "proof.what.interview": {
    zh: "写明问了几个人、问了什么、怎么答的（不写姓名）",
    en: "Say how many were asked what, and what they said (no names)",
  },
  "proof.what.test": { zh: "写明什么时候、怎么测的、结果怎样", en: "Say when and how it was tested, and what came of it" },
});

/** One sentence: what the line takes, which paper or record is meant, and whether points are given without. */
export function sayEvidence(line: Parameters<typeof evidenceOf>[0], language: Language): string | null {
  const rule = evidenceOf(line);
  if (!rule) return null;
  const say = speaker(checklistWords, language);
  const kinds = rule.takes.map((kind) => say(`proof.${kind}`)).join(comma(language));
  const which = rule[language] ? (language === "zh" ? `（${rule[language]}）` : ` (${rule[language]})`) : "";
  const strict = rule.strict ? `${language === "zh" ? "；" : "; "}${say("proof.strict")}` : "";
  return `${say(rule.takes.length > 1 ? "proof.takes" : "proof.takesOne")}${colon(language)}${kinds}${which}${strict}`;
}
