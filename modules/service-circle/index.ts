export { demoCircle } from "./demo.ts";
export { openGapSite, fundGapSite, planGapSite, postponeGapSite, verifyGapSite } from "./commands-plan.ts";
export { openPoint, planPoint } from "./commands-points.ts";
export { bestSites } from "./planning.ts";
export { servicePoints, standards, type ServicePoint } from "./registers.ts";
