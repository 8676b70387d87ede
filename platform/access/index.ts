export { openAccess, type Access } from "./access.ts";
export { subscriberOf } from "./address.ts";
export {
  anyone,
  areasOf,
  either,
  grantsOver,
  holds,
  isLive,
  liveGrants,
  noGrant,
  resident,
  system,
  systemOnly,
  unitsHeld,
  type Actor,
  type Allow,
  type Asking,
  type Grant,
} from "./actor.ts";
export { clearCookie, cookieFor, setCookie, type CookieShape } from "./cookie.ts";
export type { DoorEntry, From } from "./deps.ts";
export { bearerOf, followSecret, holdsLink } from "./follow.ts";
export { gateOf, sessionRoutes, type DoorDeps } from "./http-session.ts";
export { signOnRoutes } from "./http-sign-on.ts";
export { sameOrigin } from "./origin.ts";
export { freshly, requireStepUp, setStepUpMinutes } from "./step-up.ts";
export { signOnSettings } from "./sign-on.ts";
export type { Device, Session } from "./sessions.ts";
export { accessWords } from "./words.ts";
