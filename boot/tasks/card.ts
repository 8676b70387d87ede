import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { openNote, parseVerifier } from "../../platform/log/note.ts";
import {
  checkCardFile,
  checkFigure,
  hashesDigest,
  sayFound,
  type CardFile,
  type FigureFile,
  type FigurePart,
  type Found,
  type Means,
} from "../../web/proof/index.ts";
import { problem } from "../problem.mjs";

const usage = () =>
  problem(
    "用法：npm run card -- verify <文件> [明细文件…] [--against 检查点.txt]（文件从答卷或指标页下载）",
    "usage: npm run card -- verify <file> [files of rows…] [--against checkpoint.txt], files downloaded from the report card or a figure's page",
  );

const sm3 = async (...parts: readonly Uint8Array[]): Promise<Uint8Array> => createHash("sm3").update(Buffer.concat(parts)).digest();

/** Ed25519 and SM2 alike: what a browser cannot check, this does. */
async function signed(note: string, keys: readonly string[]): Promise<boolean> {
  try {
    return openNote(note, keys.filter((key) => key !== "").map(parseVerifier)).by.length > 0;
  } catch {
    // A wrong signature, or a key that is none: either way nobody known signed this.
    return false;
  }
}

function readJson<T>(path: string): T {
  try {
    const bytes = readFileSync(path);
    return JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8")) as T;
  } catch (cause) {
    throw problem(`读不出 ${path}：${cause instanceof Error ? cause.message : String(cause)}`, "this is no JSON file");
  }
}

/** Files of rows by the digest of what is in them, whatever they are called; each is read again when it is its turn, so that one at a time is held. */
async function partsIn(paths: readonly string[]): Promise<Pick<Means, "part"> & { logs: FigurePart["logs"] }> {
  const found = new Map<string, string>();
  const logs: FigurePart["logs"] = [];
  for (const path of paths) {
    const file = readJson<FigurePart>(path);
    if (file.format !== "zuji-rows/1" || !Array.isArray(file.rowHashes))
      throw problem(`${path} 不是明细文件`, `${path} is no file of rows`);
    found.set(await hashesDigest(file.rowHashes), path);
    logs.push(...file.logs);
  }
  const part: Means["part"] = async (file, at) => {
    const path = found.get(file.parts?.[at - 1]?.digest ?? "");
    return path === undefined ? null : readJson<FigurePart>(path);
  };
  return { part, logs };
}

const MARK = { true: "✔", false: "✖", null: "–" } as const;

function tell(name: string, found: readonly Found[]): number {
  if (name !== "") console.log(`— ${name}`);
  for (const one of found) console.log(`  ${MARK[`${one.good}`]} ${sayFound(one, "zh")} / ${sayFound(one, "en")}`);
  return found.filter(({ good }) => good === false).length;
}

function keysOf(file: CardFile | FigureFile, more: FigurePart["logs"]): string[] {
  const parts = "figures" in file ? file.figures : [file];
  const card = file.card;
  return [
    ...new Set([
      ...(card?.keys ?? []),
      ...more.flatMap(({ keys }) => keys),
      ...parts.flatMap(({ logs, committed }) => [...logs.flatMap(({ keys }) => keys), ...(committed?.keys ?? [])]),
    ]),
  ];
}

/** `npm run card -- verify <file>`: a downloaded card or figure counted again and checked against its logs, without a network. */
export async function run(words: readonly string[]): Promise<number> {
  const flag = words.indexOf("--against");
  const [what, path, ...more] = flag < 0 ? words : words.slice(0, flag);
  const against = flag < 0 ? [] : words.slice(flag + 1);
  if (what !== "verify" || path === undefined || more.some((one) => one.startsWith("-")) || (flag >= 0 && against.length !== 1))
    throw usage();
  const file = readJson<CardFile | FigureFile>(path);
  const { part, logs } = await partsIn(more);
  const means: Means = { sm3, signed, part, kept: against.map((one) => readFileSync(one, "utf8")) };
  let wrong = 0;
  if (file.format === "zuji-card/1") {
    for (const [item, found] of await checkCardFile(file, means)) wrong += tell(item === "" ? "答卷 card" : item, found);
  } else wrong = tell(file.code ?? "", await checkFigure(file as FigureFile, means));
  console.log("签名用的公钥（请与网站 /log 公布的或您另存的对照） / keys to compare with those published at /log:");
  for (const key of keysOf(file, logs)) console.log(`  ${key}`);
  console.log(wrong === 0 ? "✔ 一致，没有改动 / it agrees: nothing was changed" : `✖ ${wrong} 处不一致 / ${wrong} findings`);
  return wrong === 0 ? 0 : 1;
}
