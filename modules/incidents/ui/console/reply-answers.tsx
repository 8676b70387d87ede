import { Suspense } from "react";
import { useConsole } from "#web/console";
import type { CaseView } from "../../contract.ts";
import type { OpenStep } from "./case-page.tsx";
import { firstDraft, type Offer, type StepName } from "./steps.ts";
import { draftKey, keptDraft } from "./take-step.ts";
import { subjectOf } from "./wire.ts";

/** Questions, advice and guidance: what is answered in words (domain.md §5). */
const ASKING = ["15", "1103", "1104", "1301"];
export const isQuestion = (category: string): boolean => ASKING.some((code) => category.startsWith(code));

/** Steps whose words the reporter reads as the answer. */
export const isReply = (step: StepName): boolean => step === "feedback" || step === "selfhandle" || step === "answeratonce";
const fieldOf = (step: StepName): string => (step === "answeratonce" ? "answer" : "result");
export const joined = (typed: string, text: string): string => (typed === "" ? text : `${typed}\n${text}`);

type Props = { row: CaseView; put: ((text: string) => void) | null };

/** Answers that were given before, beside the reply to a question. What lies sealed is looked up nowhere. */
export function ReplyAnswers({ row, put }: Props) {
  const { ReplyHelp } = useConsole();
  if (!ReplyHelp || row.sealed || !isQuestion(row.category)) return null;
  const words = [row.summary ?? "", row.description ?? ""].join("\n").trim();
  return (
    <Suspense>
      <ReplyHelp
        record={row}
        subject={row.category}
        place={row.place}
        words={words}
        asksIn={row.language}
        put={put}
        done={row.stage === "ended" || row.stage === "archived"}
      />
    </Suspense>
  );
}

/** On the case itself: taken from there, an answer opens the form of the reply with it, after what was typed before. */
export function CaseAnswers({ row, offers, open }: { row: CaseView; offers: readonly Offer[]; open: OpenStep }) {
  const offer = offers.find(({ step }) => isReply(step));
  const put = (text: string) => {
    if (!offer) return;
    const kept = keptDraft(draftKey(subjectOf(row), offer.step)) ?? firstDraft(offer.step, row, offer, "");
    open(offer, { [fieldOf(offer.step)]: joined(kept.texts[fieldOf(offer.step)] ?? "", text) });
  };
  return <ReplyAnswers row={row} put={offer ? put : null} />;
}
