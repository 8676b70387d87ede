import { Suspense } from "react";
import { Field, holdsRole, newId, refusalText, TextArea, useConsole, useSay, type ReplyHelp } from "#web/console";
import type { Api } from "#web/client";
import type { Receipt } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import type { Typed } from "./intake-form.ts";
import { isQuestion, joined } from "./reply-answers.tsx";
import { caseApi, useCategoryLookup } from "./wire.ts";

export const callRoles = ["intakeClerk", "dispatcher"];

/** Whether this person's desk may answer a matter of this kind there and then. */
export function useMayAnswer(category: string): boolean {
  const { session } = useConsole();
  const known = useCategoryLookup();
  return known.of(category)?.atDesk === true && holdsRole(session, callRoles);
}

/** Registered first, then answered: what was asked is taken in even where the answer is refused. Gives the refusal's words, "" for none. */
export async function answerAtOnce(api: Api, record: Receipt, { answer, answerId, used }: Typed): Promise<string> {
  const { home, id } = record;
  const reply = await api.post(`${caseApi(record)}/answer-at-once`, { answer }, { id: answerId });
  if (!reply.ok) return refusalText(reply);
  await Promise.all(
    used.map((one) => api.post(`/api/answers/${one.home}/${one.id}/uses`, { version: one.version, matter: { home, id } }, { id: newId() })),
  );
  return "";
}

type Writing = { typed: Typed; change: (write: (before: Typed) => Typed) => void };

export function AnswerField({ typed, change }: Writing) {
  const say = useSay(consoleWords);
  return (
    <Field label={say("intake.answer")} hint={say("intake.answerWhy")}>
      <TextArea value={typed.answer} onChange={(answer) => change((before) => ({ ...before, answer }))} max={1000} rows={4} />
    </Field>
  );
}

/** A question may have its answer already: it is read out and, where this desk may answer, taken over. */
export function IntakeAnswers({ typed, answers, change }: Writing & { answers: boolean }) {
  const { ReplyHelp: Help } = useConsole();
  if (!Help || !isQuestion(typed.category)) return null;
  const put: ReplyHelp["put"] = (text, used) =>
    change((before) => ({ ...before, answer: joined(before.answer, text), used: [...before.used, used] }));
  return (
    <Suspense>
      <Help
        record={null}
        subject={typed.category}
        place={typed.area}
        words={typed.description}
        asksIn={typed.reads}
        put={answers ? put : null}
        done={false}
      />
    </Suspense>
  );
}
