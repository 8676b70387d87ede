import type { Block, DocumentData } from "./block.ts";
import { printPdf, type Printed } from "./pdf.ts";
import { readWord } from "./read-word.ts";
import { fillWord } from "./template.ts";

export type Made = { word: Buffer; pdf: Printed };

/** A paper as Word and PDF at once, from one filled template: both always say the same. */
export function makeDocument(template: Uint8Array, data: DocumentData, told: { title: string; at: string }): Made {
  const word = fillWord(template, data);
  return { word, pdf: printPdf({ ...told, parts: [readWord(word)] }) };
}

/** One case, one volume 一案一卷: cover, contents with page numbers, then every paper in order, each from its own Word file. */
export const bindVolume = (papers: readonly Uint8Array[], told: { title: string; at: string; cover: readonly Block[] }): Printed =>
  printPdf({ title: told.title, at: told.at, cover: told.cover, parts: papers.map(readWord) });
