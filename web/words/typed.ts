export type Run = { text: string; zh: boolean };

const CHINESE = /(\p{Script=Han}(?:[\p{Script=Han}\p{Nd}，。、；：！？“”（）《》〔〕—·]*[\p{Script=Han}，。、；：！？”）》〕])?)/u;

/** What people typed, cut where it changes between Chinese and anything else, so that on an English page a screen reader changes its voice there. */
export const runsOf = (text: string): Run[] =>
  text
    .split(CHINESE)
    .map((run, index) => ({ text: run, zh: index % 2 === 1 }))
    .filter((run) => run.text !== "");
