import { followSecret } from "#platform/access";
import { shortMinute } from "#platform/days";
import { namedUuid, namedUuidAt, receiptNumber } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { ClockSource, JobKind, Notice } from "#platform/modules";
import { recomputeRequestDue, tellRequestDue } from "./commands-system.ts";
import type { DeviceEvent, Device } from "./device.ts";
import type { KnownRequest, Request, RequestEvent } from "./request.ts";

type To = Notice["to"];
type Telling = { to: readonly To[]; words: string; params?: Notice["params"] };

const resident = (key: StreamKey, { phone }: KnownRequest): To[] =>
  phone === null ? [] : [{ kind: "sealed", stream: { home: key.home, id: key.id }, field: phone, channel: "sms" }];
const workers = ({ grid }: KnownRequest): To[] => [{ kind: "role", role: "gridWorker", area: grid }];
const leaders = ({ grid }: KnownRequest): To[] => [{ kind: "role", role: "gridLeader", area: grid }];

function tellings(key: StreamKey, request: KnownRequest, event: Recorded<RequestEvent>): Telling[] {
  switch (event.type) {
    case "grid-work.request-taken":
      return [{ to: resident(key, request), words: "grid-work.notice.taken", params: { due: shortMinute(event.due.dueAt) } }];
    case "grid-work.request-ended":
      return event.round === request.round && request.endings.filter(({ round }) => round === event.round).length === 1
        ? [{ to: resident(key, request), words: `grid-work.notice.ended-${event.ending}` }]
        : [{ to: leaders(request), words: "grid-work.notice.differ" }];
    case "grid-work.request-reopened":
      return [
        {
          to: [...workers(request), ...leaders(request)],
          words: "grid-work.notice.reopened",
          params: { due: shortMinute(event.due.dueAt) },
        },
      ];
    case "grid-work.request-due-recomputed":
      return [{ to: resident(key, request), words: "grid-work.notice.recomputed", params: { due: shortMinute(event.due.dueAt) } }];
    case "grid-work.request-reminded":
      return [{ to: workers(request), words: "grid-work.notice.reminded", params: { due: shortMinute(event.dueAt) } }];
    case "grid-work.request-lapsed": {
      const params = { due: shortMinute(event.dueAt) };
      return [
        { to: [...workers(request), ...leaders(request)], words: "grid-work.notice.lapsed", params },
        { to: resident(key, request), words: "grid-work.notice.late", params },
      ];
    }
    default:
      return [];
  }
}

const readerOf = (to: To): string => (to.kind === "sealed" ? to.field : "staff");

/** Ordered by the event's time and always the same for one event and one reader. */
function noticeId(key: StreamKey, event: Recorded<RequestEvent>, reader: string): string {
  return namedUuidAt(event.at, "grid-work.notice", key.home, key.id, String(event.seq), reader);
}

export function requestJobs(key: StreamKey, state: Request, events: readonly Recorded<{ type: string }>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const number = receiptNumber(key.id);
  return (events as readonly Recorded<RequestEvent>[]).flatMap((event) =>
    tellings(key, state, event).flatMap(({ to, words, params }) =>
      to.map((reader): JobRequest => {
        const reads = reader.kind === "sealed" ? { language: state.language } : { link: `/console/requests/${key.home}/${key.id}` };
        const notice: Notice = {
          id: noticeId(key, event, `${words} ${readerOf(reader)}`),
          to: reader,
          words,
          params: { number, ...params },
          ...reads,
        };
        // Whoever was visited has no other way to rate it, take it back or say that it was not done.
        return {
          kind: "grid-work.notify",
          payload: reader.kind === "sealed" ? { notice, follow: { home: key.home, id: key.id } } : { notice },
        };
      }),
    ),
  );
}

export const notifyJob: JobKind = {
  kind: "grid-work.notify",
  run: async (ctx, payload) => {
    const { notice, follow } = payload as { notice: Notice; follow?: StreamKey };
    // The link's secret is made here and lies in no job.
    const secret = follow && followSecret(ctx, follow);
    await ctx.notify(follow && secret ? { ...notice, link: `/f/${follow.home}/${follow.id}/${secret}`, secret } : notice);
  },
};

/** The session a shut-out device last came with is ended at once: whoever holds the phone is nobody. */
export const deviceJobs = (_: StreamKey, state: Device, events: readonly Recorded<{ type: string }>[]): JobRequest[] =>
  (events as readonly Recorded<DeviceEvent>[]).flatMap((event) =>
    event.type === "grid-work.device-shut-out" && state.stage !== "none"
      ? [{ kind: "access.end-session", payload: { account: state.owner, session: state.session } }]
      : [],
  );

export const requestReminders: ClockSource = {
  kind: "grid-work.service-request",
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellRequestDue, { home, id }, namedUuid("grid-work.tell", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recomputeRequestDue, { home, id }, command),
};
