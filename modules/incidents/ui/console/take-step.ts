import {
  delay,
  makeStore,
  newId,
  refusalText,
  showToast,
  useConsole,
  useSay,
  useStore,
  useUrl,
  consoleWords as pieces,
} from "#web/console";
import type { Reply } from "#web/client";
import type { CaseView } from "../../contract.ts";
import { consoleWords } from "../console-words.ts";
import { useRefresh } from "./queue-read.ts";
import { bodyOf, firstDraft, stepSpec, wordOf, type Draft, type Offer, type StepName } from "./steps.ts";
import { caseApi, casePath, subjectOf } from "./wire.ts";

/** Typed forms by record and step. Kept in memory only: they can hold personal data. */
const drafts = makeStore<ReadonlyMap<string, Draft>>(new Map());

export const draftKey = (subject: string, step: StepName): string => `${subject} ${step}`;
export const keptDraft = (key: string): Draft | undefined => drafts.get().get(key);
export const keepDraft = (key: string, draft: Draft): void => drafts.set(new Map([...drafts.get(), [key, draft]]));
export const dropDraft = (key: string): void => drafts.set(new Map([...drafts.get()].filter(([known]) => known !== key)));

/** A step the server refused because the record had moved on: what it was based on stays for comparison. */
export type Conflict = { subject: string; step: StepName; before: CaseView; message: string };

const conflicts = makeStore<readonly Conflict[]>([]);
export const useConflict = (subject: string): Conflict | undefined => useStore(conflicts).find((one) => one.subject === subject);
export const settleConflict = (conflict: Conflict): void => conflicts.set(conflicts.get().filter((one) => one !== conflict));

/** Takes a step: at once when it cannot be undone, after ten seconds when it can. The typed form survives every refusal. */
export function useTakeStep() {
  const { api } = useConsole();
  const say = useSay(consoleWords);
  const sayPieces = useSay(pieces);
  const { open } = useUrl();
  const refresh = useRefresh();
  return (row: CaseView, step: StepName, body: Record<string, unknown>, draft: Draft): Promise<Reply<unknown>> => {
    const subject = subjectOf(row);
    const id = newId();
    const what = say(wordOf(step, row.stage));
    const label = `${what} ${row.number}`;
    const key = draftKey(subject, step);
    keepDraft(key, draft);
    const send = () => api.post(`${caseApi(row)}/${stepSpec(step).route}`, body, { id });
    const settled = (reply: Reply<unknown>) => {
      refresh(row);
      if (reply.ok) {
        dropDraft(key);
        showToast({ tone: "good", text: sayPieces("console.sent", { label }) });
        return;
      }
      if (reply.status === 409) conflicts.set([...conflicts.get(), { subject, step, before: row, message: refusalText(reply) }]);
      const action =
        reply.status === 0
          ? { label: sayPieces("console.retry"), run: () => void send().then(settled) }
          : { label: sayPieces("console.reopenForm"), run: () => open(`${casePath(row)}?step=${step}`) };
      showToast({ tone: "bad", text: sayPieces("console.refused", { label }), detail: refusalText(reply), action });
    };
    if (!stepSpec(step).undo) {
      return send().then((reply) => {
        if (reply.ok || reply.status === 409) settled(reply);
        return reply;
      });
    }
    delay({ id, subject, what, label, send, settled });
    return Promise.resolve({ ok: true, value: null });
  };
}

/** Takes a step whose form would ask nothing. */
export function useTakeAtOnce() {
  const take = useTakeStep();
  return (row: CaseView, offer: Offer): void => {
    const draft = firstDraft(offer.step, row, offer, newId());
    const built = bodyOf(offer.step, draft);
    if (built.ok) void take(row, offer.step, built.body, draft);
  };
}
