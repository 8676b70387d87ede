import type { z } from "zod";
import { holdsLink, type Asking } from "#platform/access";
import { parseReceiptNumber, receiptNumber, sameSecret } from "#platform/ids";
import { tail as tailOf, veiled } from "#platform/masking";
import { opensWith, query, type QueryContext } from "#platform/modules";
import { everybody, readers, stateOf, textsOf } from "#platform/reading";
import { refuse } from "#platform/refusals";
import { documentsOf } from "#modules/documents";
import { organisations } from "#modules/organisations";
import { people } from "#modules/people";
import {
  FindPetition,
  ReadFollowedPetition,
  ReadPetition,
  ReadPetitionContact,
  type FollowedPetition,
  type OwnPaper,
  type PetitionContact,
  type PetitionView,
} from "./contract.ts";
import { rightsOf, settleable } from "./handling.ts";
import { petitionPapers } from "./papers.ts";
import { TITLES } from "./paper-texts.ts";
import { DESK, grantFor, grantToRead, HANDLE, PERMITS, READERS, REVIEW, type Step } from "./permits.ts";
import { type KnownPetition, petition, reviewOf, slotNow, spanOf } from "./petition.ts";
import { OWN } from "./queries-visible.ts";
import { caseOf, entriesOf } from "./views.ts";

type Key = { home: string; id: string };

/** In which stages a step makes sense; who may take it is the permit's. Screens offer what both say. */
const STAGES: Readonly<Record<Step, (found: KnownPetition, now: string) => boolean>> = {
  register: ({ stage }) => stage === "received",
  triage: ({ stage }) => stage === "registered" || stage === "triaged",
  route: ({ stage }) => stage === "triaged",
  "answer-objection": ({ objection, stage }) => stage === "routed" && objection !== null,
  link: () => true,
  object: (found, now) => {
    const span = spanOf(found, "object");
    return found.stage === "routed" && found.objection === null && span !== undefined && span.metAt === null && now <= span.due.dueAt;
  },
  accept: ({ stage, branch, objection }) => stage === "routed" && branch === "opinion" && objection === null,
  decline: ({ stage, objection }) => stage === "routed" && objection === null,
  "open-procedure": ({ stage, branch, objection }) => stage === "routed" && branch !== "opinion" && objection === null,
  "tell-outcome": ({ stage }) => stage === "procedure",
  note: ({ stage }) => ["routed", "procedure", "accepted", "opined", "reviewing"].includes(stage),
  help: ({ stage }) => stage === "delivered" || stage === "ended",
  extend: (found, now) => {
    const span = spanOf(found, `handle:${found.turn}`);
    return found.stage === "accepted" && !found.extended && span !== undefined && now <= span.due.dueAt;
  },
  hold: ({ stage }) => stage === "accepted" || stage === "reviewing",
  draft: ({ stage }) => stage === "accepted",
  sign: ({ stage, draft, challenge }) => stage === "accepted" && draft !== null && challenge !== "open",
  deliver: ({ stage }) => stage === "opined",
  "take-review": (found) => found.stage === "delivered" && spanOf(found, slotNow.right(found, found.round)) !== undefined,
  "take-withdrawal": ({ stage }) => stage !== "ended",
  "take-challenge": ({ stage, challenge }) => ["routed", "accepted", "procedure", "reviewing"].includes(stage) && challenge !== "open",
  "take-rating": ({ stage, rating }) => (stage === "delivered" || stage === "ended") && rating === null,
  "decide-review": ({ stage, challenge }) => stage === "reviewing" && challenge !== "open",
  "answer-challenge": ({ challenge, stage }) => challenge === "open" && stage !== "ended",
  "offer-settlement": settleable,
  "record-settlement": (found) => settleable(found) && Boolean(found.offer),
  close: (found, now) => {
    const right = spanOf(found, `right:${found.turn}:${found.round + 1}`);
    return found.stage === "delivered" && (!right || now > right.due.dueAt);
  },
  contact: ({ name, phone }) => (name ?? phone) !== null,
};

