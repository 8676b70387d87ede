export { drawnShapes, places } from "./queries.ts";
export { homeOf, parentOf, shortName } from "./code.ts";
export { areaKey } from "./area-id.ts";

export { demoPlaces, type AreaHistory } from "./demo.ts";
export type { Area, Places, Where } from "./places.ts";
export type { Kind, Level } from "./contract.ts";
export { GRID_KINDS } from "./contract.ts";
export { placeInWords } from "./in-words.ts";
export { drawPlan } from "./plan-commands.ts";
