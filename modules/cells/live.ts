import { grantsOver } from "#platform/access";
import type { LiveOf } from "#platform/live";
import { READ } from "./permits.ts";
import type { Application } from "./application-state.ts";

/** Who hears that an application changed: whose list shows it. */
export const applicationLive: LiveOf<Application> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.unit.area, sealed: false, units: [] }),
  admits: ({ actor, now }, { place }) => grantsOver(actor, READ, place, now).length > 0,
};
