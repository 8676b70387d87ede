import { z } from "zod";
import { AreaCode } from "#contracts/places";
import { Home, Id, Page, Title } from "./basics.ts";

export const SKILLS = ["mediation", "law", "police", "fire", "health", "property", "farming", "socialWork", "teaching"] as const;
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const Hours = z
  .object({ days: z.enum(["workdays", "everyDay"]), from: Time, to: Time })
  .refine(({ from, to }) => from < to, { path: ["to"] });
export type Hours = z.infer<typeof Hours>;
const Team = z.object({ home: Home, id: Id });
const TeamBody = { zh: Title, en: Title, areas: z.array(AreaCode).min(1).max(60), hours: Hours };
export const FormTeam = Team.extend({ area: AreaCode, ...TeamBody });
export type FormTeam = z.infer<typeof FormTeam>;
/** `version`: of the team as it was read. Who writes over what somebody changed meanwhile is told so. */
export const ChangeTeam = Team.extend({ ...TeamBody, version: z.string().max(40) });
export type ChangeTeam = z.infer<typeof ChangeTeam>;
export const JoinTeam = Team.extend({ account: Id, skills: z.array(z.enum(SKILLS)).max(SKILLS.length).default([]) });
export type JoinTeam = z.infer<typeof JoinTeam>;
export const LeaveTeam = Team.extend({ account: Id });
export type LeaveTeam = z.infer<typeof LeaveTeam>;
export const DisbandTeam = Team;
export type TeamRef = z.infer<typeof Team>;
export type Member = { account: string; skills: readonly (typeof SKILLS)[number][] };

export const ListTeams = z.object({ area: AreaCode.optional(), ...Page });

export type TeamView = {
  home: string;
  id: string;
  area: string;
  zh: string;
  en: string;
  areas: { code: string; zh: string; en: string }[];
  hours: Hours;
  members: { id: string; name: string; unit: string; skills: Member["skills"] }[];
  /** Of its names, area and hours as they are now; given back with a change. */
  version: string;
  /** The reader may change it, add and remove members, and disband it. */
  mayKeep: boolean;
};
export type TeamList = { teams: TeamView[]; next: string | null };
