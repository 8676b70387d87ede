import { grantsOver } from "#platform/access";
import type { LiveOf } from "#platform/live";
import { STAFF } from "./permits.ts";
import type { Matter } from "./matter.ts";

/** Who hears that a matter changed: the staff of its area. */
export const matterLive: LiveOf<Matter> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.area, sealed: false, units: [] }),
  admits: ({ actor, now }, { place }) => grantsOver(actor, STAFF, place, now).length > 0,
};
