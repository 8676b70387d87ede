import { refuse } from "#platform/refusals";
import type { SchemeEvent, Sealed } from "./event.ts";
import { known, subjectOf, type Hand, type Opinion, type Scheme } from "./scheme.ts";

/** One unit says what it has to say, and does not fill the page. */
const MOST = 20;

/** While it may speak, and to the end of the last day. */
export function opine(found: Scheme, said: Pick<Opinion, "entry" | "subject" | "text">, { today }: Hand): SchemeEvent[] {
  const state = known(found);
  if (state.stage !== "consultation" || state.consultUntil === null || today > state.consultUntil)
    throw refuse.conflict("assessment.not-consulting");
  subjectOf(state, said.subject);
  const given = state.opinions ?? [];
  if (given.some(({ entry }) => entry === said.entry)) return [];
  if (given.filter(({ subject }) => subject === said.subject).length >= MOST)
    throw refuse.conflict("assessment.opinions-enough", { most: MOST });
  return [{ type: "assessment.opinion-given", ...said }];
}

/** Adopted in the draft or not, with why; a draft taken up again keeps what was said to it. */
export function answerOpinion(found: Scheme, answer: { entry: string; adopted: boolean; text: Sealed }): SchemeEvent[] {
  const state = known(found);
  if (state.stage !== "consultation" && state.stage !== "draft") throw refuse.conflict("assessment.scheme-not-now", { stage: state.stage });
  const opinion = state.opinions?.find(({ entry }) => entry === answer.entry);
  if (!opinion) throw refuse.notFound("assessment.no-such-opinion");
  if (opinion.answer !== null) throw refuse.conflict("assessment.opinion-answered");
  return [{ type: "assessment.opinion-answered", ...answer }];
}
