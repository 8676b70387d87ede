import type { EventProof } from "#web/proof";
import type { Two } from "../contract.ts";

/** What `/api/erasures` tells of a record: how many fields of which purpose went, when, and what proves it. */
export type Erasures = {
  number: string;
  statements: readonly { at: string; counts: Readonly<Record<string, number>>; keys: number; digest: string; proof: EventProof }[];
  purposes: readonly ({ code: string } & Two)[];
};
