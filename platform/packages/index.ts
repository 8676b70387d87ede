import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What every package of ours says: each of its files with its hash. The manifest's own hash is the seal that is kept elsewhere. */
export type Sealed = { format: string; files: Record<string, { sha256: string; bytes: number }> };

/** A package that is not what it says, or cannot be taken here: an expected no, in both languages. */
export class PackageProblem extends Error {
  readonly zh: string;
  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
  }
}

export const MANIFEST = "manifest.json";

/** SHA-256 of a manifest's text, 64 hexadecimal digits. */
export const sealOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** SHA-256 of a file, read piece by piece. */
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
export async function inventory(folder: string): Promise<Sealed["files"]> {
  const files: Sealed["files"] = {};
  for (const name of names(folder)) {
    if (name === MANIFEST) continue;
    files[name] = { sha256: await hashFile(join(folder, name)), bytes: statSync(join(folder, name)).size };
  }
  return files;
}

/** A manifest's text. Refuses a folder without one. */
export function manifestText(folder: string): string {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new PackageProblem(`${folder} 里没有 ${MANIFEST}`, `there is no ${MANIFEST} in ${folder}`);
  return readFileSync(path, "utf8");
}

/** The manifest of a package whose files are all there, unchanged, and no more. Names the first that is not. `seal`: what was kept outside, if it was. */
export async function opened<T extends Sealed>(folder: string, format: T["format"], seal: string | null): Promise<T> {
  const text = manifestText(folder);
  if (seal !== null && sealOf(text) !== seal.toLowerCase())
    throw new PackageProblem(
      "清单与封条不符：这不是当时的那一份",
      "the manifest does not match the seal: this is not the one that was made",
    );
  const manifest = JSON.parse(text) as T;
  if (manifest.format !== format) throw new PackageProblem("不认识的包格式", "an unknown format of package");
  const found = await inventory(folder);
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    if (!found[name]) throw new PackageProblem(`缺少文件 ${name}`, `${name} is missing`);
    if (found[name].sha256 !== sha256) throw new PackageProblem(`文件 ${name} 被改动过`, `${name} was changed`);
  }
  for (const name of Object.keys(found))
    if (!manifest.files[name]) throw new PackageProblem(`多出文件 ${name}`, `${name} does not belong to it`);
  return manifest;
}
