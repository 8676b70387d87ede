import type { Stage } from "../../contract.ts";

const OPEN_STAGES: readonly Stage[] = ["reported", "verified", "dispatched", "bounced", "handling", "suspended", "fedBack"];

type Bulk = { roles: readonly string[]; stages: readonly Stage[] };
/**
 * What a desk does to many records at once: whose step it is and at which stages it makes sense. Held to
 * `permits.ts` by tests/bulk.test.ts; whether each may be taken, the server says.
 */
export const BULK = {
  dispatch: { roles: ["dispatcher", "supervisor"], stages: ["verified", "bounced", "dispatched", "handling"] },
  accept: { roles: ["handler", "approver"], stages: ["dispatched", "handling"] },
  supervise: { roles: ["supervisor"], stages: OPEN_STAGES },
  note: {
    roles: ["gridWorker", "gridLeader", "gridInstructor", "intakeClerk", "dispatcher", "supervisor", "commandRoom", "handler", "approver"],
    stages: [...OPEN_STAGES, "ended"],
  },
} as const satisfies Record<string, Bulk>;
