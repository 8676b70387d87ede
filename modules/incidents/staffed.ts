import type { People } from "#modules/people";
import { permits } from "./permits.ts";

/** Whether somebody of the unit could accept now what is sent to it: the roles are those of the step itself. */
export const canAccept = (known: People, unit: string, now: string): boolean =>
  known
    .staff(unit)
    .some((person) => known.live(person, now).some((grant) => grant.unit === unit && permits.accept.roles.includes(grant.role)));
