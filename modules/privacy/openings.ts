import type { QueryContext } from "#platform/modules";

/** An emergency opening as the auditor counts it: whether the person was told at once, and what was said of it afterwards (null: nothing yet). */
export type Opening = { told: boolean; upheld: boolean | null };

/** Emergency openings from one instant up to another, in the areas the transaction may see: nothing of who, of what or why. */
export const openingsBetween = ({ db }: Pick<QueryContext, "db">, from: string, until: string): Promise<Opening[]> =>
  db<Opening[]>`select told, upheld from privacy.glass where opened_at >= ${from}::timestamptz and opened_at < ${until}::timestamptz`;
