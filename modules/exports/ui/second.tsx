import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { Dialog, Field, newId, refusalText, showToast, TextArea, useConsole, useLanguage, useSay } from "#web/console";
import type { ExportView } from "../contract.ts";
import { consoleWords } from "./console-words.ts";

/** The second person's answer to a bulk export: yes, or no with a reason. */
export function Second({ row }: { row: ExportView }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const { api } = useConsole();
  const client = useQueryClient();
  const [asking, setAsking] = useState<"approve" | "refuse" | null>(null);
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState("");
  const [id] = useState(newId);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (asking === "refuse" && [...words.trim()].length < 4) return setProblem(say("exports.refuseHint"));
    const at = `/api/exports/${row.home}/${row.id}/${asking === "approve" ? "approval" : "refusal"}`;
    const reply = await api.post(at, { account: row.account, ...(asking === "refuse" ? { words } : {}) }, { id });
    if (!reply.ok) return setProblem(refusalText(reply));
    showToast({ tone: "good", text: say(asking === "approve" ? "exports.approved" : "exports.refused") });
    setAsking(null);
    void client.invalidateQueries({ queryKey: ["exports"] });
  };
  return (
    <span className="c-row">
      <button type="button" className="c-link" onClick={() => setAsking("approve")}>
        {say("exports.approve")}
      </button>
      <button type="button" className="c-link" onClick={() => setAsking("refuse")}>
        {say("exports.refuse")}
      </button>
      {asking ? (
        <Dialog title={say(`exports.${asking}`)} onClose={() => setAsking(null)}>
          <form className="c-form" onSubmit={(event) => void send(event)} noValidate>
            {problem ? (
              <p role="alert" className="c-problem">
                {problem}
              </p>
            ) : null}
            <p>
              <strong>{row.byName}</strong> · {row.areaName[language]} · {say("exports.heldRows", { n: row.rows })}
              {row.why ? <span className="c-muted"> {row.why}</span> : null}
            </p>
            {asking === "approve" ? (
              <p>{say("exports.approveSure")}</p>
            ) : (
              <Field label={say("exports.refuseWhy")} hint={say("exports.refuseHint")} required>
                <TextArea value={words} onChange={setWords} max={200} rows={2} />
              </Field>
            )}
            <Button type="primary" htmlType="submit">
              {say(`exports.${asking}`)}
            </Button>
          </form>
        </Dialog>
      ) : null}
    </span>
  );
}
