import type { Block } from "#platform/documents";
import type { PlainRoute } from "#platform/http";
import type { Runtime } from "#platform/runtime";
import { sourcesIn } from "#modules/limits";

type Said = { zh: string; en: string };
/** Papers and purposes that name a legal source in their shipped texts; the table of clocks says its own. */
type Cited = { code: string; papers: Said[]; purposes: Said[] };

/** The words of a paper as it is shipped. */
export const textOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.kind === "rows" ? block.rows.flat().join("\n") : block.text)).join("\n");

function citedBy(runtime: Runtime): Cited[] {
  const of = new Map<string, Cited>();
  const add = (text: string, where: "papers" | "purposes", title: Said): void => {
    for (const { code } of sourcesIn(text)) {
      const cited = of.get(code) ?? { code, papers: [], purposes: [] };
      cited[where].push(title);
      of.set(code, cited);
    }
  };
  for (const { blocks, title } of runtime.modules.flatMap((one) => one.documents ?? [])) add(textOf(blocks), "papers", title);
  for (const { basis, title } of runtime.purposes.values()) add(basis.zh, "purposes", title);
  return [...of.values()];
}

/** Which texts of this installation rest on which legal source: as public as the texts are. */
export const citationRoutes = (runtime: Runtime): PlainRoute[] => [
  { method: "GET", url: "/api/citations", handler: async () => ({ status: 200, body: { citations: citedBy(runtime) } }) },
];
