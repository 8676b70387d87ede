import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import type { Block } from "./block.ts";
import { unzip } from "./unzip.ts";

const children = (node: Node, name: string): Element[] =>
  [...node.childNodes].filter((one): one is Element => one.nodeType === 1 && one.nodeName === name);

const value = (node: Node | undefined, name: string): string => (node && children(node, name)[0]?.getAttribute("w:val")) ?? "";

function textOf(node: Node): string {
  if (node.nodeName === "w:t") return node.textContent ?? "";
  if (node.nodeName === "w:br") return "\n";
  if (node.nodeName === "w:tab") return "\u3000";
  // Deleted text of tracked changes is no text any more.
  if (node.nodeName === "w:del") return "";
  return [...node.childNodes].map(textOf).join("");
}

const STYLES: readonly [RegExp, Exclude<Block["kind"], "rows">][] = [
  [/^issuer$/i, "issuer"],
  [/^title$/i, "title"],
  [/^number$/i, "number"],
  [/^sign$/i, "sign"],
  [/^note$/i, "note"],
  [/^code$/i, "code"],
  [/^(heading)?\s*[1-9]$/i, "heading"],
];

function paragraphOf(node: Element): Block[] {
  const text = textOf(node).trim();
  if (text === "") return [];
  const look = children(node, "w:pPr")[0];
  const style = value(look, "w:pStyle");
  const named = STYLES.find(([pattern]) => pattern.test(style))?.[1];
  if (named) return [{ kind: named, text }];
  // A city's own file may know none of our styles: where a line stands says what it is.
  const stands = value(look, "w:jc");
  if (stands === "right" || stands === "end") return [{ kind: "sign", text }];
  if (stands === "center") return [{ kind: "number", text }];
  return [{ kind: "paragraph", text }];
}

function tableOf(node: Element): Block[] {
  const lines = children(node, "w:tr");
  const rows = lines.map((line) =>
    children(line, "w:tc").map((cell) =>
      children(cell, "w:p")
        .map((one) => textOf(one).trim())
        .join("\n"),
    ),
  );
  const mark = lines[0] && children(lines[0], "w:trPr").flatMap((look) => children(look, "w:tblHeader"))[0];
  const head = mark !== undefined && !/^(false|0|off)$/.test(mark.getAttribute("w:val") ?? "");
  return rows.length === 0 ? [] : [{ kind: "rows", head, rows }];
}

/** What a Word file says, block by block: so that its PDF is the same paper, whoever wrote the template. Refuses `documents.not-word`. */
export function readWord(bytes: Uint8Array): Block[] {
  const xml = unzip(bytes).file("word/document.xml")?.asText() ?? "";
  const root = new DOMParser().parseFromString(xml, "text/xml").documentElement;
  const body = root && children(root, "w:body")[0];
  return [...(body?.childNodes ?? [])].flatMap((node) =>
    node.nodeName === "w:p" ? paragraphOf(node as Element) : node.nodeName === "w:tbl" ? tableOf(node as Element) : [],
  );
}
