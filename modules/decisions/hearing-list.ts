/** Where the published list of a hearing's participants lies in the vault: for a year, the record of the hearing keeps its own. */
export const listField = (hearing: string): string => `hearing-list:${hearing}`;
