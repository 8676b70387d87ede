import { Button } from "antd";
import { useState } from "react";
import { newId, refusalText, showToast, useConsole, useLanguage, useSay } from "#web/console";
import type { FailedPaper } from "../contract.ts";
import { consoleWords } from "./console-words.ts";

/** A paper that could not be made is made once more, from its template of today; it keeps its number. */
export function MakeAgain({ paper, done }: { paper: Omit<FailedPaper, "issuedAt">; done: () => Promise<void> }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const [busy, setBusy] = useState(false);
  const ask = async (): Promise<void> => {
    setBusy(true);
    const reply = await api.post(`/api/documents/${paper.home}/${paper.id}/making`, {}, { id: newId() });
    showToast({ tone: reply.ok ? "good" : "bad", text: reply.ok ? say("documents.issued") : refusalText(reply) });
    await done();
    setBusy(false);
  };
  return (
    <Button
      size="small"
      loading={busy}
      onClick={() => void ask()}
      aria-label={say("documents.againOne", { title: paper.title[language], number: paper.number })}
    >
      {say("documents.again")}
    </Button>
  );
}
