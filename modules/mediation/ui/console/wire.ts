import { useQueryClient } from "@tanstack/react-query";
import { newId, readsOf, refusalText, showToast, useConsole, useSay } from "#web/console";
import { consoleWords } from "../console-words.ts";

export const api = (path: string): string => `/api/mediation/${path}`;

/** Everything is read anew after a command. */
export const useRead = readsOf("mediation", api(""), { keep: true });

/** Sends a command; the answer, or the words of the refusal with nothing typed lost. */
export function useSend() {
  const { api: client } = useConsole();
  const queries = useQueryClient();
  const say = useSay(consoleWords);
  return async <T = unknown>(path: string, body: unknown): Promise<{ ok: true; value: T } | { ok: false; problem: string }> => {
    const reply = await client.post<T>(api(path), body, { id: newId() });
    if (!reply.ok) return { ok: false, problem: refusalText(reply) };
    showToast({ tone: "good", text: say("saved") });
    void queries.invalidateQueries({ queryKey: ["mediation"] });
    return { ok: true, value: reply.value };
  };
}

type Keys = keyof typeof consoleWords;
/** Words of a code, or the code itself: a newer server may know more than this screen. */
export function useCode() {
  const say = useSay(consoleWords);
  return (group: string, code: string): string => (`${group}.${code}` in consoleWords ? say(`${group}.${code}` as Keys) : code);
}
