import { useQuery } from "@tanstack/react-query";
import { orThrow, useConsole, useSay, useSending } from "#web/console";
import { consoleWords } from "../console-words.ts";

const key = ["named-methods"];

export function useRead<T>(path: string, query: Readonly<Record<string, string>> = {}) {
  const { api } = useConsole();
  return useQuery({ queryKey: [...key, path, query], queryFn: async () => orThrow(await api.get<T>(path, query)), retry: false });
}

/** Sends a command; "" when it was done, else the words of the refusal, with nothing typed lost. */
export function useSend() {
  const say = useSay(consoleWords);
  const send = useSending("named-methods");
  return (path: string, body: unknown) => send(path, body, say("saved"));
}
