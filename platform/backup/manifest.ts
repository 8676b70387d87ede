import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sealed } from "../packages/index.ts";

export const FORMAT = "zuji-backup/1";

/** What a backup says of itself. `files` holds every file of it with its hash. */
export type Manifest = Sealed & {
  format: typeof FORMAT;
  at: string;
  migrations: Record<string, string>;
  /** In the order they are filled, with how many rows each has. */
  tables: { name: string; columns: string[]; rows: number }[];
  /** False: files lie in an S3 store and are backed up there. */
  withFiles: boolean;
  keys: KeysNeeded;
};

/** What opens a backup, none of it secret: ids of the master keys something is sealed under, and a fingerprint of each other file of `keys/`. */
export type KeysNeeded = { master: string[]; others: Record<string, string> };

const MASTER = "master.key";

/** Fingerprints of the files of `keys/` but the master keys: the first 16 hexadecimal digits of the SHA-256 of 256 random bits tell nothing of them. */
export function othersIn(keys: string): Record<string, string> {
  if (!existsSync(keys)) return {};
  const names = readdirSync(keys).filter((name) => name.endsWith(".key") && name !== MASTER);
  const print = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(join(keys, name)))
      .digest("hex")
      .slice(0, 16);
  return Object.fromEntries(names.sort().map((name) => [name, print(name)]));
}

/** File of one table within a backup. */
export const fileOf = (table: string): string => `tables/${table}.copy.gz`;

/** Names of stored files are hex digests; what is half written has a longer one. */
export const STORED = /^[0-9a-f]{64}(\.thumb)?$/;
