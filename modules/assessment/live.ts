import { grantsOver } from "#platform/access";
import type { LiveOf } from "#platform/live";
import { READ } from "./permits.ts";
import type { PointEntry } from "./entry.ts";

/** Who hears that points changed: whose ledger shows them. */
export const entryLive: LiveOf<PointEntry> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.area, sealed: false, units: [] }),
  admits: ({ actor, now }, { place }) => grantsOver(actor, READ, place, now).length > 0,
};
