import { z } from "zod";
import type { SharingView } from "./contract/sharings.ts";

export { ListRecords, ReadContact, ReadRecord, VIEWS, type Ref } from "./contract/terms.ts";
export * from "./contract/requests.ts";
export * from "./contract/impacts.ts";
export * from "./contract/sharings.ts";
export * from "./contract/breaches.ts";
export * from "./contract/audits.ts";

// What everybody reads.

/** Which purposes were weighed, on which day, and when again. */
export type PublicImpact = { purpose: string; approvedOn: string; reviewOn: string };
export type PublicSharing = Pick<
  SharingView,
  "way" | "dataset" | "provider" | "recipient" | "contact" | "aim" | "basis" | "fields" | "from" | "to"
>;
export const ReadPublic = z.object({});
export type PublicProtection = { impacts: readonly PublicImpact[]; sharings: readonly PublicSharing[] };
