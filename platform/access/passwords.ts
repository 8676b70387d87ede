import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

export type HashCost = { memoryKib: number; passes: number; lanes: number };

/** OWASP's least for argon2id; about 25 ms here. Raise it and every hash is renewed when its owner next signs in. */
export const HASH_COST: HashCost = { memoryKib: 19_456, passes: 2, lanes: 1 };

/** argon2id in PHC form, parameters and salt included. */
export const hashPassword = (password: string, cost: HashCost): Promise<string> =>
  hash(password, { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: cost.lanes });

/** What a hash cost, or null when it is no argon2id hash. */
export function costOf(phc: string): HashCost | null {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(phc);
  return found ? { memoryKib: Number(found[1]), passes: Number(found[2]), lanes: Number(found[3]) } : null;
}

export function isWeaker(phc: string, cost: HashCost): boolean {
  const was = costOf(phc);
  return was === null || was.memoryKib < cost.memoryKib || was.passes < cost.passes;
}

const dummies = new Map<string, Promise<string>>();

/** The hash of a password nobody knows, at the same cost. */
function dummy(cost: HashCost): Promise<string> {
  const name = JSON.stringify(cost);
  const known = dummies.get(name);
  if (known) return known;
  const made = hashPassword(randomBytes(32).toString("hex"), cost);
  dummies.set(name, made);
  return made;
}

/** Whether the password belongs to the hash. Without a hash the same work is done for nothing, so an unknown login takes as long as a known one. */
export async function isPassword(password: string, phc: string | null, cost: HashCost): Promise<boolean> {
  const right = await verify(phc ?? (await dummy(cost)), password);
  return right && phc !== null;
}

const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

/** Fifteen characters without look-alikes in groups of five, 74 bits: "k7mqx-3vdnr-w9hpe". Read out over a telephone, typed once. */
export function oneTimePassword(): string {
  let out = "";
  while (out.length < 15) for (const byte of randomBytes(16)) if (byte < 248 && out.length < 15) out += ALPHABET[byte % 31];
  return `${out.slice(0, 5)}-${out.slice(5, 10)}-${out.slice(10)}`;
}
