import { followSecret } from "#platform/access";
import { cityDay } from "#platform/days";
import { namedUuid, namedUuidAt, receiptNumber } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { ClockSource, JobKind, Notice } from "#platform/modules";
import { followPath } from "./acting.ts";
import { issueMandatePaper, issuePetitionPaper, petitionPaperId } from "./commands-papers.ts";
import { recomputePetitionDue, tellPetitionDue, tellReportDue } from "./commands-system.ts";
import type { Mandate, MandateEvent } from "./mandate.ts";
import { isSealed, reviewOf, spanOf, type KnownPetition, type Petition, type PetitionEvent } from "./petition.ts";

type To = Notice["to"];
type Telling = { to: readonly To[]; words: string; params?: Notice["params"] };

const petitioner = (key: StreamKey, { phone }: { phone: string | null }): To[] =>
  phone === null ? [] : [{ kind: "sealed", stream: { home: key.home, id: key.id }, field: phone, channel: "sms" }];
/** An accusation goes to the dispatcher alone. */
const desk = (petition: KnownPetition): To[] => [
  { kind: "role", role: isSealed(petition) ? "dispatcher" : "intakeClerk", area: petition.place.slice(0, 9) },
];
const unit = (code: string, role: string, place: string): To => ({ kind: "unit", unit: code, role, area: place });

function ofClock(key: StreamKey, petition: KnownPetition, event: Recorded<Extract<PetitionEvent, { slot: string }>>): Telling[] {
  const span = spanOf(petition, event.slot);
  if (!span) return [];
  const params = { due: cityDay(span.due.dueAt) };
  // For the word that it is not theirs the desk waits; for everything else the petitioner.
  const waits = event.slot === "object" ? desk(petition) : petitioner(key, petition);
  if (event.type === "petitions.due-recomputed") return [{ to: waits, words: "petitions.notice.recomputed", params }];
  const late = event.type === "petitions.lapsed";
  if (span.kind === "right") return late ? [] : [{ to: petitioner(key, petition), words: "petitions.notice.right-ends", params }];
  const own = span.obligor === petition.desk && (event.slot === "register" || event.slot === "route");
  const role = event.slot.startsWith("review") ? "reviewer" : "handler";
  const to: To[] = own ? desk(petition) : [unit(span.obligor, role, petition.place)];
  const both =
    late && (span.rule === "PET-6" || span.rule === "PET-12")
      ? [{ to: petitioner(key, petition), words: "petitions.notice.late", params }]
      : [];
  return [{ to, words: late ? "petitions.notice.lapsed" : "petitions.notice.reminded", params }, ...both];
}

function tellings(key: StreamKey, petition: KnownPetition, event: Recorded<PetitionEvent>): Telling[] {
  const me = petitioner(key, petition);
  switch (event.type) {
    case "petitions.received":
      return [
        { to: me, words: "petitions.notice.received", params: { due: cityDay(event.routeDue.dueAt) } },
        ...(event.channel === "web" || event.channel === "agent" ? [{ to: desk(petition), words: "petitions.notice.to-register" }] : []),
      ];
    case "petitions.routed":
      return [
        {
          to: [unit(event.to, "handler", petition.place)],
          words: "petitions.notice.to-handle",
          params: { due: cityDay(event.noticeDue.dueAt) },
        },
      ];
    case "petitions.accepted":
      return [{ to: me, words: "petitions.notice.accepted", params: { due: cityDay(event.due.dueAt) } }];
    case "petitions.not-accepted":
    case "petitions.procedure-opened":
    case "petitions.outcome-told":
    case "petitions.challenge-answered":
      return [{ to: me, words: "petitions.notice.told" }];
    case "petitions.extended":
      return [{ to: me, words: "petitions.notice.extended", params: { due: cityDay(event.due.dueAt) } }];
    case "petitions.delivered":
      return [
        event.rightDue
          ? { to: me, words: "petitions.notice.delivered", params: { due: cityDay(event.rightDue.dueAt) } }
          : { to: me, words: "petitions.notice.told" },
      ];
    case "petitions.settlement-offered":
      return [{ to: me, words: "petitions.notice.offered" }];
    case "petitions.settled":
      return [
        { to: me, words: "petitions.notice.told" },
        {
          to: [unit(reviewOf(petition)?.organ ?? petition.organ, reviewOf(petition) ? "reviewer" : "handler", petition.place)],
          words: "petitions.notice.settled",
        },
      ];
    case "petitions.review-requested":
      return [
        {
          to: [unit(event.organ, "reviewer", petition.place)],
          words: "petitions.notice.to-review",
          params: { due: cityDay(event.due.dueAt) },
        },
      ];
    case "petitions.challenged": {
      const review = reviewOf(petition);
      return [
        {
          to: [review ? unit(review.organ, "reviewer", petition.place) : unit(petition.organ, "approver", petition.place)],
          words: "petitions.notice.challenged",
        },
      ];
    }
    case "petitions.reminded":
    case "petitions.lapsed":
    case "petitions.due-recomputed":
      return ofClock(key, petition, event);
    default:
      return [];
  }
}

function noticeId(key: StreamKey, event: Recorded<{ type: string }>, reader: string): string {
  return namedUuidAt(event.at, "petitions.notice", key.home, key.id, String(event.seq), reader);
}
type Of = { link: string; language: Notice["language"]; follow?: StreamKey };
const jobsOf = (
  key: StreamKey,
  event: Recorded<{ type: string }>,
  told: readonly Telling[],
  { link, language, follow }: Of,
): JobRequest[] =>
  told.flatMap(({ to, words, params }) =>
    to.map((reader): JobRequest => {
      const notice: Notice = {
        id: noticeId(key, event, `${words} ${JSON.stringify(reader)}`),
        to: reader,
        words,
        params: { number: receiptNumber(key.id), ...params },
        ...(reader.kind === "sealed" ? (language ? { language } : {}) : { link }),
      };
      return { kind: "petitions.notify", payload: reader.kind === "sealed" && follow ? { notice, follow } : { notice } };
    }),
  );

