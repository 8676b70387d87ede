import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyId, type MasterKey, type Ring } from "./ring.ts";

/** The installation's secrets, outside the database: `master` wraps data keys and makes the index by exact phone, `token` makes follow links. File mode 0600. */
export type Keys = { master: Ring; token: Uint8Array };

const MASTER = "master.key";
const LOOK_EVERY_MS = 5_000;
const LINE = /^([0-9a-f]{64})(?:\s.*)?$/i;

function folderOf(dataDir: string): string {
  const folder = join(dataDir, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** One key a line, the newest last; words after the key are the keeper's. */
function keysIn(file: string): MasterKey[] {
  const lines = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  return lines
    .map((line) => {
      const hex = LINE.exec(line.trim())?.[1];
      if (!hex) throw new Error(`${file} holds a line that is no key of 64 hexadecimal digits`);
      const key = Buffer.from(hex, "hex");
      return { id: keyId(key), key };
    })
    .reverse();
}

/** Follows the file: a key another process added is used within seconds, and at once when something sealed under it turns up. */
function fileRing(file: string): Ring {
  let keys = keysIn(file);
  let stamp = statSync(file).mtimeMs;
  let looked = performance.now();
  const again = (): boolean => {
    looked = performance.now();
    const now = statSync(file).mtimeMs;
    if (now === stamp) return false;
    const before = keys.map(({ id }) => id).join();
    keys = keysIn(file);
    stamp = now;
    return keys.map(({ id }) => id).join() !== before;
  };
  return {
    keys: () => {
      if (performance.now() - looked > LOOK_EVERY_MS) again();
      return keys;
    },
    again,
  };
}

/** Reads the keys of `dataDir/keys`, or makes them on the first start. A stolen database without this folder is unreadable. */
export function loadKeys(dataDir: string): Keys {
  const folder = folderOf(dataDir);
  const made = (name: string): string => {
    const file = join(folder, name);
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
    return file;
  };
  return { master: fileRing(made(MASTER)), token: Buffer.from(readFileSync(made("token.key"), "utf8").trim(), "hex") };
}

/** Written beside and renamed over: a crash leaves the old file or the new one, never half of it. */
function write(dataDir: string, lines: readonly string[]): void {
  const file = join(folderOf(dataDir), MASTER);
  const beside = `${file}.new`;
  writeFileSync(beside, `${lines.join("\n")}\n`, { mode: 0o600 });
  const handle = openSync(beside, "r");
  fsyncSync(handle);
  closeSync(handle);
  renameSync(beside, file);
}

const linesOf = (dataDir: string): string[] =>
  readFileSync(join(folderOf(dataDir), MASTER), "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");

/** Adds a master key, from now on the one that seals. Returns its id. */
export function addMasterKey(dataDir: string, now: string): string {
  loadKeys(dataDir);
  const key = randomBytes(32);
  write(dataDir, [...linesOf(dataDir), `${key.toString("hex")} ${now.slice(0, 10)}`]);
  return keyId(key);
}

/** Takes a master key out of the file; the newest stays. Whoever calls has seen that nothing is sealed under it. */
export function dropMasterKey(dataDir: string, id: string): void {
  const lines = linesOf(dataDir);
  const left = lines.filter((line) => keyId(Buffer.from(LINE.exec(line.trim())?.[1] ?? "", "hex")) !== id);
  if (left.length === lines.length) throw new Error(`${id} is not in ${MASTER}`);
  if (left.at(-1) !== lines.at(-1)) throw new Error(`${id} is the newest key and seals`);
  write(dataDir, left);
}
