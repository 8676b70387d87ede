import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { areasOf, newId, orThrow, refusalText, showToast, useConsole, useUrl } from "#web/console";
import type { Reply } from "#web/client";
import type {
  Coverage,
  NextSites,
  PointList,
  PointPage,
  Reach,
  RoadsList,
  SiteList,
  StandardView,
  VillageList,
} from "../../contract/reads.ts";

/** The circle on screen: everything of it lies in the address. */
export type Ask = { area: string; kind: string; mode: string; at: string };

export function useStandard() {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["circle", "standard"],
    queryFn: async () => orThrow(await api.get<StandardView>("/api/service-circle/standard")),
    staleTime: 300_000,
  });
}

/** Monday 09:00 unless the address says otherwise; the first kind; the person's own area. */
export function useAsk(firstKind: string): Ask {
  const { area: scope, session } = useConsole();
  const { params } = useUrl();
  const own = (areasOf(session)[0] ?? "").slice(0, 12);
  const at = params.get("at") ?? "";
  return {
    area: params.get("area") ?? (scope || own),
    kind: params.get("kind") ?? firstKind,
    mode: params.get("mode") ?? "",
    at: /^[1-7]-([01]\d|2[0-3]):[0-5]\d$/.test(at) ? at : "1-09:00",
  };
}

function useCircle<T>(path: string, ask: Ask) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["circle", path, ask],
    queryFn: async () => orThrow(await api.get<T>(`/api/service-circle/${path}`, { ...ask })),
    enabled: ask.kind !== "",
    placeholderData: keepPreviousData,
  });
}

export const useCoverage = (ask: Ask) => useCircle<Coverage>("coverage", ask);
export const useReach = (ask: Ask) => useCircle<Reach>("reach", ask);
export const useNextSites = (ask: Ask) => useCircle<NextSites>("next-sites", ask);

export function useVillages(ask: Ask, only: string) {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ["circle", "villages", ask, only],
    initialPageParam: "",
    queryFn: async ({ pageParam }) =>
      orThrow(await api.get<VillageList>("/api/service-circle/coverage/villages", { ...ask, only, cursor: pageParam })),
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: ask.kind !== "",
    placeholderData: (before) => before,
  });
}

export function usePoints(filter: { area: string; kind: string; stage: string; q: string }) {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ["circle", "points", filter],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => orThrow(await api.get<PointList>("/api/service-circle/points", { ...filter, cursor: pageParam })),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function usePoint(key: { home: string; id: string }) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["circle", "point", key],
    queryFn: async () => orThrow(await api.get<PointPage>(`/api/service-circle/points/${key.home}/${key.id}`)),
  });
}

export function useSites(area: string) {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ["circle", "sites", area],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => orThrow(await api.get<SiteList>("/api/service-circle/sites", { area, cursor: pageParam })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useRoads() {
  const { api } = useConsole();
  return useQuery({ queryKey: ["circle", "roads"], queryFn: async () => orThrow(await api.get<RoadsList>("/api/service-circle/roads")) });
}

type Unit = { code: string; zh: string; en: string; open: boolean };
/** Working units that cover an area or lie inside it. */
export function useUnits(area: string) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["circle-units", area],
    queryFn: async () => orThrow(await api.get<readonly Unit[]>("/api/organisations", { area })).filter(({ open }) => open),
    enabled: area !== "",
    staleTime: 300_000,
  });
}

/** Sends a command; on success says so and reads everything about the circle again. The value, or the words of the refusal. */
export function useSend() {
  const { api } = useConsole();
  const client = useQueryClient();
  return async <T>(path: string, body: unknown, done: string | null, id: string = newId()): Promise<{ value: T } | { problem: string }> => {
    const reply: Reply<T> = await api.post<T>(`/api/service-circle/${path}`, body, { id });
    if (!reply.ok) return { problem: refusalText(reply) };
    if (done !== null) showToast({ tone: "good", text: done });
    void client.invalidateQueries({ queryKey: ["circle"] });
    return { value: reply.value };
  };
}

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
/** A map shows all of a list, so all of its pages are read, one after the other. */
export function useAllPages({ hasNextPage, isFetchingNextPage, fetchNextPage }: Pages): void {
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
}

export type Named = { code: string; zh: string; en: string };
