import type { LiveOf } from "#platform/live";
import type { Conference } from "./conference.ts";
import { reads } from "./permits.ts";

/** Whose lists show the conference: those over its area, and the units that were asked. */
export const conferenceLive: LiveOf<Conference> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.area, sealed: false, units: [...state.members] }),
  admits: ({ actor, now }, { place, units }) => reads({ actor, now }, { area: place, members: units }),
};
