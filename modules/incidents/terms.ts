const CJK = /\p{Script=Han}/u;

/**
 * What a record is found by: its receipt number, and of the neutral summary every pair of neighbouring Chinese characters and every word of letters
 * or digits. Sorted and once each, so the row is a pure function of the state.
 */
export function searchTerms(number: string, summary: string | null): string[] {
  const terms = new Set([number]);
  for (const run of (summary ?? "").normalize("NFKC").toLowerCase().match(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? []) {
    if (!CJK.test(run)) {
      terms.add(run);
      continue;
    }
    const characters = [...run];
    if (characters.length === 1) terms.add(run);
    for (let index = 0; index + 1 < characters.length; index += 1) terms.add(`${characters[index]}${characters[index + 1]}`);
  }
  return [...terms].sort();
}
