import type { Member, RoleCode } from "../contract.ts";
import { words } from "./words.ts";

export type { GrantView, HolderView, Hours, Member, PersonRow, PersonView, PostView, RoleList, TeamView } from "../contract.ts";

/** The roles that can be granted, from the catalogue: the contract's own list would bring zod into the page. */
export const ROLE_CODES = Object.keys(words)
  .filter((key) => key.startsWith("people.role.") && key !== "people.role.resident")
  .map((key) => key.slice("people.role.".length) as RoleCode);

export type Skill = Member["skills"][number];
export const SKILL_CODES = Object.keys(words)
  .filter((key) => key.startsWith("people.skill."))
  .map((key) => key.slice("people.skill.".length) as Skill);
