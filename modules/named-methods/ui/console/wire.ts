import { useQuery, useQueryClient } from "@tanstack/react-query";
import { newId, orThrow, refusalText, showToast, useConsole, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

const key = ["named-methods"];

export function useRead<T>(path: string, query: Readonly<Record<string, string>> = {}) {
  const { api } = useConsole();
  return useQuery({ queryKey: [...key, path, query], queryFn: async () => orThrow(await api.get<T>(path, query)), retry: false });
}

/** Sends a command; "" when it was done, else the words of the refusal, with nothing typed lost. */
export function useSend() {
  const { api } = useConsole();
  const client = useQueryClient();
  const say = useSay(consoleWords);
  return async (path: string, body: unknown): Promise<string> => {
    const reply = await api.post(path, body, { id: newId() });
    void client.invalidateQueries({ queryKey: key });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("saved") });
    return "";
  };
}
