import { useQuery } from "@tanstack/react-query";
import type { Category } from "#contracts/incidents";
import { orThrow, useConsole, useLanguage, useLivePages, useLiveRecord, useSending } from "#web/console";
import type { ItemCase, ItemPage, TopicList } from "../../contract.ts";

const OWN = { key: "opinions", kind: "opinions.item" };
const API = "/api/opinions";
export const at = ({ home, id }: { home: string; id: string }, step: string): string => `${API}/${home}/${id}/${step}`;

export const useItems = (filter: Readonly<Record<string, string>>) => useLivePages<ItemPage>(OWN, API, filter);
export const useItem = (address: string) => useLiveRecord<ItemCase>(OWN, API, address);

export function useTopicList() {
  const { api } = useConsole();
  return useQuery({
    queryKey: ["opinion-topics"],
    queryFn: async () => orThrow(await api.get<TopicList>("/api/opinions/topics")),
    staleTime: 300_000,
  });
}

/** Topics that take something new, and the name of any. */
export function useTopics(): { open: readonly { value: string; label: string }[]; name: (code: string | null) => string | null } {
  const language = useLanguage();
  const rows = useTopicList().data?.rows ?? [];
  return {
    open: rows.filter(({ retired }) => !retired).map((row) => ({ value: row.code, label: row[language] })),
    name: (code) => (code === null ? null : (rows.find((row) => row.code === code)?.[language] ?? code)),
  };
}

/** Sends a command; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending(OWN.key, "opinion-topics");

/** Kinds of report, as the city has them. */
export function useKinds(): readonly { value: string; label: string }[] {
  const { api } = useConsole();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ["opinion-kinds"],
    queryFn: async () => {
      const found = orThrow(await api.get<readonly Category[] | { rows: readonly Category[] }>("/api/incidents/categories"));
      return "rows" in found ? found.rows : found;
    },
    staleTime: 86_400_000,
  });
  return (data ?? []).filter(({ code }) => code.length === 4).map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }));
}
