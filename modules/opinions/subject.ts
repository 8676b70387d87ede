import { addDays } from "#platform/days";
import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";

/**
 * One topic in one town: which answers were published, and whether the topic was heard again within the days the city set. It holds topics, places and
 * days; whether the same person spoke again is neither asked nor kept.
 */
export type SubjectEvent =
  | { type: "opinions.answer-noted"; topic: string; town: string; item: string; on: string; until: string }
  | { type: "opinions.topic-raised-again"; item: string; on: string };

export type NotedAnswer = { n: number; item: string; on: string; until: string; again: { item: string; on: string } | null };
export type Subject = { stage: "none" } | { stage: "noted"; topic: string; town: string; answers: readonly NotedAnswer[] };

export const subjectKey = (topic: string, town: string): StreamKey => ({
  home: town,
  id: namedUuid("opinions.subject", topic, town),
});
export const townOf = (place: string): string => place.slice(0, 9);

const raised = (answers: readonly NotedAnswer[], item: string, on: string): NotedAnswer[] =>
  answers.map((one) => (one.again === null && one.item !== item && on > one.on && on <= one.until ? { ...one, again: { item, on } } : one));

export const subject = noun<Subject, SubjectEvent>({
  kind: "opinions.subject",
  initial: { stage: "none" },
  evolve: (state, event: Recorded<SubjectEvent>) => {
    if (event.type === "opinions.answer-noted") {
      const { topic, town, item, on, until } = event;
      const before = state.stage === "none" ? [] : state.answers;
      return { stage: "noted", topic, town, answers: [...before, { n: before.length + 1, item, on, until, again: null }] };
    }
    return state.stage === "none" ? state : { ...state, answers: raised(state.answers, event.item, event.on) };
  },
});

/** `days`: the city's own figure on the day of the publication. */
export function noteAnswer(
  state: Subject,
  { topic, town, item, on }: { topic: string; town: string; item: string; on: string },
  days: number,
): SubjectEvent[] {
  if (state.stage === "noted" && state.answers.some((one) => one.item === item)) return [];
  return [{ type: "opinions.answer-noted", topic, town, item, on, until: addDays(on, days) }];
}

/** Heard on this day, and by now decided: whatever was answered before and is still within its days was raised again. */
export function noteAgain(state: Subject, { item, on }: { item: string; on: string }): SubjectEvent[] {
  if (state.stage === "none") return [];
  return raised(state.answers, item, on).some((one, index) => one !== state.answers[index])
    ? [{ type: "opinions.topic-raised-again", item, on }]
    : [];
}
