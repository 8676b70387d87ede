import type { Block, Field } from "./block.ts";

/** A tag of a template with what it stands for, in both languages; `each`: the tags of its list's members. */
export const field = (tag: string, zh: string, en: string, each: readonly Field[] = []): Field => ({
  tag,
  title: { zh, en },
  ...(each.length > 0 ? { each } : {}),
});

/** Who issues a paper, what it is called, and its number: how each of them begins. */
export const top = (title: string): Block[] => [
  { kind: "issuer", text: "{issuer}" },
  { kind: "title", text: title },
  { kind: "number", text: "{number}" },
];

export const say = (text: string): Block => ({ kind: "paragraph", text });
export const head = (text: string): Block => ({ kind: "heading", text });
export const sign = (text: string): Block => ({ kind: "sign", text });
export const note = (text: string): Block => ({ kind: "note", text });

/** A form of two columns: what is asked, and what is said. */
export const pairs = (...rows: (readonly [string, string])[]): Block => ({ kind: "rows", head: false, rows });

/** A table; its first row is its head. */
export const table = (...rows: (readonly string[])[]): Block => ({ kind: "rows", head: true, rows });
