import { NAMES } from "./sources/cited.ts";

/** Laws by the names they are cited under and their usual English ones, from the register of sources. */
const LAWS: readonly (readonly [zh: string, en: string])[] = NAMES.map(([name, { en }]) => [name, en]);

/** What stands beside an article in the shipped limits. */
const NOTES: readonly (readonly [zh: string, en: string])[] = [
  ["国办发〔2024〕5号待核", "State Council General Office No. 5 of 2024 still to be checked"],
  ["是否仍有效待核", "whether it is still in force is to be checked"],
  ["是否仍适用待核", "whether it still applies is to be checked"],
  ["2026 修订后条号待核", "article numbers after the revision of 2026 to be checked"],
  ["一般在一个月内", "usually within a month"],
  ["期限待核", "the limit is to be checked"],
  ["天数为建议", "the number of days is a proposal"],
  ["当日为建议", "the same day is a proposal"],
  ["无法定期限", "no limit by law"],
  ["通行做法", "usual practice"],
  ["地方规定", "local rule"],
  ["第二款", "(2)"],
  ["第三款", "(3)"],
  ["及时", "without delay"],
];

const PUNCTUATION: readonly (readonly [zh: string, en: string])[] = [
  ["；", "; "],
  ["、", ", "],
  ["（", " ("],
  ["）", ")"],
];

const said = (text: string, words: readonly (readonly [string, string])[], tell: (en: string) => string = (en) => en): string =>
  words.reduce((left, [zh, en]) => left.replaceAll(zh, tell(en)), text);

/** The numbers that follow a law's name are its articles; a year may stand between. */
const articles = (text: string): string =>
  text.replace(/(?<=\w)§ ?((?:19|20)\d{2})?,? ?(\d+)((?:[、–]\d+)*)/g, (_, year: string | undefined, first: string, more: string) => {
    const of = year === undefined ? "" : ` of ${year}`;
    return `${of}, ${more === "" ? "art." : "arts"} ${first}${more}`;
  });

/**
 * What a limit rests on, in English: laws by their usual English names, articles as "art. 3". What an officer typed as the basis of a local limit, and
 * any law not known here, stays as it was typed.
 */
export function citedInEnglish(basis: string): string {
  const named = said(basis, LAWS, (en) => `${en}§`);
  const cited = said(articles(named).replaceAll("§", ""), NOTES).replaceAll(/ \((\d)\)/g, "($1)");
  return said(cited, PUNCTUATION).trim();
}
