import { shortMinute } from "#platform/days";
import { namedUuid, namedUuidAt, receiptNumber } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { ClockSource, JobKind, Notice } from "#platform/modules";
import { recountDisputeDues, tellDisputeClock } from "./commands-closing.ts";
import { disputePaperId, issueDisputePaper } from "./commands-papers.ts";
import type { Dispute, DisputeEvent, KnownDispute } from "./dispute.ts";
import type { Errand } from "./screening.ts";

type Telling = { to: Notice["to"]; who: string; words: string; params?: Notice["params"]; language?: Notice["language"] };

const chair = ({ place }: KnownDispute): Notice["to"] => ({ kind: "role", role: "pmcChair", area: place });
const mediators = ({ place }: KnownDispute): Notice["to"] => ({ kind: "role", role: "mediator", area: place });
/** Every party hears the same, shortly and without what it is about; whom a safety concern touches is not written to at all. */
const parties = (key: StreamKey, state: KnownDispute, words: string, params: Notice["params"] = {}): Telling[] =>
  state.parties.some(({ safety }) => safety === "concern")
    ? []
    : state.parties.flatMap(({ id, phone, side }): Telling[] => {
        if (phone === null) return [];
        // Whoever asked for mediation chose the language; what the other side reads nobody asked.
        const language = side === "applicant" ? state.language : undefined;
        return [
          {
            who: id,
            words,
            params,
            language,
            to: { kind: "sealed", stream: { home: key.home, id: key.id }, field: phone, channel: "sms" },
          },
        ];
      });

/** Who asked waits for the answer, both sides for the end, and both may go to the court. What else is owed is owed to no party. */
function awaited(key: StreamKey, state: KnownDispute, slot: string, due: string): Telling[] {
  const told = slot === "accept" ? state.parties.filter(({ side }) => side === "applicant") : state.parties;
  return ["accept", "finish", "confirmation"].includes(slot)
    ? parties(key, { ...state, parties: told }, "mediation.notice.recounted", { due })
    : [];
}

const REMIND_PARTIES = ["confirmation"];

function tellings(key: StreamKey, state: KnownDispute, event: Recorded<DisputeEvent>): Telling[] {
  const staff = (words: string, to = chair(state), params: Notice["params"] = {}): Telling => ({ to, who: "staff", words, params });
  switch (event.type) {
    case "mediation.registered":
      return [
        staff("mediation.notice.registered"),
        ...parties(key, { ...state, parties: state.parties.filter(({ side }) => side === "applicant") }, "mediation.notice.received", {
          due: shortMinute(state.acceptDue.dueAt),
        }),
      ];
    case "mediation.accepted":
      return parties(key, state, "mediation.notice.accepted");
    case "mediation.mediators-appointed":
      return [staff("mediation.notice.appointed", mediators(state))];
    case "mediation.mediator-objected":
    case "mediation.mediator-recused":
      return [staff("mediation.notice.replace")];
    case "mediation.session-set":
      return parties(key, state, "mediation.notice.session", { when: shortMinute(event.session.from) });
    case "mediation.session-cancelled":
      return parties(key, state, "mediation.notice.cancelled");
    case "mediation.agreed":
      return parties(key, state, "mediation.notice.draft");
    case "mediation.took-effect":
      return parties(key, state, "mediation.notice.effective", { due: shortMinute(event.confirmDue.dueAt) });
    case "mediation.failed":
    case "mediation.terminated":
      return parties(key, state, "mediation.notice.ended");
    case "mediation.declined":
      return parties(key, state, "mediation.notice.declined");
    case "mediation.voided":
      return parties(key, state, "mediation.notice.voided");
    case "mediation.dues-recounted":
      return event.dues
        .filter(({ due, was }) => due.dueAt !== was)
        .flatMap(({ slot, due }) =>
          awaited(key, state, slot, shortMinute(due.dueAt)).map((one) => ({ ...one, who: `${one.who} ${slot}` })),
        );
    case "mediation.reminded":
    case "mediation.lapsed": {
      const words = event.type === "mediation.lapsed" ? "mediation.notice.lapsed" : "mediation.notice.reminded";
      // A right is reminded of before it lapses, and never blamed after.
      if (REMIND_PARTIES.includes(event.slot))
        return event.type === "mediation.lapsed" ? [] : parties(key, state, "mediation.notice.confirm", { due: shortMinute(event.dueAt) });
      return event.slot.startsWith("court-") ? [] : [staff(words, chair(state), { due: shortMinute(event.dueAt) })];
    }
    default:
      return [];
  }
}