/**
 * The petitioner's own phone is given the follow link: whoever wrote, rang or came has no other way to read the answer, rate or ask for the review. Not of
 * an accusation, since a phone is in many hands; not where an agent wrote the number down, since the principal has the mandate's own link.
 */
const leads = (petition: KnownPetition): boolean => !isSealed(petition) && petition.channel !== "agent";

/** What was handed in or signed becomes the petition's: until then it is nobody's and goes after a day. */
function attachments(key: StreamKey, events: readonly Recorded<PetitionEvent>[]): JobRequest[] {
  const photos = events.flatMap((event) =>
    event.type === "petitions.received" ? (event.photos ?? []) : event.type === "petitions.settled" ? (event.image ?? []) : [],
  );
  return photos.length === 0 ? [] : [{ kind: "files.attach", payload: { home: key.home, id: key.id, photos } }];
}

/** The paper each of these steps calls for, issued right after it. */
const papersFor = (key: StreamKey, { papers }: KnownPetition, events: readonly Recorded<{ type: string }>[]): JobRequest[] =>
  papers
    .filter(({ seq }) => events.some((event) => event.seq === seq))
    .map((owed) => ({ kind: "petitions.paper", payload: { home: key.home, id: key.id, ...owed } }));

export const petitionJobs = (key: StreamKey, state: Petition, events: readonly Recorded<{ type: string }>[]): JobRequest[] =>
  state.stage === "none"
    ? []
    : [
        ...(events as readonly Recorded<PetitionEvent>[]).flatMap((event) =>
          jobsOf(key, event, tellings(key, state, event), {
            link: `/console/petitions/${key.home}/${key.id}`,
            language: state.language,
            ...(leads(state) ? { follow: { home: key.home, id: key.id } } : {}),
          }),
        ),
        ...attachments(key, events as readonly Recorded<PetitionEvent>[]),
        ...papersFor(key, state, events),
        ...keptLonger(key, state, events),
      ];

/** A minute later, when pictures named by the same step belong to the petition. Each step after it, as a rating, may seal more. */
function keptLonger({ home, id }: StreamKey, { ending }: KnownPetition, events: readonly Recorded<{ type: string }>[]): JobRequest[] {
  const last = events.at(-1);
  if (!last || ending !== "final") return [];
  return [{ kind: "vault.keep", payload: { home, id }, runAt: new Date(Date.parse(last.at) + 60_000).toISOString() }];
}

export function mandateJobs(key: StreamKey, state: Mandate, events: readonly Recorded<{ type: string }>[]): JobRequest[] {
  if (state.stage === "none") return [];
  const agent: To = { kind: "account", id: state.account };
  const principal = petitioner(key, state);
  const told = ({ type }: Recorded<MandateEvent>): Telling[] => {
    if (type === "petitions.agent-asked") return [{ to: [agent], words: "petitions.notice.asked" }];
    if (type === "petitions.mandate-revoked") return [{ to: [agent], words: "petitions.notice.revoked" }];
    if (type === "petitions.report-reminded" || type === "petitions.report-lapsed")
      return [{ to: [agent], words: "petitions.notice.report-due" }];
    return ["petitions.mandate-used", "petitions.agent-rated", "petitions.principal-visited"].includes(type)
      ? []
      : [{ to: principal, words: "petitions.notice.agent-told" }];
  };
  const given = events.some(({ type }) => type === "petitions.mandate-accepted");
  return [
    ...(events as readonly Recorded<MandateEvent>[]).flatMap((event) =>
      jobsOf(key, event, told(event), { link: `/console/mandates/${key.home}/${key.id}`, language: state.language }),
    ),
    ...(given ? [{ kind: "petitions.paper", payload: { home: key.home, id: key.id, unit: state.unit } }] : []),
  ];
}

export const paperJob: JobKind = {
  kind: "petitions.paper",
  run: async (ctx, payload) => {
    if (payload["code"] === undefined) {
      const asked = issueMandatePaper.input.parse(payload);
      await ctx.execute(issueMandatePaper, asked, namedUuid("petitions.issue", asked.home, asked.id));
      return;
    }
    const asked = issuePetitionPaper.input.parse(payload);
    await ctx.execute(issuePetitionPaper, asked, namedUuid("petitions.issue", petitionPaperId(asked, asked.code, asked.seq)));
  },
};

export const notifyJob: JobKind = {
  kind: "petitions.notify",
  run: async (ctx, payload) => {
    const { notice, follow } = payload as { notice: Notice; follow?: StreamKey };
    // The link's secret is made here and lies in no job.
    await ctx.notify(follow ? { ...notice, link: followPath(ctx, follow), secret: followSecret(ctx, follow) } : notice);
  },
};

export const petitionReminders: ClockSource = {
  kind: "petitions.petition",
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellPetitionDue, { home, id, slot }, namedUuid("petitions.tell", home, id, slot, ctx.now));
  },
  recount: (ctx, { home, id }, command) => ctx.execute(recomputePetitionDue, { home, id }, command),
};
export const mandateReminders: ClockSource = {
  kind: "petitions.mandate",
  remind: async (ctx, { home, id, slot }) => {
    await ctx.execute(tellReportDue, { home, id }, namedUuid("petitions.tell", home, id, slot, ctx.now));
  },
};
