import { phonesIn } from "#platform/vault";
import type { AnswerText, Said } from "./contract.ts";

/** Eighteen signs of an identity number, however they are grouped (GB 11643). */
const IDENTITY = /(?<![\dA-Za-z])\d{6}[\s-]?(?:19|20)\d{2}[\s-]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\s-]?\d{3}[\dXx](?![\dA-Za-z])/;

const saidIn = (said: Said, at: string): [string, string][] => [
  [`${at}.question`, said.question],
  ...said.wordings.map((one, index): [string, string] => [`${at}.wordings.${index}`, one]),
  [`${at}.answer`, said.answer],
  ...said.steps.map((one, index): [string, string] => [`${at}.steps.${index}`, one]),
  ...said.bring.map((one, index): [string, string] => [`${at}.bring.${index}`, one]),
  [`${at}.cost`, said.cost],
  [`${at}.takes`, said.takes],
];

/** Every text of an entry with the path of its field. */
export const textsOf = (text: AnswerText): [string, string][] => [
  ...saidIn(text.zh, "text.zh"),
  ...(text.en ? saidIn(text.en, "text.en") : []),
  ...text.basis.flatMap(({ title, titleEn, number, article }, index): [string, string][] =>
    [title, titleEn, number, article].map((one) => [`text.basis.${index}`, one]),
  ),
];

export type Fault = { path: string; code: "answers.identity-number" | "answers.somebodys-phone" };

/** The first thing in a text that is somebody's own: an identity number, or a phone that is none of `own` (phones as digits). */
export function numberIn(text: string, own: (phone: string) => boolean): "identity-number" | "somebodys-phone" | null {
  if (IDENTITY.test(text.normalize("NFKC"))) return "identity-number";
  return phonesIn(text).some((phone) => !own(phone)) ? "somebodys-phone" : null;
}

/** An entry holds nobody's data: numbers that are not an office's own are refused where they stand. `own`: phones of units and points, as digits. */
export const personalIn = (texts: readonly (readonly [path: string, text: string])[], own: (phone: string) => boolean): Fault[] =>
  texts.flatMap(([path, text]): Fault[] => {
    const found = numberIn(text, own);
    return found === null ? [] : [{ path, code: `answers.${found}` }];
  });