function noticeId(key: StreamKey, event: Recorded<DisputeEvent>, reader: string): string {
  return namedUuidAt(event.at, "mediation.notice", key.home, key.id, String(event.seq), reader);
}

/** Signatures, proofs of performance and powers of attorney become the case's: until then they are nobody's and go after a day. */
function paperJobs(key: StreamKey, events: readonly Recorded<DisputeEvent>[]): JobRequest[] {
  const photos = events.flatMap((event) => {
    if (event.type === "mediation.signed") return [event.image];
    if (event.type === "mediation.took-effect") return event.image ?? [];
    if (event.type === "mediation.obligation-performed") return event.photo ?? [];
    if (event.type === "mediation.party-added") return event.party.power ?? [];
    return event.type === "mediation.registered" ? event.parties.flatMap(({ power }) => power ?? []) : [];
  });
  return photos.length === 0 ? [] : [{ kind: "files.attach", payload: { home: key.home, id: key.id, photos } }];
}

/** The court's request is kept with the errand it is about. */
export const errandJobs = (key: StreamKey, state: Errand, events: readonly Recorded<{ type: string }>[]): JobRequest[] =>
  state.stage !== "none" && events.some(({ type }) => type === "mediation.errand-asked")
    ? [{ kind: "files.attach", payload: { home: key.home, id: key.id, photos: [state.request] } }]
    : [];

export function afterDispute(key: StreamKey, state: Dispute, events: readonly Recorded<{ type: string }>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const told = events as readonly Recorded<DisputeEvent>[];
  const notices = told.flatMap((event) =>
    tellings(key, state, event).map(({ to, who, words, params, language }): JobRequest => {
      const reads = language ? { language } : {};
      const link = to.kind === "sealed" ? reads : { link: `/console/mediation/${key.home}/${key.id}` };
      const notice: Notice = {
        id: noticeId(key, event, `${words} ${who}`),
        to,
        words,
        params: { number: receiptNumber(key.id), ...params },
        ...link,
      };
      return { kind: "mediation.notify", payload: { notice } };
    }),
  );
  const papers = state.papers
    .filter(({ seq }) => events.some((event) => event.seq === seq))
    .map((owed): JobRequest => ({ kind: "mediation.paper", payload: { home: key.home, id: key.id, unit: state.desk, ...owed } }));
  return [...notices, ...paperJobs(key, told), ...papers, ...keptLonger(key, state, events)];
}

/** A minute later, when pictures named by the same step belong to the case. Each step after it may seal more. */
function keptLonger({ home, id }: StreamKey, { agreement }: KnownDispute, events: readonly Recorded<{ type: string }>[]): JobRequest[] {
  const last = events.at(-1);
  if (!last || agreement?.form !== "written" || agreement.effectiveAt === null) return [];
  return [{ kind: "vault.keep", payload: { home, id }, runAt: new Date(Date.parse(last.at) + 60_000).toISOString() }];
}

export const notifyJob: JobKind = {
  kind: "mediation.notify",
  run: async (ctx, payload) => {
    await ctx.notify(payload["notice"] as Notice);
  },
};

export const paperJob: JobKind = {
  kind: "mediation.paper",
  run: async (ctx, payload) => {
    const asked = issueDisputePaper.input.parse(payload);
    await ctx.execute(issueDisputePaper, asked, namedUuid("mediation.issue", disputePaperId(asked, asked.code, asked.seq)));
  },
};

export const disputeReminders: ClockSource = {
  kind: "mediation.dispute",
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellDisputeClock, { home, id, slot }, namedUuid("mediation.tell", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recountDisputeDues, { home, id }, command),
};
