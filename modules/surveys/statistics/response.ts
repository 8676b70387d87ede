/** Final dispositions of sampled units (domain.md S2; AAPOR Standard Definitions, 10th edition). */
export const DISPOSITIONS = ["completed", "partial", "refusal", "non-contact", "ineligible", "unknown"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];
export type Dispositions = Readonly<Record<Disposition, number>>;
export type Response = {
  /** Share of the eligible among those known, applied to the unknown (the CASRO way). */
  e: number | null;
  rr1: number | null;
  rr3: number | null;
  rr4: number | null;
  cooperation: number | null;
  refusal: number | null;
  contact: number | null;
};

const over = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** AAPOR outcome rates. RR3 is the one published; RR1 counts all unknown as eligible and so is the least it can be. Nothing over nothing is null. */
export function outcome(count: Dispositions): Response {
  const { completed, partial, refusal, ineligible, unknown } = count;
  const spoken = completed + partial;
  const eligible = spoken + refusal + count["non-contact"];
  const e = over(eligible, eligible + ineligible);
  const likely = eligible + (e ?? 1) * unknown;
  return {
    e,
    rr1: over(completed, eligible + unknown),
    rr3: over(completed, likely),
    rr4: over(spoken, likely),
    cooperation: over(completed, spoken + refusal),
    refusal: over(refusal, likely),
    contact: over(spoken + refusal, likely),
  };
}

export type SizeWanted = { share: number; margin: number; deff: number; population: number | null };

/** Answers needed for a share to be known to ± margin at 95 %; the finite population counts once the sample is more than 5 % of it (domain.md S2). */
export function sampleSize({ share, margin, deff, population }: SizeWanted): number {
  const plain = (deff * 1.96 ** 2 * share * (1 - share)) / margin ** 2;
  const corrected = population !== null && plain / population > 0.05 ? plain / (1 + (plain - 1) / population) : plain;
  // A hair over a whole number is rounding of the machine, not one more person.
  return Math.ceil(corrected - 1e-9);
}
