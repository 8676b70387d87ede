import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "oxc-parser";

export type Source = { path: string; text: string };
export type Import = { to: string; typeOnly: boolean };
/** A rule reads the whole tree and names what breaks it, one line each, beginning with the path. */
export type Rule = (sources: readonly Source[]) => string[];

const PARTS = "{apps,boot,modules,platform,web,bench,tests}";

/** The tree as it stands: TypeScript and migrations. */
export const tree = (): Source[] =>
  globSync([`${PARTS}/**/*.{ts,tsx,mjs}`, `${PARTS}/**/*.sql`])
    .sort()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));

export const isTest = (path: string): boolean => /(^|\/)tests\/|\.test\.tsx?$|^bench\//.test(path);
export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path);
/** The module a path lies in, or null. */
export const moduleOf = (path: string): string | null => /^modules\/([^/]+)\//.exec(path)?.[1] ?? null;

const DOORS: [RegExp, (name: string) => string][] = [
  [/^#modules\/(.+)$/, (name) => `modules/${name}/index.ts`],
  [/^#contracts\/(.+)$/, (name) => `modules/${name}/contract.ts`],
  [/^#parts\/(.+)$/, (name) => `modules/${name}/ui/parts.tsx`],
  [/^#platform\/(.+)$/, (name) => `platform/${name}/index.ts`],
  [/^#web\/(.+)$/, (name) => `web/${name}/index.ts`],
];

/** A path of the tree, or the name of a package. */
export function resolve(from: string, specifier: string): string {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(posix.dirname(from), specifier)).replace(/\?.*$/, "");
  for (const [door, path] of DOORS) {
    const name = door.exec(specifier)?.[1];
    if (name !== undefined) return path(name);
  }
  return specifier.startsWith("node:")
    ? specifier
    : specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");
}

type Read = { imports: Import[]; code: string };
const parsed = new Map<string, Read>();
/** So that the text of a file is not compared anew each time a rule asks. */
const asked = new WeakMap<Source, Read>();

function read(source: Source): Read {
  const before = asked.get(source);
  if (before) return before;
  const key = `${source.path}\0${source.text}`;
  const known = parsed.get(key) ?? parse(source);
  parsed.set(key, known);
  asked.set(source, known);
  return known;
}

function parse(source: Source): Read {
  const { module, comments } = parseSync(source.path, source.text);
  const imports: Import[] = module.staticImports.map((one) => ({
    to: resolve(source.path, one.moduleRequest.value),
    typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }));
  for (const entry of module.staticExports.flatMap((one) => one.entries)) {
    if (entry.moduleRequest) imports.push({ to: resolve(source.path, entry.moduleRequest.value), typeOnly: entry.isType });
  }
  for (const one of module.dynamicImports) {
    const literal = /^["'](.*)["']$/.exec(source.text.slice(one.moduleRequest.start, one.moduleRequest.end))?.[1];
    if (literal !== undefined) imports.push({ to: resolve(source.path, literal), typeOnly: false });
  }
  const jsx = /@jsxImportSource preact/.test(source.text) ? "preact" : "react";
  if (source.path.endsWith(".tsx")) imports.push({ to: jsx, typeOnly: false });
  let code = source.text;
  for (const { start, end } of comments) code = code.slice(0, start) + " ".repeat(end - start) + code.slice(end);
  return { imports, code };
}

export const importsOf = (source: Source): Import[] => (isCode(source.path) ? read(source).imports : []);

/** The text without comments. */
export const codeOf = (source: Source): string =>
  isCode(source.path) ? read(source).code : source.text.replace(/--.*$/gm, "").replace(/\/\*[\s\S]*?\*\//g, "");

/** Everything a file pulls in when it runs, packages included; type imports pull in nothing. */
export function reach(start: Source, byPath: ReadonlyMap<string, Source>, within: (path: string) => boolean = () => true): Set<string> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    for (const { to, typeOnly } of importsOf(source)) {
      if (typeOnly || seen.has(to) || !within(to)) continue;
      seen.add(to);
      const next = byPath.get(to);
      if (next) waiting.push(next);
    }
  }
  return seen;
}

export const indexed = (sources: readonly Source[]): Map<string, Source> => new Map(sources.map((source) => [source.path, source]));
