import { useQuery } from "@tanstack/react-query";
import type { CalendarView } from "#contracts/limits";
import { useMemo, type ReactNode } from "react";
import { dateIn, orThrow, useConsole, usualWindows, weekdayOnly, WorkingTimeProvider } from "#web/console";

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The working hours that hold today. */
function windowsOf(data: CalendarView | undefined, today: string): readonly (readonly [number, number])[] {
  const present = data?.workingTimes
    .filter((one) => one.validFrom <= today)
    .toSorted((left, right) => right.validFrom.localeCompare(left.validFrom))[0];
  return present ? present.windows.map((window) => [minutesOf(window.from), minutesOf(window.to)] as const) : usualWindows;
}

/** Gives every deadline on screen the State Council's calendar with its make-up days; until it has come, Monday to Friday. */
export function WorkingTimeFromServer({ children }: { children: ReactNode }) {
  const { api } = useConsole();
  const from = dateIn(Date.now() - 800 * 86_400_000);
  const { data } = useQuery({
    queryKey: ["working-calendar", from],
    queryFn: async () => orThrow(await api.get<CalendarView>("/api/limits/calendar", { from })),
    staleTime: 3_600_000,
  });
  const working = useMemo(() => {
    const isWorkday = (date: string): boolean => {
      const status = data?.days[date];
      return status === "work" || status === "off" ? status === "work" : weekdayOnly(date);
    };
    return { windows: windowsOf(data, dateIn(Date.now())), isWorkday };
  }, [data]);
  return <WorkingTimeProvider value={working}>{children}</WorkingTimeProvider>;
}
