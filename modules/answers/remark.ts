import { noun } from "#platform/ledger";

/** 这条没有帮到我: of nobody. What was written lies sealed, for people write names into such things. */
export type RemarkEvent = { type: "answers.marked-unhelpful"; entry: string; version: number; place: string; reasoned: boolean };
export type Remark = { stage: "none" } | { stage: "marked"; entry: string; version: number; place: string; reasoned: boolean; at: string };

export const remark = noun<Remark, RemarkEvent>({
  kind: "answers.remark",
  initial: { stage: "none" },
  evolve: (_, { entry, version, place, reasoned, at }) => ({ stage: "marked", entry, version, place, reasoned, at }),
});

export const mark = (state: Remark, facts: Omit<RemarkEvent, "type">): RemarkEvent[] =>
  state.stage === "marked" ? [] : [{ type: "answers.marked-unhelpful", ...facts }];
