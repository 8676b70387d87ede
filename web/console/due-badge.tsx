import { createContext, useContext, useEffect, useState } from "react";
import { speaker } from "#web/words";
import { useLanguage } from "./app.tsx";
import { readDue, type DueFact } from "./due.ts";
import { Icon } from "./icon.tsx";
import { consoleWords } from "./words.ts";
import { usualWindows, weekdayOnly, type WorkingTime } from "./working-time.ts";

const WorkingTimeContext = createContext<WorkingTime>({ isWorkday: weekdayOnly, windows: usualWindows });
export const WorkingTimeProvider = WorkingTimeContext.Provider;
export const useWorkingTime = (): WorkingTime => useContext(WorkingTimeContext);

/** The minute, shared by whatever counts down on a page. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function DueBadge({ fact, now }: { fact: DueFact; now: number }) {
  const language = useLanguage();
  const working = useContext(WorkingTimeContext);
  const reading = readDue(fact, now, working, language);
  return (
    <span className={`c-due c-due-${reading.tone}`} title={reading.title}>
      <Icon name={reading.icon} size={14} />
      {reading.text}
      {fact.provisional && fact.dueAt ? <em>{speaker(consoleWords, language)("console.due.provisional")}</em> : null}
    </span>
  );
}
