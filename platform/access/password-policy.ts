import type { RefusalParams } from "../refusals/index.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";

const MIN = 10;
const MAX = 128;
const SHORTEST_CORE = 5;
/** What may stand around a common password before it counts as somebody's own: "password" + "12!". */
const DECORATION = 4;

const common = new Set(COMMON_PASSWORDS);

/** Undoes the usual disguises, so "P@ssw0rd2026" is seen as "password2026". */
const undisguised = (text: string): string =>
  text
    .replaceAll("@", "a")
    .replaceAll("4", "a")
    .replaceAll("0", "o")
    .replaceAll("1", "i")
    .replaceAll("!", "i")
    .replaceAll("3", "e")
    .replaceAll("$", "s")
    .replaceAll("5", "s");

const repeats = (text: string): boolean => {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const part = text.slice(0, length);
    if (common.has(part) && part.repeat(Math.ceil(text.length / length)).startsWith(text)) return true;
  }
  return false;
};

function isCommon(lower: string): boolean {
  if (common.has(lower) || repeats(lower)) return true;
  const plain = undisguised(lower);
  return COMMON_PASSWORDS.some(
    (known) =>
      known.length >= SHORTEST_CORE &&
      lower.length - known.length <= DECORATION &&
      (lower.includes(known) || plain.includes(undisguised(known))),
  );
}

/** The parts of a name that a password must not be built on: at least two characters, four for Latin letters. */
const parts = (words: readonly string[]): string[] =>
  words.flatMap((word) => word.toLowerCase().split(/[\s._-]+/)).filter((part) => part.length >= (/^[\x21-\x7e]+$/.test(part) ? 4 : 2));

/**
 * Why a password cannot be taken, or null. Length and what is easily guessed; no rules on kinds of characters (NIST SP 800-63B 3.1.1.2,
 * ASVS 6.2): they make passwords worse. `words`: the login, the name and the system's own name.
 */
export function passwordProblem(password: string, words: readonly string[]): { code: string; params?: RefusalParams } | null {
  const length = [...password].length;
  if (length < MIN) return { code: "access.password-short", params: { min: MIN } };
  if (length > MAX) return { code: "access.password-long", params: { max: MAX } };
  if (/(.)\1{4}/su.test(password)) return { code: "access.password-repeats" };
  const lower = password.toLowerCase();
  if (isCommon(lower)) return { code: "access.password-common" };
  if (parts(words).some((part) => lower.includes(part))) return { code: "access.password-own" };
  return null;
}
