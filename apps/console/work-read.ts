import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { orThrow, useConsole, useLive } from "#web/console";

type Pair = { zh: string; en: string };
export type WorkRow = {
  source: string;
  home: string;
  id: string;
  number: string | null;
  title: Pair;
  step: Pair;
  place: Pair;
  own: boolean;
  dueAt: string | null;
  provisional: boolean;
  /** Counted in working time. */
  working: boolean;
  link: string;
};
export type WorkSource = { code: string; title: Pair; kinds: readonly string[]; n: number; late: number };
type Counts = { sources: readonly WorkSource[]; team: boolean };
export type WorkFilter = { of: string; whose: string; due: string };

const EVERY_MS = 60_000;
/** A busy city changes something every second: the list is read again at most this often. */
const SETTLE_MS = 3_000;

/** What waits, by service; with no filter it is the number in the menu. */
export function useWorkCounts(narrow: Pick<WorkFilter, "whose" | "due"> = { whose: "", due: "" }) {
  const { api, area } = useConsole();
  const { whose, due } = narrow;
  return useQuery({
    queryKey: ["work", "counts", area, whose, due],
    queryFn: async () =>
      orThrow(await api.get<Counts>("/api/work/counts", { area: area || undefined, whose: whose || undefined, due: due || undefined })),
    refetchInterval: EVERY_MS,
  });
}

export function useWork({ of, whose, due }: WorkFilter) {
  const { api, area } = useConsole();
  return useInfiniteQuery({
    queryKey: ["work", "list", area, of, whose, due],
    initialPageParam: "",
    queryFn: async ({ pageParam }) =>
      orThrow(
        await api.get<{ rows: readonly WorkRow[]; next: string | null }>("/api/work", {
          area: area || undefined,
          of: of || undefined,
          whose: whose || undefined,
          due: due || undefined,
          cursor: pageParam || undefined,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: EVERY_MS,
  });
}

/** Reads the list and the counts again soon after something in one of its services changed. */
export function useWorkLive(): void {
  const client = useQueryClient();
  const sources = useWorkCounts().data?.sources;
  const kinds = useMemo(() => (sources ?? []).flatMap((source) => source.kinds), [sources]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const soon = (): void => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      void client.invalidateQueries({ queryKey: ["work"] });
    }, SETTLE_MS);
  };
  useLive(kinds, soon, soon);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
}
