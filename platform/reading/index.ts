export { areasWithin, inAreas, visibleIn } from "./areas.ts";
export { everybody, readers, scopeFor } from "./readers.ts";
export { stateFrom, stateOf, statesOf } from "./state.ts";
export { textsOf } from "./texts.ts";
