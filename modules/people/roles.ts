import type { Role } from "#platform/modules";
import { ROLES, type RoleCode } from "./contract.ts";
import { words } from "./ui/words.ts";

/** Roles of domain.md §1.3 that this city runs with. */
export const roles: readonly Role[] = (["resident", ...ROLES] as const).map((code) => ({ code, ...words[`people.role.${code}`] }));

/**
 * Roles one person never holds together, wherever. An administrator configures and reads no case; an auditor reads every log and changes
 * nothing; who answers for personal data does not also work with it (domain.md §1.3).
 */
const ALONE: readonly RoleCode[] = ["admin", "auditor", "dpo"];

export const clashes = (held: readonly string[], wanted: RoleCode): string | null =>
  held.find((role) => role !== wanted && (ALONE.includes(wanted) || ALONE.some((alone) => alone === role))) ?? null;

/** What may be passed on for a while. Powers over people, logs and personal data stay with whom they were given to. */
export const isDelegable = (role: RoleCode): boolean => !ALONE.includes(role);

/** "cg-330502" covers 330502. */
export const areaOfUnit = (unit: string): string => unit.slice(unit.lastIndexOf("-") + 1);

/** A unit's people work inside its area, or at the level above that sends them. */
export const unitFits = (unit: string, area: string): boolean =>
  unit === "" || area.startsWith(areaOfUnit(unit)) || areaOfUnit(unit).startsWith(area);
