import { receiptNumber } from "#platform/ids";
import type { QueryContext } from "#platform/modules";
import { textsOf } from "#platform/reading";
import { countsWorkingTime, limits } from "#modules/limits";
import { placeInWords } from "#modules/places";
import type { ClockView, OpinionView, PetitionEntry, PetitionView, ReviewView } from "./contract.ts";
import { isSealed, type KnownPetition } from "./petition.ts";
import { nextSpan } from "./clocks.ts";
import { unitName } from "./queries-visible.ts";

type Key = { home: string; id: string };
type Opened = (field: string | null | undefined) => string | null;

export function clocksOf(ctx: Pick<QueryContext, "read" | "now">, found: KnownPetition): ClockView[] {
  return found.spans.map((span) => {
    const { slot, rule, kind, from, due, metAt } = span;
    const over = ctx.now > due.dueAt;
    const ended = kind === "right" || (metAt ?? "") <= due.dueAt ? ("met" as const) : ("late" as const);
    const state =
      metAt !== null
        ? ended
        : span.void
          ? ("void" as const)
          : over
            ? kind === "right"
              ? ("lapsed" as const)
              : ("late" as const)
            : ("running" as const);
    return {
      slot,
      rule,
      kind,
      who: kind === "right" ? "" : unitName(ctx, span.obligor),
      whoEn: kind === "right" ? "" : unitName(ctx, span.obligor, "en"),
      from,
      dueAt: due.dueAt,
      working: countsWorkingTime(ctx.read(limits), rule, from),
      provisional: due.provisional,
      metAt,
      state,
    };
  });
}

const opinionOf = (found: KnownPetition, text: Opened): OpinionView | null =>
  found.draft && {
    facts: text(found.draft.facts),
    law: text(found.draft.law),
    answers: found.draft.answers.map((one) => ({ result: one.result, text: text(one.text) })),
    performance: text(found.draft.performance),
    signed: found.draft.signed,
  };
const settlementOf = ({ offer, settled }: KnownPetition, text: Opened): PetitionView["settlement"] => {
  const one = settled ?? offer;
  if (!one) return null;
  const words = text(one.text);
  // Whoever does not read the terms has no business with the picture of them either.
  const image = words === null ? null : (settled?.image ?? null);
  return { how: one.how, terms: one.text, text: words, on: settled?.on ?? null, image };
};
const reviewsOf = (ctx: QueryContext, found: KnownPetition, text: Opened): ReviewView[] =>
  found.reviews.map(({ round, organ, asked, decided }) => ({
    round,
    organName: unitName(ctx, organ),
    organNameEn: unitName(ctx, organ, "en"),
    asked: text(asked),
    result: decided?.result ?? null,
    ground: decided?.ground ?? null,
    facts: text(decided?.facts),
    law: text(decided?.law),
    opinion: text(decided?.text),
  }));

type StoredEvent = { type: string; data: Record<string, unknown>; at: string; actor: string };
const said = (value: unknown): string | null => (typeof value === "string" ? value : null);
const SAID = ["branch", "why", "mode", "way", "on", "result", "days", "heard", "askedOn"] as const;

/** What happened, with the texts this reader may open. `nameOf`: who of the staff did it; residents read only the organ. */
export async function entriesOf(
  ctx: QueryContext,
  key: Key,
  types: ReadonlySet<string> | null,
  nameOf: (actor: string) => string,
  whole: boolean,
): Promise<PetitionEntry[]> {
  const events = await ctx.db<
    StoredEvent[]
  >`select type, data, at, actor from ledger.event where home = ${key.home} and stream = ${key.id} order by seq`;
  const wanted = events.filter(({ type }) => types === null || types.has(type));
  const texts = await textsOf(ctx, key, whole ? wanted.flatMap(({ data }) => [said(data["text"]), said(data["where"])]) : []);
  return wanted.map(({ type, data, at, actor }) => {
    const parts = [texts(said(data["text"])), texts(said(data["where"]))].filter((part) => part !== null);
    const params = Object.fromEntries(
      SAID.flatMap((name) => (data[name] === undefined || data[name] === null ? [] : [[name, String(data[name])]])),
    );
    if (typeof data["to"] === "string" && type === "petitions.routed") params["to"] = unitName(ctx, data["to"]);
    if (typeof data["upheld"] === "boolean") params["upheld"] = String(data["upheld"]);
    return { at, type, byName: nameOf(actor), text: parts.length > 0 ? parts.join("\n") : null, params };
  });
}

type Case = Omit<PetitionView, "entries" | "may" | "contact" | "earlier" | "linked" | "papers" | "disputes">;
/** `whole`: with the texts. `drafts`: an opinion not yet signed is the organ's own paper. */
export async function caseOf(ctx: QueryContext, key: Key, found: KnownPetition, whole: boolean, drafts: boolean): Promise<Case> {
  const shown = drafts || found.draft?.signed ? found : { ...found, draft: null };
  const told = drafts
    ? shown.reviews
    : shown.reviews.filter(({ decided, round }) => decided === null || (found.delivered?.round ?? -1) >= round || found.round > round);
  const seen = { ...shown, reviews: told, draft: drafts || found.delivered !== null ? shown.draft : null };
  const fields = [
    ...found.requests,
    found.facts,
    found.address,
    found.needs,
    found.rating?.text,
    found.offer?.text,
    found.settled?.text,
    ...(seen.draft ? [seen.draft.facts, seen.draft.law, seen.draft.performance, ...seen.draft.answers.map(({ text }) => text)] : []),
    ...seen.reviews.flatMap(({ asked, decided }) => [asked, decided?.facts, decided?.law, decided?.text]),
  ];
  const text = await textsOf(ctx, key, whole ? fields : []);
  const next = nextSpan(found);
  return {
    ...key,
    number: receiptNumber(key.id),
    placeName: placeInWords(ctx, found.place.slice(0, 12), "zh"),
    placeNameEn: placeInWords(ctx, found.place.slice(0, 12), "en"),
    channel: found.channel,
    stage: found.stage,
    ending: found.ending,
    branch: found.branch,
    organ: found.organ,
    organName: unitName(ctx, found.organ),
    organNameEn: unitName(ctx, found.organ, "en"),
    receivedAt: found.receivedAt,
    dueAt: next?.due.dueAt ?? null,
    rule: next?.rule ?? null,
    working: next !== null && countsWorkingTime(ctx.read(limits), next.rule, next.from),
    provisional: next?.due.provisional ?? false,
    late: next !== null && next.kind === "duty" && next.due.dueAt < ctx.now,
    round: found.round,
    sealed: isSealed(found),
    asDemo: found.demo,
    requests: found.requests.map((one) => text(one)),
    facts: text(found.facts),
    photos: text(found.facts) === null ? [] : [...(found.photos ?? [])],
    address: text(found.address),
    needs: text(found.needs),
    people: found.people,
    representatives: found.representatives.length,
    withheld: found.name === null,
    againstName: found.against === null ? null : unitName(ctx, found.against),
    clocks: clocksOf(ctx, found),
    opinion: opinionOf(seen, text),
    reviews: reviewsOf(ctx, seen, text),
    settlement: settlementOf(found, text),
    challenge: found.challenge,
    rating: found.rating && {
      organ: found.rating.organ,
      office: found.rating.office,
      text: text(found.rating.text),
      taken: found.rating.taken === true,
    },
  };
}
