import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { dateIn, orThrow, useConsole, usualWindows, weekdayOnly, WorkingTimeProvider } from "#web/console";

type CalendarDays = { days: Readonly<Record<string, string>> };

/** Gives every deadline on screen the State Council's calendar with its make-up days; until it has come, Monday to Friday. */
export function WorkingTimeFromServer({ children }: { children: ReactNode }) {
  const { api } = useConsole();
  const from = dateIn(Date.now() - 400 * 86_400_000);
  const { data } = useQuery({ queryKey: ["working-calendar", from], queryFn: async () => orThrow(await api.get<CalendarDays>("/api/limits/calendar", { from })), staleTime: 3_600_000 });
  const working = useMemo(() => ({ windows: usualWindows, isWorkday: (date: string) => { const status = data?.days[date]; return status === "work" ? true : status === "off" ? false : weekdayOnly(date); } }), [data]);
  return <WorkingTimeProvider value={working}>{children}</WorkingTimeProvider>;
}
