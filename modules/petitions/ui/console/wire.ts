import { useQueryClient } from "@tanstack/react-query";
import { newId, orThrow, readsOf, refusalText, showToast, useConsole, useSay } from "#web/console";
import type { PetitionPage } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

const BASE = "/api/petitions";
export const api = (path: string): string => (path === "" ? BASE : `${BASE}/${path}`);

/** Everything is read anew after a command. */
export const useRead = readsOf("petitions", `${BASE}/`, { keep: true });

const NONE = "00000000-0000-7000-8000-000000000000";
/** A petition by its number, as far as the reader may open it; one that is not there is refused by the command, in its words. */
export function useByNumber(): (number: string | undefined) => Promise<{ home: string; id: string } | null> {
  const { api: client } = useConsole();
  return async (number) => {
    if (!number?.trim()) return null;
    const [found] = orThrow(await client.get<PetitionPage>(BASE, { view: "desk", number })).rows;
    return found ? { home: found.home, id: found.id } : { home: "330000000", id: NONE };
  };
}

/** Sends a command; null, or the words of the refusal with nothing typed lost. `got`: what it answered. */
export function useSend() {
  const { api: client } = useConsole();
  const queries = useQueryClient();
  const say = useSay(consoleWords);
  return async <T>(path: string, body: unknown, got?: (value: T) => void): Promise<string | null> => {
    const reply = await client.post<T>(api(path), body, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    got?.(reply.value);
    showToast({ tone: "good", text: say("saved") });
    void queries.invalidateQueries({ queryKey: ["petitions"] });
    return null;
  };
}
