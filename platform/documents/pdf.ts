import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { encode } from "uqr";
import type { Block } from "./block.ts";

type Typst = { NodeCompiler: { create: (options: object) => NodeCompiler } };

const need = createRequire(import.meta.url);
const FONTS = ["400Regular/NotoSerifSC_400Regular.ttf", "700Bold/NotoSerifSC_700Bold.ttf"];
const paper = readFileSync(new URL("./paper.typ", import.meta.url), "utf8");
let compiler: NodeCompiler | null = null;

/** Opened with the first paper: the fonts are 28 MB, which a server that prints nothing never reads. */
function opened(): NodeCompiler {
  compiler ??= (need("@myriaddreamin/typst-ts-node-compiler") as Typst).NodeCompiler.create({
    fontArgs: [{ fontBlobs: FONTS.map((name) => readFileSync(need.resolve(`@expo-google-fonts/noto-serif-sc/${name}`))) }],
  });
  return compiler;
}

export type Pages = {
  title: string;
  at: string;
  parts: readonly (readonly Block[])[];
  cover?: readonly Block[];
  language?: "zh" | "en";
};

export type Printed = { bytes: Buffer; pages: number };

/** Columns of a table: labels narrow, texts wide. */
const WIDTHS = { 2: [28, 72], 3: [24, 38, 38] };

/** An address with its picture; what is none stays text: a code nobody can follow is worse than none. */
function drawn(block: Block): Block & { svg?: string } {
  if (block.kind !== "code" || !/^https?:\/\/\S{1,300}$/.test(block.text)) return block;
  const { data, size } = encode(block.text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const box = `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/>`;
  return {
    ...block,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">${box}</svg>`,
  };
}

/**
 * A tagged PDF (PDF/UA-1), its fonts inside. Several `parts` each begin a page; a `cover` puts itself and a table of contents before them.
 * Nothing of the text is read as markup. `at`: the date written into the file, RFC 3339.
 */
export function setPages(pagesOf: Pages): Printed {
  const typst = opened();
  const { title, cover = [], language = "zh" } = pagesOf;
  const parts = pagesOf.parts.map((part) => part.map(drawn));
  const compiled = typst.compile({
    mainFileContent: paper,
    inputs: { given: JSON.stringify({ title, parts, cover, widths: WIDTHS, language }) },
  });
  if (!compiled.result) {
    const why = compiled.takeDiagnostics();
    throw new Error(`the paper does not compile: ${JSON.stringify(why?.shortDiagnostics ?? [])}`);
  }
  const seconds = Math.floor(Date.parse(pagesOf.at) / 1000);
  const bytes = typst.pdf(compiled.result, { pdfStandard: "ua-1", pdfTags: true, creationTimestamp: seconds });
  const pages = compiled.result.numOfPages;
  typst.evictCache(10);
  return { bytes, pages };
}
