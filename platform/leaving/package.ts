import { createHash, scryptSync } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync } from "node:fs";
import { finished } from "node:stream/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { manifestText, PackageProblem, type Sealed } from "../packages/index.ts";
import type { HashName } from "../settings/index.ts";

export const FORMAT = "zuji-leave/1";

/** What a package says of itself. */
export type Manifest = Sealed & {
  format: typeof FORMAT;
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
};

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

/** How a package says its histories are hashed: asked before its manifest is held to the seal, because the ledger must be told first. */
export function hashOf(folder: string): HashName {
  const { hash = "sha256" } = JSON.parse(manifestText(folder)) as Manifest;
  if (hash !== "sha256" && hash !== "sm3") throw new PackageProblem("不认识的摘要算法", "an unknown hash");
  return hash;
}

/** Heads of all streams as one hash: two installations with the same one hold the same histories. */
export function headsOf(streams: readonly { home: string; id: string; seq: number; head: string }[]): string {
  const said = streams.map(({ home, id, seq, head }) => `${home}/${id} ${seq} ${head}`).sort();
  return createHash("sha256").update(said.join("\n")).digest("hex");
}
