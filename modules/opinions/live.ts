import type { LiveOf } from "#platform/live";
import type { Item } from "./item.ts";
import { readsItem } from "./permits.ts";

/** Whose lists show the opinion: the desk of its place, and the unit that answers. */
export const itemLive: LiveOf<Item> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.place, sealed: false, units: [state.answering] }),
  admits: ({ actor, now }, { place, units }) => units.some((answering) => readsItem({ actor, now }, { place, answering }) !== null),
};
