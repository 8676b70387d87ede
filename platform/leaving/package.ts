import { createHash, scryptSync } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { finished } from "node:stream/promises";
import { dirname, join, relative } from "node:path";
import { createInterface } from "node:readline";
import type { HashName } from "../settings/index.ts";

/** What a package says of itself. Every other file is in `files` with its hash; the manifest's own hash is the seal that is kept outside. */
export type Manifest = {
  format: "zuji-leave/1";
  home: string;
  city: string;
  at: string;
  /** How its histories are hashed; packages from before this was said are SHA-256. */
  hash?: HashName;
  migrations: Record<string, string>;
  streams: number;
  events: number;
  /** SHA-256 over "home/id seq head" of every stream, sorted. */
  heads: string;
  /** scrypt parameters of the key under which the data keys are wrapped. */
  wrap: { salt: string; n: number; r: number; p: number };
  files: Record<string, { sha256: string; bytes: number }>;
};

export class PackageProblem extends Error {
  readonly zh: string;
  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
  }
}

const SHORTEST = 12;
const COST = { n: 2 ** 15, r: 8, p: 1 };
export const newWrap = (salt: string): Manifest["wrap"] => ({ salt, ...COST });

/** The key of a package from the words its keeper chose. Refuses short ones and parameters no honest package has. */
export function keyOf(words: string, { salt, n, r, p }: Manifest["wrap"]): Buffer {
  if ([...words].length < SHORTEST)
    throw new PackageProblem(
      `口令至少 ${SHORTEST} 个字符（ZUJI_PASSPHRASE）`,
      `the passphrase needs ${SHORTEST} characters (ZUJI_PASSPHRASE)`,
    );
  if (n !== COST.n || r !== COST.r || p !== COST.p || !/^[0-9a-f]{32}$/.test(salt))
    throw new PackageProblem("清单里的口令参数不对", "the manifest's passphrase parameters are not ours");
  return scryptSync(words.normalize("NFC"), Buffer.from(salt, "hex"), 32, { N: n, r, p, maxmem: 128 * 1024 * 1024 });
}

/** Lines of JSON into one file of the package; `close` gives its hash. */
export function writer(folder: string, name: string) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const stream = createWriteStream(path, { mode: 0o600, flags: "wx" });
  return {
    write: async (text: string): Promise<void> => {
      if (!stream.write(text)) await new Promise<void>((resolve) => stream.once("drain", resolve));
    },
    close: async (): Promise<void> => {
      stream.end();
      await finished(stream);
    },
  };
}

export async function* lines(folder: string, name: string): AsyncGenerator<Record<string, unknown>> {
  const path = join(folder, name);
  if (!existsSync(path)) return;
  for await (const line of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity }))
    if (line !== "") yield JSON.parse(line) as Record<string, unknown>;
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

const names = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

/** Every file of a folder but the manifest, with its hash. */
export async function inventory(folder: string): Promise<Manifest["files"]> {
  const files: Manifest["files"] = {};
  for (const name of names(folder)) {
    if (name === MANIFEST) continue;
    files[name] = { sha256: await hashFile(join(folder, name)), bytes: statSync(join(folder, name)).size };
  }
  return files;
}

export const MANIFEST = "manifest.json";
export const sealOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The manifest of a package whose files are all there, unchanged, and no more. Names the first that is not. `seal`: what was kept outside, if it was. */
export async function opened(folder: string, seal: string | null): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new PackageProblem(`${folder} 里没有 ${MANIFEST}`, `there is no ${MANIFEST} in ${folder}`);
  const text = readFileSync(path, "utf8");
  if (seal !== null && sealOf(text) !== seal.toLowerCase())
    throw new PackageProblem(
      "清单与封条不符：这不是当时导出的包",
      "the manifest does not match the seal: this is not the package that left",
    );
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== "zuji-leave/1") throw new PackageProblem("不认识的包格式", "an unknown format of package");
  const found = await inventory(folder);
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    if (!found[name]) throw new PackageProblem(`缺少文件 ${name}`, `${name} is missing`);
    if (found[name].sha256 !== sha256) throw new PackageProblem(`文件 ${name} 被改动过`, `${name} was changed`);
  }
  for (const name of Object.keys(found))
    if (!manifest.files[name]) throw new PackageProblem(`多出文件 ${name}`, `${name} does not belong to it`);
  return manifest;
}

/** How a package says its histories are hashed: asked before its manifest is held to the seal, because the ledger must be told first. */
export function hashOf(folder: string): HashName {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new PackageProblem(`${folder} 里没有 ${MANIFEST}`, `there is no ${MANIFEST} in ${folder}`);
  const { hash = "sha256" } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  if (hash !== "sha256" && hash !== "sm3") throw new PackageProblem("不认识的摘要算法", "an unknown hash");
  return hash;
}

/** Heads of all streams as one hash: two installations with the same one hold the same histories. */
export function headsOf(streams: readonly { home: string; id: string; seq: number; head: string }[]): string {
  const said = streams.map(({ home, id, seq, head }) => `${home}/${id} ${seq} ${head}`).sort();
  return createHash("sha256").update(said.join("\n")).digest("hex");
}
