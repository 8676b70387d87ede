import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { COMMITTEE_KINDS } from "./contract.ts";

export type CommitteeFacts = {
  area: string;
  zh: string;
  en: string;
  kind: (typeof COMMITTEE_KINDS)[number];
  founder: string;
  members: readonly { mediator: string; chair: boolean; woman: boolean }[];
  from: string;
  to: string;
  filingNo: string;
  rooms: readonly { id: string; zh: string; en: string }[];
  demo: boolean;
};
export type CommitteeEvent =
  | ({ type: "mediation.committee-set" } & CommitteeFacts)
  | { type: "mediation.committee-closed"; reason: string };
export type Committee = { stage: "none" } | ({ stage: "open" | "closed" } & CommitteeFacts);

export const committee = noun<Committee, CommitteeEvent>({
  kind: "mediation.committee",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "mediation.committee-set") {
      const { area, zh, en, kind, founder, members, from, to, filingNo, rooms, demo } = event;
      return { stage: "open", area, zh, en, kind, founder, members, from, to, filingNo, rooms, demo };
    }
    return state.stage === "none" ? state : { ...state, stage: "closed" };
  },
});

/** Three to nine members, one chair, a woman among them, three years (人民调解法 8, 9, 10). */
export function setCommittee(state: Committee, facts: CommitteeFacts): CommitteeEvent[] {
  if (state.stage === "closed") throw refuse.conflict("mediation.committee-closed");
  const { members, from, to } = facts;
  const wrong = (code: string, path = "members") => refuse.fields([{ path, code }]);
  if (new Set(members.map(({ mediator }) => mediator)).size < members.length) throw wrong("mediation.member-twice");
  if (members.length < 3 || members.length > 9) throw wrong("mediation.members-3-9");
  if (!members.some(({ woman }) => woman)) throw wrong("mediation.woman-needed");
  if (members.filter(({ chair }) => chair).length !== 1) throw wrong("mediation.one-chair");
  if (to <= from || Date.parse(to) - Date.parse(from) > 3 * 366 * 86_400_000) throw wrong("mediation.term-3-years", "to");
  return [{ type: "mediation.committee-set", ...facts }];
}

export const closeCommittee = (state: Committee, reason: string): CommitteeEvent[] =>
  state.stage === "open" ? [{ type: "mediation.committee-closed", reason }] : [];
