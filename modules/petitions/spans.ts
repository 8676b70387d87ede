import type { Due } from "#modules/incidents";

/** A span of time in which somebody must act (duty: an organ, always) or may act (right: the petitioner's window, which is never late). */
export type Span = {
  slot: string;
  rule: string;
  kind: "duty" | "right";
  obligor: string;
  from: string;
  due: Due;
  metAt: string | null;
  void: boolean;
};
type Spanned = { spans: readonly Span[]; turn: number; round: number };

export const spanOf = (petition: Spanned, slot: string): Span | undefined => petition.spans.find((span) => span.slot === slot);
export const slotNow = {
  handle: (petition: Spanned): string => `handle:${petition.turn}`,
  review: (petition: Spanned): string => `review:${petition.turn}:${petition.round}`,
  right: (petition: Spanned, round: number): string => `right:${petition.turn}:${round + 1}`,
};

export const met = (spans: readonly Span[], at: string, ...slots: readonly string[]): Span[] =>
  spans.map((span) => (slots.includes(span.slot) && span.metAt === null ? { ...span, metAt: at } : span));
export const began = (spans: readonly Span[], span: Omit<Span, "metAt" | "void">): Span[] => [
  ...spans.filter(({ slot }) => slot !== span.slot),
  { ...span, metAt: null, void: false },
];
export const moved = (spans: readonly Span[], slot: string, due: Due): Span[] =>
  spans.map((span) => (span.slot === slot ? { ...span, due } : span));
/** What nobody waits for any more. */
export const dropped = (spans: readonly Span[], ...slots: readonly string[]): Span[] =>
  spans.map((span) => (span.metAt === null && (slots.length === 0 || slots.includes(span.slot)) ? { ...span, void: true } : span));

export const duty = (slot: string, rule: string, obligor: string, from: string, due: Due): Omit<Span, "metAt" | "void"> => ({
  slot,
  rule,
  kind: "duty",
  obligor,
  from,
  due,
});
