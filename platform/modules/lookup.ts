import type { StreamKey } from "../ledger/noun.ts";
import type { Purpose } from "./module.ts";

/** A sealed field in which a phone was found. */
export type Phoned = { stream: StreamKey; field: string; purpose: Purpose };

/** `kind`: the one kind of record asked about. `reason`: why the number was typed, as the person reads it. */
export type LookUp = { phone: string; kind: string; reason: string };

export type LookedUp = { key: StreamKey; place: string };

/** One look-up as it was noted; never which number. */
export type NotedLookUp = {
  id: string;
  reader: string;
  role: string;
  unit: string;
  kind: string;
  reason: string;
  found: number;
  at: string;
};
