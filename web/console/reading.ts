import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConsole } from "./app.tsx";
import { useLive } from "./live.tsx";
import { orThrow } from "./refused.ts";

/** Records on a screen: what is read of them lies under `key`, and a change of this kind of record reads it again. */
type Records = { key: string; kind: string };

function useAgain({ key, kind }: Records): void {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: [key] });
  useLive(kind, again, again);
}

/** A list page by page. What is not filtered by is not asked for; the list of before stays until the next has come. */
export function useLivePages<P extends { next: string | null }>(
  records: Records,
  path: string,
  filter: Readonly<Record<string, string | undefined>>,
) {
  const { api } = useConsole();
  useAgain(records);
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ""));
  return useInfiniteQuery({
    queryKey: [records.key, "list", asked],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }) => orThrow(await api.get<P>(path, { ...asked, cursor: pageParam || undefined })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** One record at its address, "home/id"; not asked for while `enabled` is false. */
export function useLiveRecord<V>(records: Records, path: string, address: string, enabled = true) {
  const { api } = useConsole();
  useAgain(records);
  return useQuery({
    queryKey: [records.key, "one", address],
    queryFn: async () => orThrow(await api.get<V>(`${path}/${address}`)),
    enabled,
  });
}
