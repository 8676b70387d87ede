import type { Block, DocumentData } from "./block.ts";
import { setPages, type Printed } from "./pdf.ts";
import { readWord } from "./read-word.ts";
import { fillWord } from "./template.ts";

/** `back`: the back cover, a page of its own after the papers. */
export type Bound = { title: string; at: string; cover: readonly Block[]; back?: readonly Block[] };
export type Made = { word: Buffer; pdf: Printed };

/** What `makeDocument` does, here and now. */
export function fillPaper(template: Uint8Array, data: DocumentData, told: { title: string; at: string }): Made {
  const word = fillWord(template, data);
  return { word, pdf: setPages({ ...told, parts: [readWord(word)] }) };
}

/** What `bindVolume` does, here and now. */
export const bindPapers = (papers: readonly Uint8Array[], { back = [], ...told }: Bound): Printed =>
  setPages({ ...told, parts: [...papers.map(readWord), ...(back.length > 0 ? [back] : [])] });
