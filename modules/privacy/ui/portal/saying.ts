import { comma, type Language, speaker } from "#web/words";
import type { MineReading } from "../../contract.ts";
import { portalWords } from "../portal-words.ts";

type Words = keyof typeof portalWords;

export const sortName = (sort: string, language: Language): string =>
  `sort.${sort}` in portalWords ? speaker(portalWords, language)(`sort.${sort}` as Words) : sort;

export const sortNames = (sorts: readonly string[], language: Language): string =>
  sorts.map((sort) => sortName(sort, language)).join(comma(language));

/** By what right somebody looked, in words for whom it was about. */
export function saidWhy({ basis, reason }: MineReading, language: Language): string {
  const say = speaker(portalWords, language);
  if (basis === "case" && reason !== "") return say("basis.case.said", { reason });
  return `basis.${basis}` in portalWords ? say(`basis.${basis}` as Words, { reason: reason || "—" }) : reason;
}

export const saidWho = (one: MineReading, language: Language): string =>
  [one.unit[language], one.role[language], one.name].filter((part) => part !== "").join(" ");
