import { later, LEASE_MS, type OutboxRow } from "./outbox-row.ts";

/** More waiting in memory than this, and new jobs are left to whichever process has time for them. */
const MOST = 2_000;
/** A lease with less left than this is left to run out: the job is then claimed like any other. */
const ENOUGH_MS = 20_000;

/** A job as the batch that wrote it put it into the outbox, under a lease of this process. */
export type Leased = OutboxRow & { leased_until: string };

/** What lanes do with jobs that are due as they are written. */
export type Keeper = {
  /** Until when jobs written now are this process's own, or null: they are anybody's. */
  lease: (now: string) => string | null;
  /** The name such leases are written under, by which others know that this process has died; null: they run out. */
  owner: () => number | null;
  /** Takes what was committed under such a lease. */
  take: (jobs: readonly Leased[]) => void;
};

/**
 * Jobs this process wrote and has not run yet: they are run from memory by the process that has just committed them, and nobody claims them row by row
 * (measured: claiming was a seventh of what a report costs PostgreSQL). Their rows stand in the outbox under a lease until they are done; when the
 * process dies the next one sees it (`openSignOfLife`), or the lease runs out, and claims them.
 */
export function openKept(owner: () => number | null): Keeper & {
  open: () => void;
  shut: () => void;
  next: (most: number, now: string) => Leased[];
  rest: () => Leased[];
} {
  let kept: Leased[] = [];
  let begun = false;
  const rest = (): Leased[] => {
    const all = kept;
    kept = [];
    return all;
  };
  return {
    open: () => void (begun = true),
    shut: () => void (begun = false),
    lease: (now) => (begun && kept.length < MOST ? later(now, LEASE_MS) : null),
    owner,
    take: (jobs) => void kept.push(...jobs),
    next: (most, now) => kept.splice(0, most).filter((job) => job.leased_until > later(now, ENOUGH_MS)),
    rest,
  };
}
