import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { orThrow, useConsole, useLive, useSending } from "#web/console";
import type { ConferencePage, ConferenceView } from "../../contract.ts";

const key = ["conferences"];

export function useConferences(filter: { area?: string; view?: string; matter?: string }) {
  const { api } = useConsole();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: key });
  useLive("conferences.conference", again, again);
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  return useInfiniteQuery({
    queryKey: [...key, "list", asked],
    initialPageParam: "",
    queryFn: async ({ pageParam }) =>
      orThrow(await api.get<ConferencePage>("/api/conferences", { ...asked, cursor: pageParam || undefined })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useConference(address: string) {
  const { api } = useConsole();
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: key });
  useLive("conferences.conference", again, again);
  return useQuery({
    queryKey: [...key, "one", address],
    queryFn: async () => orThrow(await api.get<ConferenceView>(`/api/conferences/${address}`)),
  });
}

/** Sends a command; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending("conferences", "documents");

type Found = { rows: readonly { home: string; id: string; number: string }[] };
/** Reports by their receipt numbers; a number nobody finds is named. */
export function useMatters() {
  const { api } = useConsole();
  return async (numbers: readonly string[]): Promise<{ found: { home: string; id: string }[]; missing: string | null }> => {
    const found: { home: string; id: string }[] = [];
    for (const number of numbers) {
      const reply = await api.get<Found>("/api/incidents", { view: "all", q: number });
      const row = reply.ok ? reply.value.rows.find((one) => one.number.replaceAll(/\D/g, "") === number) : undefined;
      if (!row) return { found, missing: number };
      found.push({ home: row.home, id: row.id });
    }
    return { found, missing: null };
  };
}
