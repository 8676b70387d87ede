import { readsOf, useLanguage, useSay, useSending } from "#web/console";
import type { PhraseKind, PracticeView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";

const BASE = "/api/grid-work";
export const api = (path: string): string => `${BASE}/${path}`;

export const useRead = readsOf("grid-work", api(""), { keep: true });

export function usePractice() {
  const language = useLanguage();
  const { data } = useRead<PracticeView>("practice");
  const named = (list: readonly { code: string; zh: string; en: string }[] | undefined, code: string): string =>
    list?.find((one) => one.code === code)?.[language] ?? code;
  return {
    kinds: data?.requestKinds ?? [],
    kind: (code: string) => named(data?.requestKinds, code),
    working: (code: string) => (data?.requestKinds.find((one) => one.code === code)?.limit.unit ?? "working").startsWith("working"),
    purpose: (code: string) => named(data?.visitPurposes, code),
    phrase: (kind: PhraseKind, code: string) => named(data?.phrases[kind].phrases, code),
    quietDays: data?.quietDays ?? 30,
  };
}

/** Sends a command; null, or the words of the refusal with nothing typed lost. */
export function useSend() {
  const say = useSay(consoleWords);
  const send = useSending("grid-work");
  return (path: string, body: unknown) => send(api(path), body, say("saved"));
}
