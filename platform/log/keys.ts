import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fromSpki, parseVerifier, signerOf, type Signer, type Verifier } from "./note.ts";
import type { HashName } from "./tree.ts";

/** Which hash new logs are made with, and how checkpoints are signed. */
export type Algorithms = { hash: HashName; signature: "ed25519" | "sm2" };

/** `ZUJI_LOG_ALGORITHMS`: "sha256/ed25519" (the default) or "sm3/sm2" for sites under 商用密码 rules. Refuses anything else. */
export function algorithmsFrom(setting: string | undefined): Algorithms {
  if (!setting || setting === "sha256/ed25519") return { hash: "sha256", signature: "ed25519" };
  if (setting === "sm3/sm2") return { hash: "sm3", signature: "sm2" };
  throw new Error(`ZUJI_LOG_ALGORITHMS is "${setting}"; it can be sha256/ed25519 or sm3/sm2`);
}

/** Who signs for this installation now, and whose signatures of earlier days still count. The key lies outside the database. */
export type LogKeys = {
  hash: HashName;
  /** Beginning of every log's origin: follows from the city and the first key ever, so that no two installations share one. */
  prefix: string;
  signer: (log: string) => Signer;
  verifiers: (log: string) => Verifier[];
};

type Known = { type: "ed25519" | "sm2"; key: Buffer };

function newKey(type: Algorithms["signature"]): Buffer {
  const pair = type === "sm2" ? generateKeyPairSync("ec", { namedCurve: "SM2" }) : generateKeyPairSync("ed25519");
  return pair.privateKey.export({ type: "pkcs8", format: "der" });
}

const typeOf = (pkcs8: Buffer): Algorithms["signature"] =>
  createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }).asymmetricKeyType === "ed25519" ? "ed25519" : "sm2";

/** Public keys this installation ever signed with, first one first. */
function readKnown(file: string): Known[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { type, key } = JSON.parse(line) as { type: Known["type"]; key: string };
      return { type, key: Buffer.from(key, "base64") };
    });
}

const publicKey = (pkcs8: Buffer): Buffer =>
  createPublicKey(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" })).export({ type: "spki", format: "der" });

function keysOf(city: string, hash: HashName, pkcs8: Buffer, known: readonly Known[]): LogKeys {
  const first = known[0]?.key ?? publicKey(pkcs8);
  const prefix = `zuji/${city}-${first.subarray(-8).toString("hex")}/log`;
  const name = (log: string): string => `${prefix}/${log}`;
  return {
    hash,
    prefix,
    signer: (log) => signerOf(name(log), typeOf(pkcs8), pkcs8),
    verifiers: (log) => known.map(({ type, key }) => fromSpki(name(log), type, key)),
  };
}

/**
 * The log's keys of `dataDir/keys`, made on the first start: `log.key` signs (mode 0600; `file` puts it elsewhere), `log-verifiers` lists every public
 * key ever used. To change keys, move `log.key` away and start again: a new one is made and the old checkpoints still verify.
 */
export function loadLogKeys(dataDir: string, city: string, algorithms: Algorithms, file?: string): LogKeys {
  const secret = file ?? join(dataDir, "keys", "log.key");
  const list = join(dataDir, "keys", "log-verifiers");
  for (const folder of [dirname(secret), dirname(list)]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(secret)) writeFileSync(secret, newKey(algorithms.signature).toString("hex"), { mode: 0o600, flag: "wx" });
  const pkcs8 = Buffer.from(readFileSync(secret, "utf8").trim(), "hex");
  const mine: Known = { type: typeOf(pkcs8), key: publicKey(pkcs8) };
  const known = readKnown(list);
  if (!known.some(({ key }) => key.equals(mine.key))) {
    appendFileSync(list, `${JSON.stringify({ type: mine.type, key: mine.key.toString("base64") })}\n`, { mode: 0o600 });
    known.push(mine);
  }
  return keysOf(city, algorithms.hash, pkcs8, known);
}

/** Keys that live as long as the process: for tests. */
export function passingKeys(city: string, algorithms: Algorithms): LogKeys {
  const pkcs8 = newKey(algorithms.signature);
  return keysOf(city, algorithms.hash, pkcs8, [{ type: algorithms.signature, key: publicKey(pkcs8) }]);
}

/** Somebody outside who cosigns our checkpoints. `url`: where they are sent (C2SP's submission prefix), or null for one that comes and looks. */
export type Witness = Verifier & { url: string | null };

/**
 * Witnesses whose lines are taken: `ZUJI_LOG_WITNESSES`, verifier keys of type 0x04 between blanks, each followed by the address checkpoints are sent
 * to, if it takes them. Refuses one that is none.
 */
export function witnessesFrom(setting: string | undefined): Witness[] {
  const witnesses: Witness[] = [];
  for (const one of (setting ?? "").split(/\s+/).filter(Boolean)) {
    if (/^https?:\/\//.test(one)) {
      const last = witnesses.at(-1);
      if (!last || last.url !== null || !URL.canParse(one)) throw new Error(`ZUJI_LOG_WITNESSES: ${one} follows no witness's key`);
      last.url = one.replace(/\/+$/, "");
      continue;
    }
    const witness = parseVerifier(one);
    if (witness.type !== "cosignature") throw new Error(`ZUJI_LOG_WITNESSES: ${one} is no witness's key (type 0x04)`);
    witnesses.push({ ...witness, url: null });
  }
  return witnesses;
}
