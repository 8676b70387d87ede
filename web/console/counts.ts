import { useQuery } from "@tanstack/react-query";
import { useConsole } from "./app.tsx";
import { orThrow } from "./refused.ts";

/** Counts of a capped read: "1000" means "1000 or more". */
export const countText = (count: number | undefined): string => (count === undefined ? "" : count >= 1000 ? "999+" : String(count));

/** What waits in each view of a list, kept under the list's key so that a step reads it anew; again every minute while somebody looks. */
export function useViewsCounted(key: string, path: string, area: string | undefined): Readonly<Record<string, number>> {
  const { api } = useConsole();
  const { data } = useQuery({
    queryKey: [key, "counts", area ?? ""],
    queryFn: async () => orThrow(await api.get<Record<string, number>>(path, area ? { area } : {})),
    refetchInterval: 60_000,
  });
  return data ?? {};
}
