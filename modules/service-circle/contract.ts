export * from "./contract/common.ts";
export * from "./contract/hours.ts";
export * from "./contract/plans.ts";
export * from "./contract/points.ts";
export * from "./contract/reads.ts";
export * from "./contract/roads.ts";
export * from "./contract/standard.ts";
export * from "./contract/week.ts";
