import { fill, speaker, type Language } from "#web/words";
import type { IconName } from "./icon.tsx";
import { instant } from "./time.ts";
import { consoleWords } from "./words.ts";
import { minutesPerDay, workingMinutes, type WorkingTime } from "./working-time.ts";

export type DueFact = {
  dueAt: string | null;
  provisional: boolean;
  /** The clock stopped: paused, or the matter has ended (late or in time). */
  state: "running" | "paused" | "ended" | "endedLate";
  /** Counted in working time, or around the clock. */
  working: boolean;
  /** Why it stands still, while it is paused. */
  why?: string | null;
};

export type DueTone = "over" | "soon" | "near" | "calm" | "still";
export type DueReading = { tone: DueTone; icon: IconName; text: string; title: string };

type Say = (key: keyof typeof consoleWords, params?: Record<string, unknown>) => string;

function spanText(say: Say, minutes: number, dayMinutes: number): string {
  const days = Math.floor(minutes / dayMinutes);
  const hours = Math.floor((minutes % dayMinutes) / 60);
  if (days >= 10) return say("console.span.days", { d: days });
  if (days > 0) return say("console.span.days", { d: days }) + (hours > 0 ? " " + say("console.span.hours", { h: hours }) : "");
  if (hours > 0)
    return (
      say("console.span.hours", { h: hours }) +
      (hours < 3 && minutes % 60 > 0 ? " " + say("console.span.minutes", { m: minutes % 60 }) : "")
    );
  return say("console.span.minutes", { m: Math.max(1, minutes) });
}

function titleOf(say: Say, { dueAt, working, provisional }: DueFact, language: Language): string {
  if (!dueAt) return "";
  const how = working ? say("console.due.working") : say("console.due.running");
  const told = fill(say("console.due.title"), { at: instant(dueAt, language), how });
  return provisional ? `${told}${language === "zh" ? "；" : "; "}${say("console.due.provisionalWhy")}` : told;
}

/** What a deadline says now, in words; colour and icon only repeat them. */
export function readDue(fact: DueFact, nowMs: number, working: WorkingTime, language: Language): DueReading {
  const say = speaker(consoleWords, language);
  if (fact.state === "paused") {
    const text = say("console.due.paused") + (fact.why ? ` · ${fact.why}` : "");
    return { tone: "still", icon: "pause", text, title: titleOf(say, fact, language) };
  }
  if (!fact.dueAt) return { tone: "still", icon: "clock", text: say("console.due.none"), title: "" };
  const title = titleOf(say, fact, language);
  if (fact.state === "ended") return { tone: "still", icon: "check", text: say("console.due.met"), title };
  if (fact.state === "endedLate") return { tone: "still", icon: "alert", text: say("console.due.lateEnd"), title };
  const dueMs = Date.parse(fact.dueAt);
  const dayMinutes = fact.working ? minutesPerDay(working) : 1440;
  const left = fact.working ? workingMinutes(working, nowMs, dueMs) : Math.round((dueMs - nowMs) / 60_000);
  // No working minute has passed since: over the weekend it is late, and not by a minute.
  if (dueMs <= nowMs && fact.working && left === 0) return { tone: "over", icon: "flame", text: say("console.due.justOver"), title };
  const span = spanText(say, Math.abs(left), dayMinutes);
  if (dueMs <= nowMs) return { tone: "over", icon: "flame", text: say("console.due.over", { span }), title };
  const text = say("console.due.left", { span });
  if (left <= 120) return { tone: "soon", icon: "alert", text, title };
  return { tone: left <= dayMinutes ? "near" : "calm", icon: "clock", text, title };
}
