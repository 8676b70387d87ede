import { liveGrants } from "#platform/access";
import type { LiveOf } from "#platform/live";
import { DESK, HANDLE, overPlace, REVIEW, SENDERS, WATCH } from "./permits.ts";
import { isSealed, reviewOf, type Petition } from "./petition.ts";

/** Who hears that a petition changed: whose queue shows it, by the predicate of `reachable`. Nobody of an accused organ. */
export const petitionLive: LiveOf<Petition> = {
  audience: (_, state) => {
    if (state.stage === "none") return null;
    const sealed = isSealed(state);
    const units = [state.organ, reviewOf(state)?.organ ?? ""].filter((unit) => unit !== "");
    return { place: state.place, sealed, units, ...(sealed && state.against !== null ? { about: state.against } : {}) };
  },
  admits: (known, { place, sealed, units, about }) => {
    const { actor } = known;
    if (actor.kind !== "staff" || (about !== undefined && actor.grants.some(({ unit }) => unit === about))) return false;
    if (liveGrants(known, [...HANDLE, ...REVIEW]).some(({ unit }) => units.includes(unit))) return true;
    return overPlace(known, sealed ? SENDERS : [...DESK, ...WATCH], place) !== null;
  },
};
