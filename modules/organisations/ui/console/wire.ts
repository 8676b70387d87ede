import { useQuery } from "@tanstack/react-query";
import { orThrow, useConsole, useSending } from "#web/console";
import type { Gaps, NetworkList } from "../../contract.ts";

export type Unit = { code: string; zh: string; en: string; phone: string | null };
type Post = { id: string; zh: string; en: string };
type Person = { id: string; name: string; unit: string; disabled: boolean };

const key = ["organisations"];

export function useGaps(area: string, enabled: boolean) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "gaps", area],
    queryFn: async () => orThrow(await api.get<Gaps>("/api/organisations/gaps", area ? { area } : {})),
    enabled,
  });
}

export function useNetworks(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "networks", area],
    queryFn: async () => orThrow(await api.get<NetworkList>("/api/organisations/networks", area ? { area } : {})),
  });
}

export function useUnits(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "units", area],
    queryFn: async () => orThrow(await api.get<readonly Unit[]>("/api/organisations", { area })),
    staleTime: 300_000,
  });
}

/** The posts of a unit. */
export function usePostsOf(unit: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: [...key, "posts", unit],
    queryFn: async () => orThrow(await api.get<{ posts: readonly Post[] }>("/api/people/posts", { unit, limit: 200 })).posts,
    enabled: unit !== "",
  });
}

/** Whoever works in a unit. */
export function usePeopleOf(unit: string) {
  const { api } = useConsole();
  const area = unit.slice(unit.lastIndexOf("-") + 1);
  return useQuery({
    queryKey: [...key, "people", unit],
    queryFn: async () => {
      const { people } = orThrow(await api.get<{ people: readonly Person[] }>("/api/people", { area, q: unit, limit: 200 }));
      return people.filter((one) => !one.disabled && one.unit === unit);
    },
  });
}

/** Sends a command; null when it was done, else the words of the refusal. */
export const useSend = () => useSending("organisations");
