export { gcjShapeToWgs, gcjToWgs, wgsToGcj } from "./datum.ts";
export { readFeatures, readShape, type GeoFault, type GeoFaultReason, type GeoFeature, type GeoLimits } from "./geojson.ts";
export { centroid, metresBetween, metresToBorder, pointOnSurface, snapToGrid, squareMetres } from "./measure.ts";
export { liesWithin, overlaps } from "./nesting.ts";
export { polygonIndex, type PolygonIndex } from "./polygon-index.ts";
export {
  boxOf,
  covers,
  mapPositions,
  meetsBox,
  partsOf,
  shapeOf,
  type Box,
  type LonLat,
  type Part,
  type Position,
  type Ring,
  type Shape,
} from "./shape.ts";
export { sharedLand, sideWithin, uncovered, type Patch, type SharedPatch, type Side } from "./coverage.ts";
export { selfCrossing } from "./crossing.ts";
export { cutRing } from "./cut.ts";
export { simplifyTogether } from "./simplify.ts";
