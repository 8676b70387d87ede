import { parseSync } from "oxc-parser";
import { codeOf, importsOf, isCode, isTest, moduleOf, type Rule, type Source } from "./source.ts";

/** The texts of all templates of a file, with a gap for whatever is put in; what is put in has templates of its own. */
function templatesOf({ path, text }: Source): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("type" in node && node.type === "TemplateLiteral" && "quasis" in node && Array.isArray(node.quasis))
      found.push(node.quasis.map((quasi: { value: { raw: string } }) => quasi.value.raw).join("${}"));
    for (const child of Object.values(node)) walk(child);
  };
  walk(parseSync(path, text).program);
  return found;
}

const NOUN = /\bnoun(?:<[^(]*>)?\(\{([\s\S]*?)\n?\}\)/g;

/** Kinds of which some fields are not kept (`Noun.blank`), and the modules they are of. */
function blankKinds(sources: readonly Source[]): { kind: string; module: string }[] {
  return sources.flatMap((source) => {
    const own = moduleOf(source.path);
    if (own === null || isTest(source.path) || !isCode(source.path)) return [];
    const nouns = [...codeOf(source).matchAll(NOUN)].filter(([, said = ""]) => /\bblank\b/.test(said));
    return nouns.flatMap(
      ([, said = ""]) =>
        /\bkind: "([^"]+)"/
          .exec(said)
          ?.slice(1)
          .map((kind) => ({ kind, module: own })) ?? [],
    );
  });
}

const WHOLE = /\bstate\b(?!\s*(?:->|#>))/;
/** What is not kept is null there: it equals nothing and is in nothing, as what it stands for. Any other question would get another answer. */
const FIELD = /\bstate\s*(?:->>?|#>>?)(?!>|\s*'[^']*'(?:\s*->>?\s*'[^']*')*\s*(?:= any\(|= \$\{|\?|@>))/;
const READS = /^platform\/(reading|ledger)\/index\.ts$/;

/**
 * A state is kept without its blank fields: whoever takes one from `ledger.stream` as it lies there reads `undefined` where an empty list should be. So
 * it comes out through `stateOf`, `statesOf`, `stateFrom` or `readState`, and SQL asks its fields only for what they hold.
 */
export const keptStates: Rule = (sources) => {
  const kinds = blankKinds(sources);
  return sources
    .filter((source) => isCode(source.path) && !isTest(source.path) && /^(modules|apps)\//.test(source.path))
    .filter(({ text }) => text.includes("ledger.stream"))
    .flatMap((source) => {
      const reads = importsOf(source).some(({ to }) => READS.test(to)) && /\b(stateFrom|readState)\(/.test(codeOf(source));
      return templatesOf(source)
        .filter((sql) => sql.includes("ledger.stream"))
        .filter((sql) => kinds.some(({ kind, module }) => moduleOf(source.path) === module || sql.includes(`'${kind}'`)))
        .flatMap((sql) => [
          ...(WHOLE.test(sql) && !reads ? [`${source.path}: a kept state is read as it lies there`] : []),
          ...(FIELD.test(sql) ? [`${source.path}: SQL asks a kept state for what may not be kept`] : []),
        ]);
    });
};
