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

/**
 * How far one number lies from another: "+1.20 个百分点" where both are shares (`points`), never "%"; else "+12.5%" of the other. Null, where nothing can be
 * said, is a dash.
 */
export function changeText(change: number | null, points: boolean, language: Language): string {
  if (change === null) return "—";
  const sign = change > 0 ? "+" : change < 0 ? "−" : "";
  const size = (Math.abs(change) * 100).toFixed(points ? 2 : 1);
  if (!points) return `${sign}${size}%`;
  return language === "zh" ? `${sign}${size} 个百分点` : `${sign}${size} percentage points`;
}

/** Between a name and what it names. */
export const colon = (language: Language): string => (language === "en" ? ": " : "：");

/** Between the things of a list. */
export const comma = (language: Language): string => (language === "en" ? ", " : "、");

/** Said beside what it is said of. */
export const aside = (text: string, language: Language): string => (language === "en" ? ` (${text})` : `（${text}）`);

export { runsOf } from "./typed.ts";
