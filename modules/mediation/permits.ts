import { grantsOver, type Asking, type Grant } from "#platform/access";
import type { DeskRule, Handling, Subject } from "#platform/modules";
import type { Dispute } from "./dispute.ts";
import { RECORDERS } from "./contract/roles.ts";

export * from "./contract/roles.ts";

/** Whether the office of this grant works on the dispute: at its place, until it is closed and its follow-up visits are done. */
export const handles = (found: Dispute, { grant }: Handling): boolean =>
  found.stage !== "none" &&
  found.place.startsWith(grant.area) &&
  (found.closedAt === null || found.followUps.some(({ doneAt }) => doneAt === null));

/** Each party for itself: what is sealed under its own id, never a word of the other side. */
export const personsOf = (found: Dispute): Subject[] =>
  found.stage === "none"
    ? []
    : found.parties.map(({ id, phone, name, side }) => ({
        id,
        contact: phone,
        ...(side === "applicant" ? { language: found.language } : {}),
        owns: (field) => field === name || field.split(":")[1] === id,
      }));

/** Whoever records finds the open case of a party that rings. */
export const deskRule: DeskRule<Dispute> = {
  roles: RECORDERS,
  purpose: "mediation.party",
  finds: (found, asking) => (found.stage === "none" || found.closedAt !== null ? null : grantAt(asking, deskRule.roles, found.place)),
};

export const grantAt = ({ actor, now }: Asking, roles: readonly string[], place: string): Grant | null =>
  grantsOver(actor, roles, place, now)[0] ?? null;
