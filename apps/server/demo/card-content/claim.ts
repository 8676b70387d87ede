export type Said = readonly [zh: string, en: string];
/** Months the figure is of; those of the card where it names none. Of what stands, the end of `to`; of what is told by the year, the year of `to`. */
type Months = { from: string; to: string };
export type Figure = { code: string; trend?: boolean; counties?: boolean; difference?: boolean; months?: Months };
/** One claim of the card: what the report says, and the figure of this platform that carries the same where one does. */
export type Claim = { item: string; system: string; name: Said; said?: Said; figure?: Figure; words?: Said };
export type Part = { section: string; name: Said; words?: Said; claims: readonly Claim[] };

/** In no record of this platform: the report's words stand alone. */
export const reported = (item: string, system: string, name: Said, said: Said, words?: Said): Claim => ({
  item,
  system,
  name,
  said,
  ...(words ? { words } : {}),
});

/** Of our records alone. */
export const counted = (item: string, system: string, name: Said, figure: Figure, words?: Said): Claim => ({
  item,
  system,
  name,
  figure,
  ...(words ? { words } : {}),
});

/** What the report says, beside the figure that carries it. */
export const proved = (item: string, system: string, name: Said, said: Said, figure: Figure, words?: Said): Claim => ({
  ...counted(item, system, name, figure, words),
  said,
});

/** As things stood when the report was written. */
export const THEN: Months = { from: "2012-01", to: "2012-12" };
export const SURVEYED: Months = { from: "2007-01", to: "2011-12" };

export const NO_RECORDS: Said = ["本平台没有相应记录，不能重算。", "This platform has no such records; it cannot be recomputed."];
