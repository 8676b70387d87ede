import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import {
  consoleWords as pieceWords,
  Field,
  FormDialog,
  holdsRole,
  isOutOfReach,
  NativeSelect,
  newId,
  orThrow,
  ReadProblem,
  refusalText,
  showToast,
  TextArea,
  Typed,
  useConsole,
  useLanguage,
  useSay,
} from "#web/console";
import { colon } from "#web/words";
import type { OpinionView, WorkView } from "../contract.ts";
import { ASSESSORS } from "../contract/roles.ts";
import { consoleWords } from "./console-words.ts";
import "./decisions.css";

/** What was said is read by those who assess, each with its answer; who may not answer sees no form. */
export function Opinions({ work, answers }: { work: WorkView; answers: boolean }) {
  const say = useSay(consoleWords);
  const { api, session } = useConsole();
  const reads = holdsRole(session, ASSESSORS);
  const read = useQuery({
    queryKey: ["decisions", "opinions", work.id],
    queryFn: async () => orThrow(await api.get<OpinionView[]>(`/api/decisions/${work.home}/${work.id}/opinions`)),
    retry: false,
    enabled: reads,
  });
  if (work.opinions === 0 && (read.data ?? []).length === 0) return null;
  return (
    <div className="c-card">
      <h2>{say("answers")}</h2>
      {!reads || isOutOfReach(read.error) ? (
        <p className="c-muted">{say("answersElsewhere")}</p>
      ) : read.error ? (
        <ReadProblem error={read.error} />
      ) : null}
      <ul className="d-opinions">
        {read.data?.map((one) => (
          <Opinion key={one.id} work={work} opinion={one} answers={answers} />
        ))}
      </ul>
    </div>
  );
}

function Opinion({ work, opinion, answers }: { work: WorkView; opinion: OpinionView; answers: boolean }) {
  const say = useSay(consoleWords);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const [voiding, setVoiding] = useState(false);
  return (
    <li>
      <p className="c-prose">
        <Typed text={opinion.text ?? opinion.summary ?? ""} />
        {opinion.heard ? <span className="c-muted"> · {say(`option.${opinion.heard}`)}</span> : null}
        {opinion.times > 1 ? <span className="c-muted"> · {say("times", { n: opinion.times })}</span> : null}
      </p>
      {opinion.answer ? (
        <p className="c-said">
          <strong>{say(`answer.${opinion.answer}`)}</strong>
          {colon(language)}
          <Typed text={opinion.reason ?? ""} />
        </p>
      ) : opinion.voided ? (
        <p className="c-muted">
          {say("opinion.void")}
          {colon(language)}
          <Typed text={opinion.voided} />
        </p>
      ) : answers ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {say("giveAnswer")}
        </Button>
      ) : (
        <p className="c-muted">{say("unanswered")}</p>
      )}
      {opinion.voidable ? (
        <Button size="small" onClick={() => setVoiding(true)}>
          {say("opinion.voidIt")}
        </Button>
      ) : null}
      {voiding ? <VoidDialog work={work} opinion={opinion} close={() => setVoiding(false)} /> : null}
      {open ? <AnswerDialog work={work} opinion={opinion} close={() => setOpen(false)} /> : null}
    </li>
  );
}

const ANSWERS = ["adopted", "partly", "notAdopted"] as const;

function AnswerDialog({ work, opinion, close }: { work: WorkView; opinion: OpinionView; close: () => void }) {
  const say = useSay(consoleWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [given, setGiven] = useState({ summary: "", answer: "", reason: "" });
  const submit = async (): Promise<string | null> => {
    const reply = await api.post(`/api/decisions/${work.home}/${work.id}/opinions/${opinion.id}/answer`, given, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("saved") });
    await client.invalidateQueries({ queryKey: ["decisions"] });
    return null;
  };
  return (
    <FormDialog title={say("giveAnswer")} action={say("giveAnswer")} submit={submit} close={close}>
      <p className="c-note c-prose">
        <Typed text={opinion.text ?? opinion.summary ?? ""} />
      </p>
      <Field label={say("summary")} required>
        <TextArea value={given.summary} max={300} rows={2} onChange={(summary) => setGiven({ ...given, summary })} />
      </Field>
      <Field label={say("answer")} required>
        <NativeSelect
          blank=""
          value={given.answer}
          onChange={(answer) => setGiven({ ...given, answer })}
          options={ANSWERS.map((value) => ({ value, label: say(`option.${value}`) }))}
        />
      </Field>
      <Field label={say("reason")} required>
        <TextArea value={given.reason} max={600} rows={3} onChange={(reason) => setGiven({ ...given, reason })} />
      </Field>
    </FormDialog>
  );
}

function VoidDialog({ work, opinion, close }: { work: WorkView; opinion: OpinionView; close: () => void }) {
  const say = useSay(consoleWords);
  const pieces = useSay(pieceWords);
  const { api } = useConsole();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const submit = async (): Promise<string | null> => {
    if (reason.trim() === "") return pieces("console.needed", { field: say("opinion.voidWhy") });
    const reply = await api.post(`/api/decisions/${work.home}/${work.id}/opinions/${opinion.id}/voiding`, { reason }, { id: newId() });
    if (!reply.ok) return refusalText(reply);
    showToast({ tone: "good", text: say("saved") });
    await client.invalidateQueries({ queryKey: ["decisions"] });
    return null;
  };
  return (
    <FormDialog title={say("opinion.voidIt")} action={say("opinion.voidIt")} submit={submit} close={close}>
      <p className="c-note c-prose">
        <Typed text={opinion.text ?? ""} />
      </p>
      <Field label={say("opinion.voidWhy")} hint={say("opinion.voidHint")} required>
        <TextArea value={reason} max={300} rows={2} onChange={setReason} />
      </Field>
    </FormDialog>
  );
}
