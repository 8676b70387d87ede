import type { Delta } from "../figures/deltas.ts";
import { namedUuid, uuidv7 } from "../ids/index.ts";
import type { Leased } from "../jobs/index.ts";
import type { Block } from "./blocks.ts";
import type { Decision } from "./decide.ts";

export const OUTBOX: Block["columns"] = [
  ["home", "text"],
  ["id", "uuid"],
  ["kind", "text"],
  ["payload", "json"],
  ["run_at", "timestamptz"],
  ["attempts", "int4"],
  ["leased_until", "timestamptz"],
  ["leased_by", "int4"],
];

/** Until when, and under the name of which process, if others would know of its death. */
export type Lease = { until: string; by: number | null };

/** Jobs as rows; those due at once are leased as they are written, where somebody is there to run them. */
export function jobRows({ home, commandId, at, jobs }: Decision, lease: Lease | null): Record<string, unknown>[] {
  return jobs.map((job, index) => {
    const mine = lease !== null && (job.runAt === undefined || job.runAt <= at);
    return {
      home,
      id: namedUuid("job", home, commandId, String(index)),
      kind: job.kind,
      payload: job.payload,
      run_at: job.runAt ?? at,
      attempts: mine ? 1 : 0,
      leased_until: mine ? lease.until : null,
      leased_by: mine ? lease.by : null,
    };
  });
}

/** What a batch does to counters. */
export const deltaRow = ({ home, at }: Decision, deltas: readonly Delta[]): Record<string, unknown> => ({
  home,
  id: uuidv7(),
  kind: "figures.delta",
  payload: deltas,
  run_at: at,
  attempts: 0,
  leased_until: null,
  leased_by: null,
});

/** The jobs among the blocks of a batch that are this process's own. */
export const leasedIn = (blocks: readonly Block[]): readonly Leased[] =>
  (blocks.find(({ columns }) => columns === OUTBOX)?.rows ?? []).filter((row) => row["leased_until"] !== null) as unknown as Leased[];
