import { namedUuid } from "#platform/ids";
import { noun, type Recorded, type StreamKey } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import { canonical } from "#web/proof";
import type { GivenList, ListedCommittee } from "./contract.ts";
import type { CityCommittee } from "./register-mediation.ts";

/** Ids of mediators, never their names: those stand in the register, and in the paper. */
export type CourtListEvent = {
  type: "mediation.list-given";
  area: string;
  court: string;
  paper: string;
  committees: readonly ListedCommittee[];
};
export type CourtList =
  | { stage: "none" }
  | { stage: "given"; area: string; versions: readonly GivenList[]; committees: readonly ListedCommittee[] };

export const courtListKey = (area: string): StreamKey => ({ home: area.padEnd(9, "0"), id: namedUuid("mediation.court-list", area) });

const mediatorsIn = (committees: readonly ListedCommittee[]): number =>
  new Set(committees.flatMap(({ members }) => members.map(({ mediator }) => mediator))).size;

/** The list of committees as courts have been given it (人民调解法 10): every version with its day, the newest whole. */
export const courtList = noun<CourtList, CourtListEvent>({
  kind: "mediation.court-list",
  initial: { stage: "none" },
  evolve: (state, { area, court, paper, committees, at }: Recorded<CourtListEvent>) => {
    const before = state.stage === "none" ? [] : state.versions;
    const version = { version: before.length + 1, at, court, paper, committees: committees.length, mediators: mediatorsIn(committees) };
    return { stage: "given", area, versions: [...before, version], committees };
  },
});

/** The committees of an area as the register has them now, in the order a list has them. */
export const listedIn = (committees: readonly CityCommittee[], area: string): ListedCommittee[] =>
  committees
    .filter((one) => one.area.startsWith(area))
    .map(({ id, area: at, zh, en, kind, founder, filingNo, members, rooms, from, to }) => ({
      id,
      area: at,
      zh,
      en,
      kind,
      founder,
      filingNo,
      members: members.map(({ mediator, chair }) => ({ mediator, chair })),
      rooms: rooms.map((room) => ({ zh: room.zh, en: room.en })),
      from,
      to,
    }))
    .toSorted((left, right) => (`${left.area} ${left.id}` < `${right.area} ${right.id}` ? -1 : 1));

export const isChanged = (state: CourtList, now: readonly ListedCommittee[]): boolean =>
  state.stage === "given" && canonical(state.committees) !== canonical(now);

export function giveList(state: CourtList, facts: Omit<CourtListEvent, "type">): CourtListEvent[] {
  if (facts.committees.length === 0) throw refuse.conflict("mediation.no-committees");
  const last = state.stage === "none" ? undefined : state.versions.at(-1);
  // The same list to the same court is the one it has.
  if (last?.court === facts.court && !isChanged(state, facts.committees))
    throw refuse.conflict("mediation.list-same", { version: last.version });
  return [{ type: "mediation.list-given", ...facts }];
}
