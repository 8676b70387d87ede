const CITY = "Asia/Shanghai";

/** "08:12", or with the day when it was not today; in the city's time whatever the phone is set to. */
export function sayClock(atMs: number, nowMs: number, language: "zh" | "en"): string {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: CITY });
  const today = day.format(atMs) === day.format(nowMs);
  return new Intl.DateTimeFormat(locale, {
    timeZone: CITY,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(today ? {} : { month: "short", day: "numeric" }),
  }).format(atMs);
}
