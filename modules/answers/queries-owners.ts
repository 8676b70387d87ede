import type { Reader } from "#platform/database";

/** Every entry that somebody must answer for, with its office. */
export const findOwners = (db: Reader): Promise<{ home: string; id: string; owner: string; area: string }[]> => db<
  { home: string; id: string; owner: string; area: string }[]
>`
  select home, id::text, owner, place as area from answers.entry where stage in ('draft', 'published')`;
