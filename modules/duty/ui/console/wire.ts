import { useQuery, useQueryClient } from "@tanstack/react-query";
import { orThrow, useConsole, useLive, useSending } from "#web/console";
import type { Roster } from "../../contract.ts";

export type Unit = { code: string; area: string; zh: string; en: string; phone: string | null; open: boolean };
export type Colleague = { id: string; name: string; unit: string; disabled: boolean };

const key = ["duty"];

/** The roster of an area; it moves by itself when somebody confirms. */
export function useRoster(area: string) {
  const { api } = useConsole();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: key });
  useLive("duty.shift", again, again);
  return useQuery({
    queryKey: [...key, area],
    queryFn: async () => orThrow(await api.get<Roster>("/api/duty/shifts", { area, days: 7 })),
    refetchInterval: 60_000,
  });
}

export function useUnits(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["duty-units", area],
    queryFn: async () => orThrow(await api.get<readonly Unit[]>("/api/organisations", { area })).filter((unit) => unit.open),
    enabled: area !== "",
    staleTime: 300_000,
  });
}

/** Whoever works in a unit, or around it: those of the unit itself first. */
export function useColleagues(unit: string, area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["duty-people", unit, area],
    queryFn: async () => {
      const { people } = orThrow(await api.get<{ people: readonly Colleague[] }>("/api/people", { area, limit: 200 }));
      return people.filter((one) => !one.disabled && one.unit === unit);
    },
    enabled: unit !== "",
    staleTime: 60_000,
  });
}

/** Sends a command; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending("duty");
