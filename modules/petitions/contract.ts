/** The wire of petitions and of agents who act for petitioners. Screens take its types; `ui/` of residents never loads the schemas. */
export * from "./contract/basics.ts";
export * from "./contract/intake.ts";
export * from "./contract/handling.ts";
export * from "./contract/mandates.ts";
export * from "./contract/views.ts";
export * from "./contract/reports.ts";
