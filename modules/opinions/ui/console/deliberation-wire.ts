import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { orThrow, useConsole, useLive, useSending } from "#web/console";
import type { DeliberationPage, DeliberationView } from "../../contract.ts";

const key = ["deliberations"];
const API = "/api/opinions/deliberations";
export const at = ({ home, id }: { home: string; id: string }, step: string): string => `${API}/${home}/${id}/${step}`;

function useAgain(): void {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: key });
  useLive("opinions.deliberation", again, again);
}

export function useDeliberations(filter: Readonly<Record<string, string>>) {
  const { api } = useConsole();
  useAgain();
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  return useInfiniteQuery({
    queryKey: [...key, "list", asked],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => orThrow(await api.get<DeliberationPage>(API, { ...asked, cursor: pageParam || undefined })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useDeliberation(address: string) {
  const { api } = useConsole();
  useAgain();
  return useQuery({
    queryKey: [...key, "one", address],
    queryFn: async () => orThrow(await api.get<DeliberationView>(`${API}/${address}`)),
  });
}

/** Sends a command; "" when it was done, else the words of the refusal. */
export const useSend = () => useSending("deliberations");
