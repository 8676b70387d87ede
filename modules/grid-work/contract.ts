/** The wire of what grid workers do beside incidents. Screens take its types; `ui/` and phones never load the schemas. */
export * from "./contract/basics.ts";
export * from "./contract/visits.ts";
export * from "./contract/requests.ts";
export * from "./contract/patrols.ts";
export * from "./contract/practice.ts";
export * from "./contract/devices.ts";
export * from "./contract/day.ts";
export * from "./contract/figures.ts";
