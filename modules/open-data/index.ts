export { aboutFrom } from "./about.ts";
export { dataRoutes } from "./http-data.ts";
export { ogcRoutes } from "./http-ogc.ts";
