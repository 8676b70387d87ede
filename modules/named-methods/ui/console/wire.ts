import { readsOf, useSay, useSending } from "#web/console";
import { consoleWords } from "../console-words.ts";

export const useRead = readsOf("named-methods", "", { retry: false });

/** Sends a command; "" when it was done, else the words of the refusal, with nothing typed lost. */
export function useSend() {
  const say = useSay(consoleWords);
  const send = useSending("named-methods");
  return (path: string, body: unknown) => send(path, body, say("saved"));
}
