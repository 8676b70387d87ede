import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConsole } from "./app.tsx";
import { useLive } from "./live.tsx";
import { isStatus, orThrow } from "./refused.ts";

/** Records on a screen: what is read of them lies under `key`, and a change of this kind of record reads it again. */
type Records = { key: string; kind: string };

function useAgain({ key, kind }: Records): void {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: [key] });
  useLive(kind, again, again);
}

type Filter = Readonly<Record<string, string | undefined>>;

/**
 * A list page by page. What is not filtered by is not asked for; the list of before stays until the next has come. `everyMs`: it is asked for again so
 * often, where nobody tells of changes.
 */
export function usePages<P extends { next: string | null }>(
  key: readonly [string, ...string[]],
  path: string,
  filter: Filter,
  everyMs: number | false = false,
) {
  const { api } = useConsole();
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ""));
  return useInfiniteQuery({
    queryKey: [...key, "list", asked],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }) => orThrow(await api.get<P>(path, { ...asked, cursor: pageParam || undefined })),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: everyMs,
  });
}

/** The same, read again whenever one of its records changed. */
export function useLivePages<P extends { next: string | null }>(records: Records, path: string, filter: Filter) {
  useAgain(records);
  return usePages<P>([records.key], path, filter);
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

/** `absentMs`: what a job makes is looked for again after so long while it is not there. `keep`: the answer of before stays until the next has come. */
type Reading = { enabled?: boolean; absentMs?: number; keep?: boolean; retry?: boolean };

/**
 * The reads of one service: each at an address below `base`, and kept under `key`, so that whatever sends a step reads them all anew
 * (`useSending(key)`). `usual`: how they are read where a read says nothing else.
 */
export const readsOf = (key: string, base: string, usual: Reading = {}) =>
  function useRead<T>(path: string, query: Readonly<Record<string, string>> = {}, how: Reading = {}) {
    const { api } = useConsole();
    const { enabled = true, absentMs, keep = false, retry } = { ...usual, ...how };
    return useQuery<T>({
      queryKey: [key, path, query],
      queryFn: async () => orThrow(await api.get<T>(`${base}${path}`, query)),
      enabled,
      refetchInterval: ({ state }) => (absentMs !== undefined && isStatus(state.error, 404) ? absentMs : false),
      ...(keep ? { placeholderData: keepPreviousData } : {}),
      ...(retry === undefined ? {} : { retry }),
    });
  };
