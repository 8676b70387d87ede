import { createContext, useContext, useMemo } from "react";
import { speaker, type Language } from "#web/words";
import { wallWords } from "./words.ts";

export const LanguageContext = createContext<Language>("zh");
export const useLanguage = (): Language => useContext(LanguageContext);
/** The same as long as the language is: what depends on it, as the drawing of the map, is not done anew with every second of the clock. */
export function useSay() {
  const language = useLanguage();
  return useMemo(() => speaker(wallWords, language), [language]);
}
export type Say = ReturnType<typeof useSay>;

/** Hours and minutes of the city's time. */
export const clock = (instant: string | number, seconds = false): string =>
  new Intl.DateTimeFormat("zh-CN", {
    timeZone: "Asia/Shanghai",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
  }).format(new Date(instant));

export const cityDay = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** The longest whole unit: "3 天", "5 小时", "12 分". */
export function span(say: Say, ms: number): string {
  const minutes = Math.max(0, Math.floor(Math.abs(ms) / 60_000));
  if (minutes >= 2_880) return say("span.days", { n: Math.floor(minutes / 1_440) });
  if (minutes >= 60) return say("span.hours", { n: Math.floor(minutes / 60) });
  return say("span.minutes", { n: minutes });
}
