import { terms } from "#platform/search";

/** What a record is found by: its receipt number and the neutral summary, never a resident's words. */
export const searchTerms = (number: string, summary: string | null): string[] => terms(`${number} ${summary ?? ""}`).sort();
