import type { Language } from "#web/words";
import { speaker } from "#web/words";
import type { Limit } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

/** "3 个工作日"; English says one of a unit without its s. */
export const sayLimit = ({ amount, unit }: Limit, language: Language): string => {
  const said = speaker(portalWords, language)(`unit.${unit}`, { n: amount });
  return language === "en" && amount === 1 ? said.replace(/s$/, "") : said;
};

/** Groups of four read best aloud: "8K2M 4T7Q". A number that brings its own dashes keeps them. */
export const sayNumber = (number: string): string => (/[-\s]/.test(number) ? number : (number.match(/.{1,4}/g) ?? [number]).join(" "));
