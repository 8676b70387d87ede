export { readEstimates } from "./queries-public.ts";
export type { EstimateRow } from "./contract.ts";
