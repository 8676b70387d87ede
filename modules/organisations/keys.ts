import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";

/** "cg-330502" → "cg" and "330502". */
export function partsOf(code: string): { department: string; area: string } {
  const at = code.lastIndexOf("-");
  return { department: code.slice(0, at), area: code.slice(at + 1) };
}

/** The home of a unit: its town, or its county or city padded with zeros. */
const homeOf = (area: string): string => area.slice(0, 9).padEnd(9, "0");

/** A unit's history is found from its code alone, on every installation. */
export const unitKey = (code: string): StreamKey => ({ home: homeOf(partsOf(code).area), id: namedUuid("organisations.unit", code) });

export const ruleKey = (home: string, code: string): StreamKey => ({ home, id: namedUuid("organisations.coverage-rule", home, code) });
