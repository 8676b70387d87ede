import { dutyRow, noticeNow, type ClockRow, type Clocks } from "#platform/ledger";
import { endingOf, type KnownRequest, type Request, type RequestEvent } from "./request.ts";

/** The promised date runs against the centre that answers for the place; a reopening begins a clock of its own. */
function serve(request: KnownRequest): ClockRow {
  const { due, desk, from, grid, round, told } = request;
  const metAt = endingOf(request)?.at ?? null;
  return dutyRow({ slot: `serve:${round}`, rule: "serve", obligor: desk, startedAt: from, due, metAt, told, place: grid });
}

export const requestClocks: Clocks<Request> = (_, request) => (request.stage === "none" ? [] : [serve(request)]);

/** What is to be said about the clock now: a reminder before its instant, the lapse after it, each once. */
export function tell(request: Request, now: string): RequestEvent[] {
  if (request.stage !== "open") return [];
  const row = serve(request);
  const notice = noticeNow([row], row.slot, now);
  return notice ? [{ type: `grid-work.request-${notice.as}`, dueAt: notice.dueAt }] : [];
}
