/** The wire of opinions. Screens take its types; `ui/` of residents never loads the schemas. */
export * from "./contract/items.ts";
export * from "./contract/topics.ts";
export * from "./contract/views.ts";
export * from "./contract/deliberations.ts";
export * from "./contract/actions.ts";
