/** The hash a ledger commits with: SHA-256, or SM3 (GB/T 32905) where 商用密码 rules hold. Both give 32 bytes. */
export type HashName = "sha256" | "sm3";

let used: HashName = "sha256";

/** Tells this process how its ledger hashes; once, before anything is read or written. */
export function hashWith(name: HashName): void {
  used = name;
}

/** A function, so that nobody keeps the answer from before `hashWith`. */
export const ledgerHash = (): HashName => used;
