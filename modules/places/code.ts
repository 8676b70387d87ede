import type { Kind, Level } from "./contract.ts";

// GB/T 2260 for digits 1–6, GB/T 10114 for 7–9; grids add three digits to their village, micro-grids two more (domain.md §1.1).
const LEVEL_BY_LENGTH: Readonly<Record<number, Level>> = { 4: "city", 6: "county", 9: "town", 12: "village", 15: "grid", 17: "microGrid" };

/** The significant part of a code that may be padded with zeros: "330502000000" → "330502", "330500" → "3305". null when it is no area code. */
export function significant(code: string): string | null {
  if (!/^(\d{4}|\d{6}|\d{9}|\d{12}|\d{15}|\d{17})$/.test(code)) return null;
  if (code.length > 12) return code;
  let short = code;
  if (short.length === 12 && short.endsWith("000")) short = short.slice(0, 9);
  if (short.length === 9 && short.endsWith("000")) short = short.slice(0, 6);
  if (short.length === 6 && short.endsWith("00")) short = short.slice(0, 4);
  return short;
}

/** null for anything that is not a significant code. */
export const levelOf = (code: string): Level | null => LEVEL_BY_LENGTH[code.length] ?? null;

export function parentOf(code: string): string | null {
  const level = levelOf(code);
  if (level === null || level === "city") return null;
  return code.slice(0, { county: 4, town: 6, village: 9, grid: 12, microGrid: 15 }[level]);
}

/** The 9-digit home of an area's own history and of records taken in there: its town, or the county or city padded with zeros. */
export const homeOf = (code: string): string => code.slice(0, 9).padEnd(9, "0");

/** What sort of unit an area is, read from its code and name. */
export function kindOf(code: string, zh: string): Kind {
  const level = levelOf(code);
  if (level === "city") return "city";
  if (level === "county") {
    const serial = Number(code.slice(4));
    return serial <= 20 ? "district" : serial <= 80 ? "county" : "countyCity";
  }
  if (level === "town") {
    const serial = Number(code.slice(6));
    return serial <= 99 ? "subdistrict" : serial <= 199 ? "town" : serial <= 399 ? "township" : "specialTown";
  }
  if (level === "grid") return "general";
  if (level === "microGrid") return "micro";
  // The name decides before the number: a village turned community keeps its old code for years.
  if (/(居委会|社区)$/.test(zh)) return "community";
  if (/(村委会|村)$/.test(zh)) return "village";
  const serial = Number(code.slice(9));
  return serial <= 199 || (serial >= 400 && serial <= 499) ? "community" : "village";
}

/** "浮星桥社区居委会" → "浮星桥社区", "元通桥村委会" → "元通桥村". */
export const shortName = (zh: string): string =>
  zh
    .replace(/社区居委会$/, "社区")
    .replace(/村委会$/, "村")
    .replace(/居委会$/, "社区");
