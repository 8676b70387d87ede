import type { LiveOf } from "#platform/live";
import type { Action } from "./action.ts";
import type { Deliberation } from "./deliberation.ts";
import { convenes, owes } from "./deliberation-permits.ts";
import type { Item } from "./item.ts";
import { readsItem } from "./permits.ts";

/** Whose lists show the action: desks over its town, and the unit that has it. */
export const actionLive: LiveOf<Action> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.place, sealed: false, units: [state.answering] }),
  admits: ({ actor, now }, { place, units }) => units.some((answering) => readsItem({ actor, now }, { place, answering }) !== null),
};

/** Whose lists show the deliberation: conveners over its area, and the units that owe something of it. */
export const deliberationLive: LiveOf<Deliberation> = {
  audience: (_, state) =>
    state.stage === "none" ? null : { place: state.area, sealed: false, units: state.decisions.map(({ owner }) => owner) },
  admits: ({ actor, now }, { place, units }) =>
    convenes({ actor, now }, place) !== null || units.some((owner) => owes({ actor, now }, owner) !== null),
};

/** Whose lists show the opinion: the desk of its place, and the unit that answers. */
export const itemLive: LiveOf<Item> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.place, sealed: false, units: [state.answering] }),
  admits: ({ actor, now }, { place, units }) => units.some((answering) => readsItem({ actor, now }, { place, answering }) !== null),
};
