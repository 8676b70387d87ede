import { nextNotice } from "#modules/incidents";
import type { ClockRow, Clocks } from "#platform/ledger";
import { endingOf, type KnownRequest, type Request, type RequestEvent } from "./request.ts";

/** The promised date runs against the centre that answers for the place; a reopening begins a clock of its own. */
function serve(request: KnownRequest): ClockRow {
  const { due, desk, from, grid, round, told } = request;
  const metAt = endingOf(request)?.at ?? null;
  const lapsed = told?.dueAt === due.dueAt && told.as === "lapsed";
  return {
    slot: `serve:${round}`,
    rule: "serve",
    kind: "duty",
    obligor: desk,
    startedAt: from,
    dueAt: due.dueAt,
    remindAt: metAt === null ? nextNotice(due, told ?? undefined) : null,
    provisional: due.provisional,
    status: metAt === null ? (lapsed ? "lapsed" : "running") : metAt <= due.dueAt ? "met" : "late",
    metAt,
    place: grid,
  };
}

export const requestClocks: Clocks<Request> = (_, request) => (request.stage === "none" ? [] : [serve(request)]);

/** What is to be said about the clock now: a reminder before its instant, the lapse after it, each once. */
export function tell(request: Request, now: string): RequestEvent[] {
  if (request.stage !== "open") return [];
  const { remindAt, dueAt } = serve(request);
  if (remindAt === null || remindAt > now) return [];
  return [{ type: now > dueAt ? "grid-work.request-lapsed" : "grid-work.request-reminded", dueAt }];
}
