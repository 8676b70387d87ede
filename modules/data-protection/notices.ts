import { cityDay } from "#platform/days";
import { namedUuidAt, receiptNumber } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { JobKind, Notice } from "#platform/modules";
import type { Breach, BreachEvent } from "./breach.ts";
import { OFFICERS } from "./permits.ts";
import type { KnownRequest, Request, RequestEvent } from "./request.ts";

const JOB = "data-protection.tell";
type What = "taken" | "handling" | "answered" | "reminded" | "lapsed";
type Telling = StreamKey & { at: string; seq: number; what: What; area: string; when: string; language: "zh" | "en" | null };

function toldOf(state: KnownRequest, event: Recorded<RequestEvent>): { what: What; language: "zh" | "en" | null } | null {
  switch (event.type) {
    case "data-protection.request-taken":
      return { what: "taken", language: null };
    case "data-protection.request-granted":
    case "data-protection.request-refused":
      return state.reach.phone ? { what: "answered", language: state.language } : null;
    case "data-protection.clock-told":
      return { what: event.as, language: null };
    default:
      return null;
  }
}

export function requestJobs(key: StreamKey, state: Request, events: readonly Recorded<RequestEvent>[]): JobRequest[] {
  if (state.stage === "none") return [];
  return events.flatMap((event): JobRequest[] => {
    const told = toldOf(state, event);
    if (!told) return [];
    const payload: Telling = { home: key.home, id: key.id, at: event.at, seq: event.seq, area: state.area, when: cityDay(state.due.dueAt), ...told }; // prettier-ignore
    return [{ kind: JOB, payload }];
  });
}

/** The officer hears of a new request and of its day; the person, who left a phone, that there is an answer and where it is had. */
export const tellRequests: JobKind = {
  kind: JOB,
  run: async (ctx, payload) => {
    const { home, id, at, seq, what, area, when, language } = payload as Telling;
    const officers = OFFICERS.map((role) => ({ kind: "role" as const, role, area }));
    const to: Notice["to"] =
      language === null
        ? { kind: "several", of: what === "lapsed" ? [...officers, { kind: "role", role: "supervisor", area }] : officers }
        : { kind: "sealed", stream: { home, id }, field: "phone", channel: "sms" };
    await ctx.notify({
      id: namedUuidAt(at, JOB, home, id, String(seq)),
      to,
      words: `data-protection.notice.${what}`,
      params: { when, number: receiptNumber(id) },
      ...(language === null ? { link: `/console/data-requests/${home}/${id}` } : { language }),
    });
  },
};

const BREACH = "data-protection.tell-breach";

export function breachJobs(key: StreamKey, state: Breach, events: readonly Recorded<BreachEvent>[]): JobRequest[] {
  const begun = events.find(({ type }) => type === "data-protection.breach-reported");
  return state.stage === "none" || !begun
    ? []
    : [{ kind: BREACH, payload: { home: key.home, id: key.id, at: begun.at, area: state.area } }];
}

/** At once (PIPL 57): the officer and whoever oversees the area. What happened is not in the notice. */
export const tellBreach: JobKind = {
  kind: BREACH,
  run: async (ctx, payload) => {
    const { home, id, at, area } = payload as StreamKey & { at: string; area: string };
    await ctx.notify({
      id: namedUuidAt(at, BREACH, home, id),
      to: { kind: "several", of: [...OFFICERS, "supervisor"].map((role) => ({ kind: "role" as const, role, area })) },
      words: "data-protection.notice.breach",
      params: { number: receiptNumber(id) },
      link: `/console/data-protection/breaches/${home}/${id}`,
    });
  },
};
