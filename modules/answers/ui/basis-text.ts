import type { Language } from "#web/words";
import type { Basis } from "../contract.ts";

/** Articles as an English reader cites them: 第10条、第13条至第14条 → art. 10, art. 13–14. */
const inEnglish = (article: string): string =>
  article
    .replaceAll(/第(\d+)条至第(\d+)条/g, "art. $1–$2")
    .replaceAll(/第(\d+)条/g, "art. $1")
    .replaceAll("、", ", ");

/** 《居住证暂行条例》（国务院令第663号，2016-01-01）第9条. */
export function sayBasis({ title, titleEn, number, on, article, sample }: Basis, language: Language): string {
  const inside = [number, on ?? ""].filter((one) => one !== "");
  if (language === "en") {
    const named = titleEn === "" ? title : titleEn;
    return [inside.length > 0 ? `${named} (${inside.join(", ")})` : named, inEnglish(article)].filter((one) => one !== "").join(", ");
  }
  return `${sample ? title : `《${title}》`}${inside.length > 0 ? `（${inside.join("，")}）` : ""}${article}`;
}
