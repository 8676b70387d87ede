import assert from "node:assert/strict";
import { test } from "node:test";
import { sayDay, sayInstant } from "./index.ts";

/** What the platform's own formatter says, made anew for each date. */
function formatted(instant: string, language: "zh" | "en", year: boolean, clock: boolean): string {
  const say = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { timeZone: "Asia/Shanghai", ...options }).format(new Date(instant));
  const day = say({ month: "long", day: "numeric", weekday: "short", ...(year ? { year: "numeric" } : {}) });
  return clock ? `${day} ${say({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}` : day;
}

test("days and instants are said as the formatter says them, in the city's time, in both languages", () => {
  // Every seventh hour and some minutes of three years: midnights of the city and of UTC, leap day and turns of the year among them.
  for (let at = Date.UTC(2026, 11, 1); at < Date.UTC(2029, 0, 3); at += 7 * 3_600_000 + 13 * 60_000) {
    const instant = new Date(at).toISOString();
    const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
    for (const language of ["zh", "en"] as const) {
      assert.equal(sayInstant(instant, language), formatted(instant, language, false, true));
      assert.equal(sayInstant(instant, language, "2027-05-01"), formatted(instant, language, !day.startsWith("2027"), true));
      assert.equal(sayDay(day, language, "2028-01-01"), formatted(`${day}T12:00:00+08:00`, language, !day.startsWith("2028"), false));
    }
  }
});

test("what is no instant is refused and not said", () => {
  assert.throws(() => sayInstant("yesterday", "zh"), RangeError);
  assert.throws(() => sayDay("2026-13-45", "zh"), RangeError);
});
