import type { Block } from "./block.ts";

/** A template as a Word file, its tags still in it: what a city downloads, edits and brings back. What makes it is loaded when the first is asked for. */
export async function wordTemplate(blocks: readonly Block[], title: string): Promise<Buffer> {
  const { buildWord } = await import("./word-built.ts");
  return buildWord(blocks, title);
}
