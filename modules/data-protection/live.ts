import type { LiveOf } from "#platform/live";
import { cityCode } from "#platform/settings";
import type { Audit } from "./audit.ts";
import type { Breach } from "./breach.ts";
import type { Impact } from "./impact.ts";
import { over, REGISTER_READERS, TAKERS } from "./permits.ts";
import type { Request } from "./request.ts";
import type { Sharing } from "./sharing.ts";

/** Whose lists show the request: desks and the officer over its area. */
export const requestLive: LiveOf<Request> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.area, sealed: false, units: [] }),
  admits: (asking, { place }) => over(asking, TAKERS, place) !== null,
};

/** Those who write, decide and look over what is weighed and agreed in the area. */
export const registerLive: LiveOf<Impact | Sharing | Breach> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: state.area, sealed: false, units: [] }),
  admits: (asking, { place }) => over(asking, REGISTER_READERS, place) !== null,
};

/** The report of a year is about the whole city. */
export const auditLive: LiveOf<Audit> = {
  audience: (_, state) => (state.stage === "none" ? null : { place: cityCode(), sealed: false, units: [] }),
  admits: (asking, { place }) => over(asking, REGISTER_READERS, place) !== null,
};
