import { cityDay } from "#platform/days";
import { register } from "#platform/modules";
import type { FoundState, ListedSource, SourceStanding } from "../contract.ts";
import { statute } from "../statute/index.ts";
import { sourcesIn } from "./cited.ts";
import { SOURCES, type LegalSource } from "./register.ts";

type Review = ListedSource["reviews"][number];

/** What the city recorded of each source, the last first. */
export type Reviews = ReadonlyMap<string, readonly Review[]>;

export const sourceReviews = register<Reviews>({
  name: "limits.source-reviews",
  kinds: ["limits.source"],
  load: async (db) => {
    const rows = await db<(Review & { code: string; found: FoundState })[]>`
      select code, reviewed_on::text as on, document, next_by::text as "nextBy", found from limits.source_review order by code, seq desc`;
    const of = new Map<string, Review[]>();
    for (const { code, ...one } of rows) of.set(code, [...(of.get(code) ?? []), one]);
    return of;
  },
});

/** Until the city has looked a source up, the release's own first date stands. What was found last is what it is. */
export function standingOf({ code, zh, en, state, firstReview }: LegalSource, reviews: Reviews, now: string): SourceStanding {
  const last = reviews.get(code)?.[0];
  const reviewBy = last?.nextBy ?? firstReview;
  return { code, zh, en, state: last?.found ?? state, reviewedOn: last?.on ?? null, reviewBy, overdue: reviewBy < cityDay(now) };
}

/** Where the review of every source a text names stands. */
export const standingsIn = (text: string, reviews: Reviews, now: string): SourceStanding[] =>
  sourcesIn(text).map((source) => standingOf(source, reviews, now));

const CLOCKS: ReadonlyMap<string, readonly string[]> = new Map(
  SOURCES.map((source) => [source.code, statute.filter(({ basis }) => sourcesIn(basis).includes(source)).map(({ id }) => id)]),
);

export const listed = (source: LegalSource, reviews: Reviews, now: string): ListedSource => ({
  ...standingOf(source, reviews, now),
  certainty: source.certainty,
  edition: source.edition,
  number: source.number,
  inForce: source.inForce,
  revised: source.revised,
  clocks: CLOCKS.get(source.code) ?? [],
  reviews: reviews.get(source.code) ?? [],
});
