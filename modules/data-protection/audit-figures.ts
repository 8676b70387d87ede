import type { ReadingCount } from "#platform/modules";
import { FEW, hiddenIn } from "#modules/incidents";
import type { Opening } from "#modules/privacy";
import type { KnownBreach } from "./breach.ts";
import { REFUSALS, type AuditTable, type AuditTableCode } from "./contract.ts";
import type { KnownRequest } from "./request.ts";

type Counts = readonly { key: string; n: number }[];

/** One whole and its parts as they may be published: a few are not said, nor the whole when it is a few, nor the parts that would tell of them. */
export function tabled(code: AuditTableCode, counts: Counts): AuditTable {
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  const rows = counts.map(({ key, n }) => ({ area: key, figures: [{ code, numerator: n, denominator: null, value: null }] }));
  const hidden = hiddenIn([{ parentDigits: 0, rows }]).get(code) ?? new Set<string>();
  return {
    code,
    total: total > 0 && total < FEW ? null : total,
    rows: counts.map(({ key, n }) => ({ key, n: hidden.has(key) ? null : n })),
  };
}

/** Of all, how many each key has; keys nobody has are counted too, as none. */
function byKey<T>(all: readonly T[], keys: readonly string[], keyOf: (one: T) => string): Counts {
  const found = Map.groupBy(all, keyOf);
  return keys.map((key) => ({ key, n: found.get(key)?.length ?? 0 }));
}

function summed(readings: readonly ReadingCount[], keyOf: (one: ReadingCount) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of readings) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.n);
  return sums;
}

/** By what right people of the staff open sealed data; what persons read of their own, and what jobs send, is nobody's look. */
const LOOKS = ["case", "reason", "glass", "lookup"] as const;

function outcomeOf({ stage, answer }: KnownRequest): string {
  if (stage === "withdrawn") return "withdrawn";
  if (answer === null) return "open";
  return answer.granted ? "granted" : `refused:${answer.refusal ?? "others"}`;
}

/** Late: told after its day, or its day is over and the person is not told. */
const isLate = ({ stage, toldAt, due }: KnownRequest, now: string): boolean => stage !== "withdrawn" && (toldAt ?? now) > due.dueAt;

export type Audited = {
  readings: readonly ReadingCount[];
  openings: readonly Opening[];
  requests: readonly KnownRequest[];
  breaches: readonly KnownBreach[];
  now: string;
};

/**
 * The report's numbers, each list the parts of one whole. No two lists of a whole have a part in common, or what is withheld in one could be read in the
 * other: requests that were withdrawn stand in one only.
 */
export function auditTables({ readings, openings, requests, breaches, now }: Audited): AuditTable[] {
  const looks = readings.filter(({ basis, purpose }) => purpose !== "" && (LOOKS as readonly string[]).includes(basis));
  const purposes = [...summed(looks, ({ purpose }) => purpose)].sort(([left], [right]) => (left < right ? -1 : 1));
  const bases = summed(looks, ({ basis }) => basis);
  const outcomes = ["granted", ...REFUSALS.map((ground) => `refused:${ground}`), "withdrawn", "open"];
  return [
    tabled(
      "looks-purpose",
      purposes.map(([key, n]) => ({ key, n })),
    ),
    tabled(
      "looks-basis",
      LOOKS.map((key) => ({ key, n: bases.get(key) ?? 0 })),
    ),
    tabled(
      "glass-review",
      byKey(openings, ["upheld", "objected", "pending"], ({ upheld }) => (upheld === null ? "pending" : upheld ? "upheld" : "objected")),
    ),
    tabled(
      "glass-told",
      byKey(openings, ["at-once", "later"], ({ told }) => (told ? "at-once" : "later")),
    ),
    tabled("requests-outcome", byKey(requests, outcomes, outcomeOf)),
    tabled(
      "requests-time",
      byKey(requests, ["late", "not-late"], (one) => (isLate(one, now) ? "late" : "not-late")),
    ),
    tabled(
      "breaches-persons",
      byKey(breaches, ["told", "waived", "pending"], ({ told }) => (told === null ? "pending" : told.way === null ? "waived" : "told")),
    ),
    tabled(
      "breaches-authority",
      byKey(breaches, ["told", "pending"], ({ authority }) => (authority === null ? "pending" : "told")),
    ),
  ];
}
