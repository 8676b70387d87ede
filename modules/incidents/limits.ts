import { register } from "#platform/modules";
import { shippedProcedure, type Procedure } from "./procedure.ts";
import { withMarks } from "./category.ts";
import type { Category } from "./contract.ts";
import { SHIPPED_CATEGORIES, SHIPPED_GROUPS } from "./taxonomy.ts";

export type TaxonomyEntry = Category & { version: number };

/** The taxonomy and the steps' limits as they hold now, whole in memory. */
export type Taxonomy = {
  /** An entry or a first-level group that new reports may name. */
  category: (code: string) => TaxonomyEntry | undefined;
  /** Also those retired since: for the names of old records. */
  known: (code: string) => TaxonomyEntry | undefined;
  /** Second-level entries and 99, in order of code. */
  categories: readonly TaxonomyEntry[];
  groups: readonly TaxonomyEntry[];
  procedure: Procedure;
};

type CategoryRow = { code: string; version: number; entry: Category; retired: boolean };
type ProcedureRow = { version: number; limits: Omit<Procedure, "version"> };

/** What a city has changed laid over what was shipped. */
export function buildTaxonomy(rows: readonly CategoryRow[], procedures: readonly ProcedureRow[]): Taxonomy {
  const shipped = new Map([...SHIPPED_GROUPS, ...SHIPPED_CATEGORIES].map((entry) => [entry.code, entry]));
  const entries = new Map([...shipped.values()].map((entry) => [entry.code, { ...entry, version: 1 }]));
  const retired = new Set<string>();
  for (const row of [...rows].sort((left, right) => left.version - right.version)) {
    entries.set(row.code, { ...withMarks(row.entry, shipped.get(row.code)), version: row.version });
    if (row.retired) retired.add(row.code);
    else retired.delete(row.code);
  }
  const standing = [...entries.values()].filter(({ code }) => !retired.has(code)).sort((left, right) => (left.code < right.code ? -1 : 1));
  const newest = [...procedures].sort((left, right) => left.version - right.version).at(-1);
  return {
    category: (code) => (retired.has(code) ? undefined : entries.get(code)),
    known: (code) => entries.get(code),
    categories: standing.filter(({ code }) => code.length === 4 || code === "99"),
    groups: standing.filter(({ code }) => code.length === 2),
    procedure: newest ? { ...newest.limits, version: newest.version } : shippedProcedure,
  };
}

export const taxonomy = register<Taxonomy>({
  name: "incidents.taxonomy",
  kinds: ["incidents.category", "incidents.procedure"],
  load: async (db) =>
    buildTaxonomy(
      await db<CategoryRow[]>`select code, version, entry, retired from incidents.category`,
      await db<ProcedureRow[]>`select version, limits from incidents.procedure`,
    ),
});
