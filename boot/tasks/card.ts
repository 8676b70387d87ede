import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { openNote, parseVerifier } from "../../platform/log/note.ts";
import { checkCardFile, checkFigure, sayFound, type CardFile, type FigureFile, type Found, type Means } from "../../web/proof/index.ts";
import { problem } from "../problem.mjs";

const usage = () =>
  problem(
    "用法：npm run card -- verify <文件> [--against 检查点.txt]（文件从答卷或指标页下载）",
    "usage: npm run card -- verify <file> [--against checkpoint.txt], a file downloaded from the report card or a figure's page",
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

function readJson(path: string): CardFile | FigureFile {
  try {
    const bytes = readFileSync(path);
    return JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8")) as CardFile | FigureFile;
  } catch (cause) {
    throw problem(`读不出 ${path}：${cause instanceof Error ? cause.message : String(cause)}`, "this is no JSON file");
  }
}

const MARK = { true: "✔", false: "✖", null: "–" } as const;

function tell(name: string, found: readonly Found[]): number {
  if (name !== "") console.log(`— ${name}`);
  for (const one of found) console.log(`  ${MARK[`${one.good}`]} ${sayFound(one, "zh")} / ${sayFound(one, "en")}`);
  return found.filter(({ good }) => good === false).length;
}

function keysOf(file: CardFile | FigureFile): string[] {
  const parts = "figures" in file ? file.figures : [file];
  const card = file.card;
  return [
    ...new Set([
      ...(card?.keys ?? []),
      ...parts.flatMap(({ logs, committed }) => [...logs.flatMap(({ keys }) => keys), ...(committed?.keys ?? [])]),
    ]),
  ];
}

/** `npm run card -- verify <file>`: a downloaded card or figure counted again and checked against its logs, without a network. */
export async function run([what, path, flag, kept]: readonly string[]): Promise<number> {
  if (what !== "verify" || path === undefined || (flag !== undefined && (flag !== "--against" || kept === undefined))) throw usage();
  const file = readJson(path);
  const means: Means = { sm3, signed, kept: kept === undefined ? [] : [readFileSync(kept, "utf8")] };
  let wrong = 0;
  if (file.format === "zuji-card/1") {
    for (const [item, found] of await checkCardFile(file, means)) wrong += tell(item === "" ? "答卷 card" : item, found);
  } else wrong = tell(file.code ?? "", await checkFigure(file as FigureFile, means));
  console.log("签名用的公钥（请与网站 /log 公布的或您另存的对照） / keys to compare with those published at /log:");
  for (const key of keysOf(file)) console.log(`  ${key}`);
  console.log(wrong === 0 ? "✔ 一致，没有改动 / it agrees: nothing was changed" : `✖ ${wrong} 处不一致 / ${wrong} findings`);
  return wrong === 0 ? 0 : 1;
}
