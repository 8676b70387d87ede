import { addDays } from "#platform/days";
import { daysFrom } from "./days.ts";
import { real, type Term } from "./post.ts";

/** What the network check of domain.md S6 looks for: a post nobody held for more than 90 days. */
const LONG_DAYS = 90;

type Stood = { from: string; to: string | null; terms: readonly Term[] };
/**
 * A stretch of a post's days: held, empty, or empty for longer than 90 days already. `to` is the first day after it. Of each term and of the
 * time before it and after the last there is always one of each, since rows stay once they were written; those without a day say so.
 */
export type Span = { nth: number; state: "held" | "empty" | "long"; from: string | null; to: string | null };

export const heldOn = ({ terms }: Pick<Stood, "terms">, day: string): Term | undefined =>
  terms.find(({ from, to }) => from <= day && (to === null || to > day));

/** Since when nobody holds it; null where somebody does. */
export function emptySince(post: Omit<Stood, "to">, day: string): string | null {
  if (heldOn(post, day)) return null;
  return real(post.terms).findLast(({ to }) => to !== null && to <= day)?.to ?? post.from;
}

/** Nobody holds it; `long`: for more than 90 days. */
export function isEmpty(post: Omit<Stood, "to">, day: string, how: "any" | "long"): boolean {
  const since = emptySince(post, day);
  return since !== null && (how === "any" || daysFrom(since, day) > LONG_DAYS);
}

const NEVER = { from: null, to: null } as const;

/** Before the term of this number: from the day the post became free (null: it did not) to the day it was taken. */
function vacancy(before: number, from: string | null, to: string | null): Span[] {
  const never = from === null || (to !== null && to <= from);
  const long = never ? "" : addDays(from, LONG_DAYS + 1);
  const short = to !== null && to <= long;
  return [
    { nth: 3 * before, state: "empty", ...(never ? NEVER : { from, to: short ? to : long }) },
    { nth: 3 * before + 1, state: "long", ...(never || short ? NEVER : { from: long, to }) },
  ];
}

/** Every day a post stood, once. */
export function spansOf({ from, to, terms }: Stood): Span[] {
  let free: string | null = from;
  const spans = terms.flatMap((term, index): Span[] => {
    const held = { nth: 3 * index + 2, state: "held" } as const;
    if (term.from === term.to) return [...vacancy(index, null, null), { ...held, ...NEVER }];
    const before = vacancy(index, free, term.from);
    free = term.to;
    return [...before, { ...held, from: term.from, to: term.to }];
  });
  return [...spans, ...vacancy(terms.length, free, to)];
}
