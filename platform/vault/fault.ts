import type { Expiry } from "./expiry.ts";

/** What `/readyz` says while the nightly expiry is overdue: residents are served, staff open nothing sealed. Empty while it is not. */
export async function expiryFault(expiry: Pick<Expiry, "standing">): Promise<Record<string, unknown>> {
  const { lockedSince, ranAt } = await expiry.standing();
  return lockedSince === null ? {} : { vault: { locked: true, since: lockedSince, expiryRan: ranAt } };
}
