export * from "./commands.ts";
export { cityMediation } from "./register-mediation.ts";
export { calendarRoutes } from "./calendar-http.ts";
export { dispute } from "./dispute.ts";
export { figures as mediationFigures, disputeSets as mediationSets } from "./figures.ts";
