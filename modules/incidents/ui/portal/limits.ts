import type { Language } from "#web/words";
import { speaker } from "#web/words";
import type { Limit } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

/** "3 个工作日" */
export const sayLimit = (limit: Limit, language: Language): string =>
  speaker(portalWords, language)(`unit.${limit.unit}`, { n: limit.amount });

/** Groups of four read best aloud: "8K2M 4T7Q". A number that brings its own dashes keeps them. */
export const sayNumber = (number: string): string => (/[-\s]/.test(number) ? number : (number.match(/.{1,4}/g) ?? [number]).join(" "));
