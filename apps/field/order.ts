import type { FieldCard } from "#web/field";

type Owed = Pick<FieldCard, "dueAt" | "point">;
const FAR = Number.MAX_SAFE_INTEGER;
const owed = ({ dueAt }: Owed): string => dueAt ?? "9";
/** Instants as text, compared as they stand: a language's own order costs a slow phone 50 ms of its start. */
const byDue = (left: Owed, right: Owed): number => (owed(left) === owed(right) ? 0 : owed(left) < owed(right) ? -1 : 1);

/** By due time; or, told how many metres a point is away, the nearest first, at one place by due time, and last what lies nowhere on the map. */
export function inOrder<C extends Owed>(cards: readonly C[], metresTo: ((point: NonNullable<Owed["point"]>) => number) | null): C[] {
  if (!metresTo) return cards.toSorted(byDue);
  const away = ({ point }: Owed): number => (point ? metresTo(point) : FAR);
  return cards.toSorted((left, right) => away(left) - away(right) || byDue(left, right));
}
