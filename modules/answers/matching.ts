import { queryTerms } from "#platform/search";

/** What nearly every question has in it: nothing is found by these. */
const COMMON = new Set(
  "几点 怎么 么办 如何 何办 什么 哪里 里办 可以 以办 办理 理什 需要 要什 要办 我想 想办 我要 请问 问一 一下 多少 有没 没有 能不 不能 吗办 应该 该怎 的是 是什 怎样 样办 想问 咨询 询问 the a an to of in is are do i how what where can for my and on at it be does".split(
    " ",
  ),
);

/** What a question is looked for by: pairs of neighbours and words; all of them where nothing else is left. */
export function asked(words: string): string[] {
  const all = queryTerms(words);
  const telling = all.filter((term) => !COMMON.has(term));
  return telling.length > 0 ? telling : all;
}

/** How many of the asked terms must be there: most of a few, a third of a whole sentence. */
export const neededOf = (terms: number): number => (terms <= 2 ? terms : Math.max(2, Math.ceil(terms / 3)));
/** Of what a resident told at length, two terms that tell something are enough to be worth a look. */
export const nearEnough = (terms: number): number => Math.min(terms, 2);

const FILLERS = /请问|怎么办理|怎么办|怎么|怎样|如何|办理|在哪里|哪里|需要|什么|吗|呢|的|了/gu;

/** A question as it is compared: without marks and the words every question has. */
export const questionKey = (question: string): string =>
  question
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "")
    .replace(FILLERS, "") || question.normalize("NFKC").toLowerCase().replace(/\s/g, "");

function likeness(left: string, right: string): number {
  const [mine, other] = [new Set(queryTerms(left)), new Set(queryTerms(right))];
  const both = [...mine].filter((term) => other.has(term)).length;
  return mine.size + other.size === 0 ? 0 : (2 * both) / (mine.size + other.size);
}

export type Asked = { key: string; area: string; question: string; wordings: readonly string[] };
const LIKE = 0.75;

/** One lies in the other. */
const meet = (left: string, right: string): boolean => left.startsWith(right) || right.startsWith(left);

/** Whether two entries answer the same question where both apply: a question or wording of one is one of the other, or nearly. */
export function isSame(mine: Asked, other: Asked): boolean {
  if (mine.key === other.key || !meet(mine.area, other.area)) return false;
  const keys = new Set([mine.question, ...mine.wordings].map(questionKey));
  if ([other.question, ...other.wordings].some((one) => keys.has(questionKey(one)))) return true;
  return likeness(questionKey(mine.question), questionKey(other.question)) >= LIKE;
}
