import type { LiveOf } from "#platform/live";
import type { Entry } from "./entry.ts";
import { isReader } from "./permits.ts";

/** Whose lists show the entry: staff over its area, and its office. What is published is read by all of them. */
export const entryLive: LiveOf<Entry> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.area, sealed: false, units: [state.owner] }),
  admits: ({ actor, now }) => isReader({ actor, now }),
};
