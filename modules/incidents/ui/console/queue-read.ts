import { useInfiniteQuery, useQuery, useQueryClient, keepPreviousData } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { orThrow, useConsole, useLive, useSavedViews } from "#web/console";
import type { QueuePage, QueueRow } from "../../contract.ts";
import { ownStepTaken } from "./queue-steady.ts";
import { subjectOf } from "./wire.ts";

/** Pages of the queue, keyset by keyset; refreshed while somebody looks at it. */
export function useQueue(ask: Readonly<Record<string, string>>, enabled = true) {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ["queue", ask],
    queryFn: async ({ pageParam }) => orThrow(await api.get<QueuePage>("/api/incidents", { ...ask, cursor: pageParam })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    // Changes come by themselves (useLiveIncidents); this is for the day they do not.
    refetchInterval: 120_000,
    enabled,
  });
}

/** Rows of the queue this record was opened from: of the lists that hold it the one read last, for "previous" and "next" on a case. */
export function useRowsAround(subject: string): readonly QueueRow[] {
  const client = useQueryClient();
  const queues = client.getQueryCache().findAll({ queryKey: ["queue"] });
  return (
    queues
      .toSorted((left, right) => right.state.dataUpdatedAt - left.state.dataUpdatedAt)
      .map(({ state }) => ((state.data as { pages: QueuePage[] } | undefined)?.pages ?? []).flatMap((page) => page.rows))
      .find((rows) => rows.some((row) => subjectOf(row) === subject)) ?? []
  );
}

export function useCounts(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["counts", area],
    queryFn: async () => orThrow(await api.get<Record<string, number>>("/api/incidents/counts", { area })),
    refetchInterval: 120_000,
  });
}

const TOGETHER_MS = 700;

/** Reads again, at once for the first change and together for those that follow, what a change may have altered: queues, counts, the open record. */
export function useLiveIncidents(): void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const records = useRef(new Set<string>());
  useEffect(() => () => clearTimeout(waiting.current), []);
  const soon = () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      void client.invalidateQueries({ queryKey: ["queue"] });
      void client.invalidateQueries({ queryKey: ["counts"] });
      // A form that is being filled in keeps the record it began with; the server says when that was too old.
      if (document.querySelector("dialog[open]") === null)
        for (const record of records.current) void client.invalidateQueries({ queryKey: ["incident", ...record.split(" ")] });
      records.current.clear();
    }, TOGETHER_MS);
  };
  useLive(
    "incidents.incident",
    (changes) => {
      for (const { home, id } of changes) records.current.add(`${home} ${id}`);
      soon();
    },
    () => {
      void client.invalidateQueries({ queryKey: ["incident"] });
      soon();
    },
  );
}

/** What waits in each view that was kept. */
export function useViewCounts(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["counts", "views", area],
    queryFn: async () => orThrow(await api.get<Record<string, number>>("/api/views/counts", { area })),
    refetchInterval: 120_000,
    enabled: (useSavedViews().data ?? []).length > 0,
  });
}

/** After a command: what it may have changed is read again. */
export function useRefresh() {
  const client = useQueryClient();
  return (subject?: { home: string; id: string }) => {
    ownStepTaken();
    void client.invalidateQueries({ queryKey: ["queue"] });
    void client.invalidateQueries({ queryKey: ["counts"] });
    if (subject) void client.invalidateQueries({ queryKey: ["incident", subject.home, subject.id] });
  };
}
