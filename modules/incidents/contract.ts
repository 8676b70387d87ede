export * from "./contract/terms.ts";
export * from "./contract/acts.ts";
export * from "./contract/settings.ts";
export * from "./contract/views.ts";
