import { noun } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { Hours, Member } from "./contract.ts";

type Shape = { zh: string; en: string; areas: readonly string[]; hours: Hours };

export type TeamEvent =
  | ({ type: "people.team-formed"; area: string } & Shape)
  | ({ type: "people.team-changed" } & Shape)
  | ({ type: "people.member-joined" } & Member)
  | { type: "people.member-left"; account: string }
  | { type: "people.team-disbanded" };

/** 组团: colleagues of several units who serve the same grids together. */
export type Team = { stage: "none" } | (Shape & { stage: "serving" | "disbanded"; area: string; members: readonly Member[] });

const MOST_MEMBERS = 60;

export const team = noun<Team, TeamEvent>({
  kind: "people.service-team",
  initial: { stage: "none" },
  evolve: (state, event) => {
    if (event.type === "people.team-formed")
      return { stage: "serving", area: event.area, zh: event.zh, en: event.en, areas: event.areas, hours: event.hours, members: [] };
    if (state.stage === "none") return state;
    if (event.type === "people.team-changed") return { ...state, zh: event.zh, en: event.en, areas: event.areas, hours: event.hours };
    if (event.type === "people.team-disbanded") return { ...state, stage: "disbanded" };
    const others = state.members.filter((member) => member.account !== event.account);
    return {
      ...state,
      members: event.type === "people.member-joined" ? [...others, { account: event.account, skills: event.skills }] : others,
    };
  },
});

export function existingTeam(state: Team): Exclude<Team, { stage: "none" }> {
  if (state.stage === "none") throw refuse.notFound("record.not-found");
  return state;
}

function serving(state: Team): Exclude<Team, { stage: "none" }> {
  const found = existingTeam(state);
  if (found.stage === "disbanded") throw refuse.conflict("people.team-is-disbanded");
  return found;
}

function inside(area: string, areas: readonly string[]): void {
  const outside = areas.find((one) => !one.startsWith(area));
  if (outside !== undefined) throw refuse.fields([{ path: "areas", code: "people.team-outside", params: { area: outside } }]);
}

const shape = ({ zh, en, areas, hours }: Shape): Shape => ({ zh, en, areas: [...new Set(areas)].sort(), hours });

export function form(state: Team, input: Shape & { area: string }): TeamEvent[] {
  if (state.stage !== "none") throw refuse.conflict("people.team-exists");
  inside(input.area, input.areas);
  return [{ type: "people.team-formed", area: input.area, ...shape(input) }];
}

export function change(state: Team, input: Shape): TeamEvent[] {
  inside(serving(state).area, input.areas);
  return [{ type: "people.team-changed", ...shape(input) }];
}

export function join(state: Team, member: Member): TeamEvent[] {
  const { members } = serving(state);
  const known = members.find((one) => one.account === member.account);
  const skills = [...new Set(member.skills)].sort();
  if (known && known.skills.join() === skills.join()) return [];
  if (!known && members.length >= MOST_MEMBERS) throw refuse.conflict("people.team-full", { most: MOST_MEMBERS });
  return [{ type: "people.member-joined", account: member.account, skills }];
}

export const leave = (state: Team, account: string): TeamEvent[] =>
  serving(state).members.some((member) => member.account === account) ? [{ type: "people.member-left", account }] : [];

export const disband = (state: Team): TeamEvent[] => (existingTeam(state).stage === "disbanded" ? [] : [{ type: "people.team-disbanded" }]);
