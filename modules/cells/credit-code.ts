/** GB 32100-2015: digits and letters but I, O, S, V and Z. */
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Eighteen signs beginning with a registering department (1–9, A, N, Y): a unified social credit code 统一社会信用代码, right or mistyped. */
const LOOKS_LIKE = /^[0-9ANY][0-9A-Z]{17}$/;

/** Whether a code is meant as a credit code and its check sign does not fit: a certificate must not name a unit that does not exist. */
export function isMistypedCreditCode(code: string): boolean {
  const typed = code.toUpperCase();
  // Codes of ours with a dash, and areas of digits alone that are shorter, are something else.
  if (!LOOKS_LIKE.test(typed)) return false;
  const values = [...typed].map((sign) => SIGNS.indexOf(sign));
  if (values.includes(-1)) return true;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 !== values[17];
}
