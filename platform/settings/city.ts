/** Where the demonstration city lies, and what an installation serves until it says otherwise. */
export const DEMO_CITY = "3305";

let served = DEMO_CITY;

/** "330100", "3301" and "330100000000" are one city: the four significant digits of its code; null when it is not a prefecture-level code. */
export function cityCodeOf(text: string): string | null {
  const digits = text.trim();
  const padded = /^\d{4}$/.test(digits) ? `${digits}00` : digits;
  return /^[1-9]\d(?!00)\d{2}(00|0{5}|0{8})$/.test(padded) ? padded.slice(0, 4) : null;
}

/** Tells this process whose histories it keeps; once, before anything is read or written. Refuses what is no city. */
export function serveCity(code: string): void {
  const known = cityCodeOf(code);
  if (known === null) throw new Error(`${code} is not the code of a city`);
  served = known;
}

/** Four digits, e.g. "3305": the area prefix of everything here. A function, so that nobody keeps the answer from before `serveCity`. */
export const cityCode = (): string => served;

/** The 9-digit home of histories that belong to the city as a whole. */
export const cityHome = (): string => served.padEnd(9, "0");
