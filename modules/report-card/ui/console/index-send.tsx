import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newId, refusalText, showToast, useConsole, useSay } from "#web/console";
import type { IndexView } from "../../contract/safety-index.ts";
import { indexWords } from "../index-words.ts";

export const KEY = ["safety-index"];

/** Sends one step of the index, says what was refused, and reads the page anew. */
export function useSend(done: "saved" | "ordered") {
  const say = useSay(indexWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (path: string, body: object): Promise<void> => {
    const reply = await api.post(`/api/safety-index/${path}`, body, { id: newId() });
    setProblem(reply.ok ? null : refusalText(reply));
    if (!reply.ok) return;
    showToast({ tone: "good", text: say(done) });
    await client.invalidateQueries({ queryKey: KEY });
  };
  return { problem, send };
}

export const Problem = ({ text }: { text: string | null }) =>
  text ? (
    <p role="alert" className="c-problem">
      {text}
    </p>
  ) : null;

export const nameOf = ({ figures }: IndexView, code: string, language: "zh" | "en"): string =>
  figures.find((one) => one.code === code)?.[language] ?? code;
