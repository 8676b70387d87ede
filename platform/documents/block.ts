import { cityTime } from "../days/index.ts";
/**
 * A piece of a paper. In a template its text holds tags in braces: "{name}", and between paragraphs "{#opinions}" … "{/opinions}" for what repeats.
 * `code` is an address of the web: a QR code with the address under it, in Word the address alone. `rows` is a table; its first row is the head when `head` is set.
 */
export type Block =
  | { kind: "issuer" | "title" | "number" | "heading" | "paragraph" | "note" | "sign" | "code"; text: string }
  | { kind: "rows"; head: boolean; rows: readonly (readonly string[])[] };

/** What a template may say. `each`: the tag names a list whose members have tags of their own. */
export type Field = { tag: string; title: { zh: string; en: string }; each?: readonly Field[] };

/** What is put in for the tags; a list for each field with `each`. */
export type DocumentData = { [tag: string]: string | readonly DocumentData[] };

/** Given to every paper beside its own fields: who issues it, under which number, on which day, and where to ask. */
export const COMMON: readonly Field[] = [
  { tag: "issuer", title: { zh: "制发机关", en: "Issuing body" } },
  { tag: "number", title: { zh: "文号", en: "Number" } },
  { tag: "date", title: { zh: "日期", en: "Date" } },
  { tag: "contact", title: { zh: "联系方式", en: "Contact" } },
];

/** "2026年11月25日" of an RFC 3339 instant or a day, by the city's clock (UTC+8). */
export function dayInWords(at: string): string {
  const day = at.length === 10 ? at : cityTime(at);
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** The same with the time of day, "2026年11月25日09:30", of an RFC 3339 instant. */
export const momentInWords = (at: string): string => `${dayInWords(at)}${cityTime(at).slice(11, 16)}`;

/** The number of a paper (党政机关公文处理工作条例 9(五)): "湖评〔2026〕12号". `word` is the organ's and the paper's short name. */
export const numberInWords = (word: string, year: number, serial: number): string => `${word}〔${year}〕${serial}号`;
