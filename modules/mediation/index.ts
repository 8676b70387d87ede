export * from "./commands.ts";
export { cityMediation } from "./register-mediation.ts";
export { calendarRoutes } from "./calendar-http.ts";
export { figures as mediationFigures, disputeSets } from "./figures.ts";
export { dispute } from "./dispute.ts";
