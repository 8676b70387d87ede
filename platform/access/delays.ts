/** Tries of one login from one address that cost nothing. A person mistypes; a program does not stop at four. */
const FREE_TRIES = 4;
/** Failed tries of one login from all addresses, in a day, before strange addresses wait. */
export const FREE_STRANGE_TRIES = 20;
/** Different logins that failed from one address, in an hour, before logins unknown there wait: an office of forgetful people is not an attack. */
export const FREE_LOGINS = 20;
const FIRST_S = 30;
const LONGEST_S = 900;

const growing = (over: number): number => (over <= 0 ? 0 : Math.min(LONGEST_S, FIRST_S * 2 ** Math.min(over - 1, 10)));

/** Seconds to wait after the n-th try of one login from one address; the last entry holds for all later ones. */
export const PAIR_DELAYS_S: readonly number[] = Array.from({ length: 12 }, (_, index) => growing(index + 1 - FREE_TRIES));

export type Attempts = {
  /** Failed tries of this login from everywhere in the last day, and the last one. */
  loginTries: number;
  loginLastAt: string | null;
  /** Different logins that failed from this address in the last hour, and the last one. */
  addressLogins: number;
  addressLastAt: string | null;
  /** From when this login may try again from this address. */
  pairFreeAt: string | null;
  /** The account has a session from this address: a colleague at their desk, whom strangers' attempts must not keep out. */
  familiar: boolean;
};

const left = (from: string | null, seconds: number, now: string): number =>
  from === null ? 0 : Math.max(0, Math.ceil((Date.parse(from) - Date.parse(now)) / 1000 + seconds));

/** Seconds this attempt must still wait; 0: it may be tried. */
export function waitSeconds(attempts: Attempts, now: string): number {
  const pair = left(attempts.pairFreeAt, 0, now);
  if (attempts.familiar) return pair;
  const login = left(attempts.loginLastAt, growing(attempts.loginTries - FREE_STRANGE_TRIES + 1), now);
  const address = left(attempts.addressLastAt, growing(attempts.addressLogins - FREE_LOGINS + 1), now);
  return Math.max(pair, login, address);
}
