import type { StreamKey } from "#platform/ledger";
import { useKey, type UseEvent } from "./use.ts";

export type UseHistory = { kind: "answers.use"; key: StreamKey; at: string; events: readonly UseEvent[] };

/** A seeded use: the case stands in the ledger already, so the command could not be rehearsed beside it. */
export const demoUse = (entry: StreamKey, matter: StreamKey & { place: string }, at: string): UseHistory => ({
  kind: "answers.use",
  key: useKey(entry, matter),
  at,
  events: [{ type: "answers.used", entry: entry.id, version: 1, matter: { home: matter.home, id: matter.id }, place: matter.place }],
});