export function offers(asking: Asking, found: KnownPetition): Step[] {
  const { actor } = asking;
  const self = actor.kind === "staff" ? actor.id : "";
  return (Object.keys(PERMITS) as Step[]).filter((step) => {
    if (!STAGES[step](found, asking.now) || grantFor(asking, step, found) === null) return false;
    if (found.recused.includes(self)) return step === "contact";
    if (step === "sign") return found.draft?.by !== self;
    if (step === "answer-challenge" || (step.startsWith("take-") && step !== "take-review"))
      return !found.took.some(({ by }) => by === self);
    return step !== "decide-review" || !found.took.some(({ by, round }) => by === self && round < found.round);
  });
}

async function opens(ctx: QueryContext, key: Key): Promise<KnownPetition> {
  const state = await stateOf(ctx, petition, key);
  if (!state || !grantToRead(ctx, state)) throw refuse.notFound("petitions.not-found");
  return state;
}

/** Whether this reader opens the petition at all: a sealed accusation, and another organ's, are as if they were not there. */
export async function maySeePetition(ctx: QueryContext, key: Key): Promise<boolean> {
  const state = await stateOf(ctx, petition, key);
  return state !== null && grantToRead(ctx, state) !== null;
}

/** What was handed in opens to the petitioner's own link, and to whoever reads the petition as the facts do that it goes with: where those need a typed reason, so does it. */
export async function maySeeAttachments(ctx: QueryContext, key: Key, secret: string | null): Promise<boolean> {
  if (secret !== null && holdsLink(ctx, key, secret)) return true;
  const state = await stateOf(ctx, petition, key);
  if (!state || grantToRead(ctx, state) === null) return false;
  return opensWith(ctx, key, state.facts);
}

export const readPetition = query<z.output<typeof ReadPetition>, PetitionView>({
  name: "petitions.read-petition",
  route: "GET /api/petitions/{home}/{id}",
  summary: { zh: "一件信访事项", en: "One petition" },
  input: ReadPetition,
  allow: readers(READERS, OWN),
  scope: () => [""],
  run: async (ctx, { home, id }) => {
    const key = { home, id };
    const found = await opens(ctx, key);
    const drafts = grantFor(ctx, "note", found) !== null || reviewOf(found) !== null;
    return {
      ...(await caseOf(ctx, key, found, true, drafts)),
      contact: { name: veiled(found.name), phone: veiled(found.phone) },
      disputes: (found.disputes ?? []).map((one) => ({ ...one, number: receiptNumber(one.id) })),
      linked: found.linked.map((one) => ({ ...one, number: receiptNumber(one.id), again: found.againOf?.id === one.id })),
      earlier: (await textsOf(ctx, key, [found.earlier]))(found.earlier),
      entries: await entriesOf(ctx, key, null, (actor) => ctx.read(people).name(actor), true),
      papers:
        grantFor(ctx, "contact", found) === null
          ? []
          : found.papers.map((one) => ({ ...one, title: { zh: TITLES[one.code].zh, en: TITLES[one.code].en } })),
      may: offers(ctx, found),
    };
  },
});

/** Name and number, whole: the opening is recorded with its reason before anything is shown. */
export const readPetitionContact = query<z.output<typeof ReadPetitionContact>, PetitionContact>({
  name: "petitions.read-contact",
  // In the body: a reason in somebody's own words may name people.
  route: "POST /api/petitions/{home}/{id}/contact",
  summary: { zh: "查看信访人姓名和电话（记录在案）", en: "Open name and phone; the opening is recorded" },
  input: ReadPetitionContact,
  allow: readers([...DESK, ...HANDLE, ...REVIEW], OWN),
  scope: () => [""],
  ratePerMinute: 30,
  run: async (ctx, { home, id, reason }) => {
    const found = await opens(ctx, { home, id });
    if (!grantFor(ctx, "contact", found)) throw refuse.notFound("petitions.not-found");
    const asks = [found.name, found.phone].flatMap((field) => (field === null ? [] : [{ stream: { home, id }, field }]));
    const texts = await ctx.unseal(asks, reason);
    const of = (field: string | null): string | null => texts[asks.findIndex((ask) => ask.field === field)] ?? null;
    return { name: of(found.name), phone: of(found.phone) };
  },
});

