import type { Finding } from "./folding.ts";

/** One hand at one record moves a hundred counters: what explains them stands first, and of each table so many are named. */
const MOST_OF_A_TABLE = 60;
const FIRST = ["checkpoint", "log.", "ledger.", "vault.", "files."];
const LAST = "figures.";

const rank = ({ table }: Finding): number => {
  const found = FIRST.findIndex((name) => table.startsWith(name));
  return found >= 0 ? found : table.startsWith(LAST) ? FIRST.length + 1 : FIRST.length;
};

/** Findings as they are told: the ledger and its logs first, counters last, and how many of a table are not named. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const tables = Map.groupBy(
    findings.toSorted((left, right) => rank(left) - rank(right)),
    ({ table }) => table,
  );
  return [...tables].flatMap(([table, all]) =>
    all.length <= MOST_OF_A_TABLE
      ? all
      : [...all.slice(0, MOST_OF_A_TABLE), { table, key: "…", what: `and ${all.length - MOST_OF_A_TABLE} more of this table` }],
  );
}
