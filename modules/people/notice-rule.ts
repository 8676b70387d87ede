import { namedUuid } from "#platform/ids";
import { noun, type Projection, type Recorded, type StreamKey, type Table } from "#platform/ledger";

/** Whether the public notice of a grid names its workers: a place's own rule, off until somebody sets it (PIPL 25: publishing needs its own ground). */
export type NoticeRuleEvent = { type: "people.notice-rule-set"; area: string; names: boolean; basis: string };
export type NoticeRule = { stage: "none" } | { stage: "set"; area: string; names: boolean; basis: string };

export const noticeRule = noun<NoticeRule, NoticeRuleEvent>({
  kind: "people.notice-rule",
  initial: { stage: "none" },
  evolve: (_state, { area, names, basis }: Recorded<NoticeRuleEvent>) => ({ stage: "set", area, names, basis }),
});

export const noticeRuleKey = (area: string): StreamKey => ({
  home: area.slice(0, 9).padEnd(9, "0"),
  id: namedUuid("people.notice-rule", area),
});

export const setNoticeRule = (state: NoticeRule, rule: { area: string; names: boolean; basis: string }): NoticeRuleEvent[] =>
  state.stage === "set" && state.names === rule.names && state.basis === rule.basis ? [] : [{ type: "people.notice-rule-set", ...rule }];

const table: Table = {
  name: "people.notice_rule",
  key: ["home", "area"],
  columns: { home: "text", area: "text", names: "bool", basis: "text" },
};

export const noticeRuleProjection: Projection<NoticeRule> = {
  tables: [table],
  place: ({ home }, state) => (state.stage === "none" ? home : state.area),
  rows: ({ home }, state) =>
    state.stage === "none" ? [] : [{ table: table.name, row: { home, area: state.area, names: state.names, basis: state.basis } }],
};
