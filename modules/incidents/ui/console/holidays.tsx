import { Typed, useLanguage, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

/** The days a notice can name (全国年节及纪念日放假办法, article 2), in English. */
const ENGLISH: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: "Spring Festival",
  除夕: "Lunar New Year's Eve",
  清明: "Qingming Festival",
  劳动: "Labour Day",
  端午: "Dragon Boat Festival",
  中秋: "Mid-Autumn Festival",
  国庆: "National Day",
};

/** Notices and the data sets made of them write some with 节 and some without. */
const english = (part: string): string | undefined => ENGLISH[part] ?? ENGLISH[part.replace(/节$/, "")];

/** A holiday as the notice names it, two in one ("国庆节、中秋节") too; on an English screen in English, where every part is known. */
export function Holiday({ name }: { name: string }) {
  const language = useLanguage();
  const parts = name.split(/[、，,和]/).map((part) => english(part.trim()));
  return language === "en" && parts.every((part) => part !== undefined) ? <>{parts.join(", ")}</> : <Typed text={name} />;
}

/** Where a year's days are from: a loaded notice as the officer wrote it; what this release brings, in the reader's language, with the data set it came by. */
export function HolidaySource({ source, loaded }: { source: string; loaded: boolean }) {
  const say = useSay(consoleWords);
  const by = /\(([^()]+)\)$/.exec(source)?.[1];
  return loaded || by === undefined ? <Typed text={source} /> : <>{say("limits.published", { by })}</>;
}
