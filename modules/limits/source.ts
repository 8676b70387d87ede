import { cityDay } from "#platform/days";
import { noun, type Recorded } from "#platform/ledger";
import { refuse } from "#platform/refusals";
import type { FoundState, ReviewSource } from "./contract.ts";
import { SOURCES } from "./sources/register.ts";

export type SourceEvent = { type: "limits.source-reviewed"; code: string; on: string; document: string; nextBy: string; found: FoundState };

type Reviewed = { on: string; document: string; nextBy: string; found: FoundState; at: string };
/** What the city found each time it looked a legal source up, the earliest first. */
export type SourceReviews = { code: string; reviews: readonly Reviewed[] };

function evolve({ reviews }: SourceReviews, { code, on, document, nextBy, found, at }: Recorded<SourceEvent>): SourceReviews {
  return { code, reviews: [...reviews, { on, document, nextBy, found, at }] };
}

export const source = noun<SourceReviews, SourceEvent>({ kind: "limits.source", initial: { code: "", reviews: [] }, evolve });

/** Somebody looked the text up, on a day, by a document, and says when it is due again. The same again is nothing new. */
export function review({ reviews }: SourceReviews, input: ReviewSource, now: string): SourceEvent[] {
  const { code, on, document, nextBy, found } = input;
  const today = cityDay(now);
  const last = reviews.at(-1);
  if (!SOURCES.some((one) => one.code === code)) throw refuse.notFound("limits.no-source");
  if (on > today) throw refuse.fields([{ path: "on", code: "limits.review-ahead", params: { today } }]);
  if (last && on < last.on) throw refuse.fields([{ path: "on", code: "limits.review-before", params: { since: last.on } }]);
  if (nextBy <= today) throw refuse.fields([{ path: "nextBy", code: "limits.next-review-past", params: { today } }]);
  if (last && last.on === on && last.document === document && last.nextBy === nextBy && last.found === found) return [];
  return [{ type: "limits.source-reviewed", code, on, document, nextBy, found }];
}
