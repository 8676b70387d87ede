import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Category } from "#contracts/incidents";
import { newId, orThrow, useConsole, useLanguage, useLivePages, useLiveRecord, useSending } from "#web/console";
import type { EntryPage, EntryPageView, NearestAnswers } from "../../contract.ts";

const OWN = { key: "answers", kind: "answers.entry" };
const API = "/api/answers";

export const useEntries = (filter: Readonly<Record<string, string>>) => useLivePages<EntryPage>(OWN, API, filter);
export const useEntry = (address: string, enabled = true) => useLiveRecord<EntryPageView>(OWN, API, address, enabled);

const TYPING_MS = 500;
/** What is typed, once the typing pauses: not every letter asks the server. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export type Near = { words: string; subject: string; place: string };
export function useNearest({ words, subject, place }: Near) {
  const { api } = useConsole();
  const asked = { words: words.slice(0, 4_000), category: subject || undefined, area: place || undefined };
  return useQuery({
    queryKey: [OWN.key, "near", asked],
    placeholderData: keepPreviousData,
    queryFn: async () => orThrow(await api.post<NearestAnswers>("/api/answers/nearest", asked, { id: newId() })),
    enabled: words.trim() !== "" || subject !== "",
  });
}

/** Sends a command; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending(OWN.key);

/** Kinds of matter by code, as the city has them. */
export function useKinds(): { all: readonly Category[]; name: (code: string | null) => string } {
  const { api } = useConsole();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ["answers-kinds"],
    queryFn: async () => {
      const found = orThrow(await api.get<readonly Category[] | { rows: readonly Category[] }>("/api/incidents/categories"));
      return "rows" in found ? found.rows : found;
    },
    staleTime: 86_400_000,
  });
  const byCode = new Map((data ?? []).map((one) => [one.code, one[language]]));
  return { all: data ?? [], name: (code) => (code === null ? "—" : (byCode.get(code) ?? code)) };
}

export type PointRow = { home: string; id: string; zh: string; en: string; placeZh: string; placeEn: string };
type PointPage = { rows: readonly PointRow[]; next: string | null; total: number };
/** Open service points of an area, those with these words in their name or street. */
export function usePoints(area: string, q: string) {
  const { api } = useConsole();
  const asked = { area, stage: "open", ...(q === "" ? {} : { q }) };
  return useInfiniteQuery({
    queryKey: ["answers-points", asked],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }) =>
      orThrow(await api.get<PointPage>("/api/service-circle/points", { ...asked, cursor: pageParam || undefined })),
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 300_000,
  });
}

/** One of them by its address. `known`: it was read with the others. */
export function usePoint(address: string, known: PointRow | null) {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["answers-point", address],
    ...(known ? { initialData: known } : {}),
    queryFn: async () => orThrow(await api.get<PointRow>(`/api/service-circle/points/${address}`)),
    staleTime: 300_000,
    enabled: address !== "",
  });
}
