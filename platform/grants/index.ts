/** role × area prefix × until, and the unit the role is held for ("" when it is held for the area itself). */
export type Grant = {
  role: string;
  /** Significant prefix of an area code: "3305", "330502", "330502001", "330502001005", a 15-digit grid. */
  area: string;
  unit: string;
  /** RFC 3339 instant or null. An expired grant counts for nothing. */
  until: string | null;
  /** Account id of the person who delegated it, or null. */
  delegatedBy: string | null;
};

export type Actor =
  | {
      kind: "staff";
      id: string;
      name: string;
      grants: readonly Grant[];
      sessionId: string;
      /** When the session last proved who is at it. */ provedAt?: string;
      /** What was typed when a screen was asked why a record is opened (`vault.reason-needed`). */ reason?: string;
    }
  | { kind: "resident"; id: "resident" }
  | { kind: "system"; id: "system" };

/** Who asks, and when: all that a rule over grants needs to know. */
export type Asking = { actor: Actor; now: string };

/** Whether a grant counts at this instant. */
export const isLive = ({ until }: Pick<Grant, "until">, now: string): boolean => until === null || until > now;

/** The grants that count now, of these roles or, without any, of all; residents and jobs hold none. */
export const liveGrants = ({ actor, now }: Asking, roles?: readonly string[]): readonly Grant[] =>
  actor.kind === "staff" ? actor.grants.filter((grant) => isLive(grant, now) && (roles === undefined || roles.includes(grant.role))) : [];

/** Area prefixes of those grants, each once. */
export const areasOf = (asking: Asking, roles?: readonly string[]): string[] => [
  ...new Set(liveGrants(asking, roles).map(({ area }) => area)),
];

/** The actor's live grants of these roles that cover a place (prefix of the area code). `unit` given: only grants held for that unit. */
export function grantsOver(actor: Actor, roles: readonly string[], place: string, now: string, unit?: string): Grant[] {
  return liveGrants({ actor, now }, roles).filter((grant) => place.startsWith(grant.area) && (unit === undefined || grant.unit === unit));
}

/** Every unit the actor holds a live grant for, whatever the role: whose people they are. null: nobody is signed in. Jobs are of no unit. */
export function unitsHeld(actor: Actor, now: string): string[] | null {
  if (actor.kind === "resident") return null;
  if (actor.kind === "system") return [];
  return [...new Set(liveGrants({ actor, now }).flatMap(({ unit }) => (unit === "" ? [] : [unit])))];
}
