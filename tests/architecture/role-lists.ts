import { ROLES } from "../../modules/people/contract.ts";
import { codeOf, isCode, isTest, moduleOf, type Rule } from "./source.ts";

const CODES: ReadonlySet<string> = new Set(ROLES);
const LIST = /\[((?:\s*(?:\.\.\.\w+|"[a-zA-Z]+")\s*,?)+)\]/g;

/** Lists of role codes written out: two roles or more, or one added to a list. One role by itself is no list. */
const listsIn = (text: string): string[] =>
  [...text.matchAll(LIST)].flatMap(([whole, inner = ""]) => {
    const named = [...inner.matchAll(/"([a-zA-Z]+)"/g)].filter(([, code]) => CODES.has(code ?? ""));
    return named.length > 1 || (named.length === 1 && inner.includes("...")) ? [whole] : [];
  });

/**
 * Who may is one list: a module that keeps its roles in contract/roles.ts has no second one, neither in its permits, which take it from there, nor on
 * its screens. Other modules come under it by keeping theirs so.
 */
export const roleLists: Rule = (sources) => {
  const kept = new Set(sources.flatMap(({ path }) => (/^modules\/[^/]+\/contract\/roles\.ts$/.test(path) ? [moduleOf(path)] : [])));
  return sources
    .filter(({ path }) => isCode(path) && !isTest(path) && kept.has(moduleOf(path)) && /\/(ui\/|permits\.ts$)/.test(path))
    .flatMap((source) => listsIn(codeOf(source)).map((list) => `${source.path}: ${list} stands in contract/roles.ts or nowhere`));
};