/** What the petitioner is told of: never who inside, never a draft, never a note of an investigation. */
const TOLD = new Set(
  "received registered routed accepted not-accepted procedure-opened outcome-told extended hearing-held challenged challenge-answered delivered review-requested settlement-offered settled withdrawn withdrawal-taken rated rating-taken helped closed due-recomputed lapsed"
    .split(" ")
    .map((name) => `petitions.${name}`),
);

/** What was written to the petitioner and is theirs by now. */
async function ownPapers(ctx: QueryContext, key: Key, secret: string): Promise<OwnPaper[]> {
  const own: OwnPaper[] = [];
  for (const one of await documentsOf(ctx.db, key)) {
    const kind = Object.values(petitionPapers).find(({ code }) => code === one.kind);
    if (one.stage === "made" && kind && (await kind.bearer?.(ctx, key, secret, one)))
      own.push({ home: one.home, id: one.id, title: kind.title, number: one.number });
  }
  return own;
}

async function followed(ctx: QueryContext, key: Key, found: KnownPetition, secret: string | null): Promise<FollowedPetition> {
  const whole = secret !== null;
  const holder = found.stage === "reviewing" ? (reviewOf(found)?.organ ?? found.organ) : found.organ;
  const entries = await entriesOf(ctx, key, TOLD, () => "", whole);
  return {
    ...(await caseOf(ctx, key, found, whole, false)),
    // Lapses of the petitioner's own window are no reproach to anybody, and not told as one.
    entries,
    may: whole ? rightsOf(found, ctx.now) : [],
    holderPhone: ctx.read(organisations).unit(holder)?.phone ?? null,
    whole,
    own: secret === null ? [] : await ownPapers(ctx, key, secret),
  };
}

export const readFollowedPetition = query<z.output<typeof ReadFollowedPetition>, FollowedPetition>({
  name: "petitions.read-followed",
  route: "GET /api/petitions/followed/{home}/{id}",
  summary: { zh: "凭链接查看自己的信访事项", en: "One's own petition, by the follow link" },
  input: ReadFollowedPetition,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 120,
  run: async (ctx, { home, id, secret }) => {
    const state = holdsLink(ctx, { home, id }, secret) ? await stateOf(ctx, petition, { home, id }) : null;
    if (!state) throw refuse.notFound("petitions.wrong-link");
    return followed(ctx, { home, id }, state, secret);
  },
});

/** A wrong number and a wrong tail are one refusal; sealed accusations are never found this way. */
export const findPetition = query<z.output<typeof FindPetition>, FollowedPetition>({
  name: "petitions.find-petition",
  // In the body: the end of a phone stands in no address, history or log (docs/decisions/0013).
  route: "POST /api/petitions/followed",
  summary: { zh: "凭编号和手机尾号查询进度", en: "By number and the last four digits of the phone" },
  input: FindPetition,
  allow: everybody,
  scope: () => [""],
  ratePerMinute: 10,
  run: async (ctx, { number, tail }) => {
    const wrong = refuse.notFound("petitions.wrong-number");
    const digits = parseReceiptNumber(number);
    if (digits === null) throw wrong;
    const rows = await ctx.db<Key[]>`select home, id from petitions.petition where number = ${digits} and not sealed limit 20`;
    for (const row of rows) {
      const state = await stateOf(ctx, petition, row);
      if (!state || state.phone === null) continue;
      const [phone] = await ctx.unseal([{ stream: row, field: state.phone }], "follow by number and phone tail");
      if (phone && sameSecret(tailOf(phone), tail)) return followed(ctx, row, state, null);
    }
    throw wrong;
  },
});
