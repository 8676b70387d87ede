import type { Block, DocumentData } from "./block.ts";
import { setPages, type Printed } from "./pdf.ts";
import { readWord } from "./read-word.ts";
import { fillWord } from "./template.ts";

export type Made = { word: Buffer; pdf: Printed };

/** What `makeDocument` does, here and now. */
export function fillPaper(template: Uint8Array, data: DocumentData, told: { title: string; at: string }): Made {
  const word = fillWord(template, data);
  return { word, pdf: setPages({ ...told, parts: [readWord(word)] }) };
}

/** What `bindVolume` does, here and now. */
export const bindPapers = (papers: readonly Uint8Array[], told: { title: string; at: string; cover: readonly Block[] }): Printed =>
  setPages({ title: told.title, at: told.at, cover: told.cover, parts: papers.map(readWord) });
