export type Language = "zh" | "en";

/** 中文 and English side by side. `{name}` is filled from the parameters. */
export type Words = Readonly<Record<string, { zh: string; en: string }>>;

/** A module's catalogue; keys are `module.thing`, so catalogues can be laid together without clashes. */
export const defineWords = <W extends Words>(words: W): W => words;

/** Fills `{name}` places; a missing parameter stays visible as its name, so a test can see it. */
export const fill = (text: string, params?: Readonly<Record<string, unknown>>): string =>
  params === undefined ? text : text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));

/** A typed reader of one catalogue in one language. */
export const speaker =
  <W extends Words>(words: W, language: Language) =>
  (key: keyof W & string, params?: Readonly<Record<string, unknown>>): string => {
    const entry = words[key];
    return entry ? fill(entry[language], params) : key;
  };

/** A share as it is read in either language, the sign right after the number; nothing to divide by is a dash. */
export const percentage = (share: number | null, digits = 2): string => (share === null ? "—" : `${(share * 100).toFixed(digits)}%`);

/** Between a name and what it names. */
export const colon = (language: Language): string => (language === "en" ? ": " : "：");

/** Between the things of a list. */
export const comma = (language: Language): string => (language === "en" ? ", " : "、");

/** Said beside what it is said of. */
export const aside = (text: string, language: Language): string => (language === "en" ? ` (${text})` : `（${text}）`);

export { runsOf } from "./typed.ts";
