import { importsOf, indexed, isCode, isTest, moduleOf, reach, type Import, type Rule, type Source } from "./source.ts";

/** Registers ← services ← oversight; a module not named here is a service. */
const RANK: Readonly<Record<string, number>> = {
  places: 0,
  organisations: 0,
  people: 0,
  limits: 0,
  assessment: 2,
  "report-card": 2,
  "open-data": 2,
};
const rankOf = (name: string): number => RANK[name] ?? 1;

const code = (sources: readonly Source[]): Source[] => sources.filter(({ path }) => isCode(path) && !isTest(path));

/** A rule over single imports: the words it gives are the violation. */
const overImports =
  (judge: (from: string, one: Import) => string | null): Rule =>
  (sources) =>
    code(sources).flatMap((source) =>
      importsOf(source).flatMap((one) => {
        const wrong = judge(source.path, one);
        return wrong === null ? [] : [`${source.path} → ${one.to}: ${wrong}`];
      }),
    );

export const arrows: Rule = overImports((from, { to, typeOnly }) => {
  const [part] = from.split("/");
  const [other] = to.split("/");
  if (part === "modules" && other === "apps") return "modules never know the apps";
  if ((part === "platform" || part === "web") && (other === "modules" || other === "apps")) return "platform and web know no module";
  if (part === "web" && other === "platform" && !typeOnly) return "a screen takes only types from the platform";
  if (part === "platform" && other === "web" && !/^web\/(words|csv)\//.test(to))
    return "of the web the platform knows only words, and how a table is written";
  if (["apps", "modules", "platform", "web"].includes(part ?? "") && ["boot", "tests", "bench"].includes(other ?? ""))
    return "the product never needs its tools";
  return null;
});

/** What other parts may take from a module by path; apps plug the rest together. */
const DOORS = /^modules\/[^/]+\/(index\.ts|contract\.ts|ui\/parts\.tsx)$/;
const APP_DOORS =
  /^modules\/[^/]+\/(module|demo)\.ts$|^modules\/[^/]+\/(accounts-http\.ts|ui\/((portal|console|field|wall)\.tsx?|[a-z-]*words\.ts))$/;

export const doors: Rule = overImports((from, { to }) => {
  const owner = moduleOf(to);
  if (owner !== null && owner !== moduleOf(from)) {
    if (DOORS.test(to) || (from.startsWith("apps/") && APP_DOORS.test(to)) || from.startsWith("boot/")) return null;
    return "not a door of that module";
  }
  const inside = /^(platform|web)\/([^/]+)\//.exec(to);
  if (inside && from.startsWith("modules/") && !/^[^/]+\/[^/]+\/index\.tsx?$/.test(to)) return "not a door of that part";
  return null;
});

export const ranks: Rule = (sources) => {
  const graph = new Map<string, Set<string>>();
  const found: string[] = [];
  for (const source of code(sources)) {
    const from = moduleOf(source.path);
    for (const { to } of from === null ? [] : importsOf(source)) {
      const other = moduleOf(to);
      if (from === null || other === null || other === from) continue;
      graph.set(from, (graph.get(from) ?? new Set()).add(other));
      if (rankOf(other) > rankOf(from)) found.push(`${source.path} → ${to}: ${other} stands above ${from}`);
    }
  }
  const circles = [...graph.keys()].filter((name) => reaches(graph, name, name));
  return [...found, ...circles.map((name) => `modules/${name}: part of a circle of modules`)];
};

function reaches(graph: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(graph.get(from) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(graph.get(name) ?? []));
  }
  return false;
}

const REACT = ["react", "react-dom", "antd", "@tanstack/react-query", "@tanstack/react-router"];
const PREACT = ["preact", "preact-render-to-string"];

export const oneFramework: Rule = (sources) => {
  const byPath = indexed(sources);
  return code(sources)
    .filter(({ path }) => /^(apps|modules|web)\//.test(path))
    .filter((source) => {
      const pulled = reach(source, byPath);
      return REACT.some((name) => pulled.has(name)) && PREACT.some((name) => pulled.has(name));
    })
    .map(({ path }) => `${path}: pulls in both React and Preact`);
};

const LIGHT = /^apps\/(portal|field)\/.*\.tsx?$|^modules\/[^/]+\/ui\/(portal|field)[./]|^web\/parts\//;

export const noZodOnPhones: Rule = (sources) => {
  const byPath = indexed(sources);
  return code(sources)
    .filter(({ path }) => LIGHT.test(path) && !path.includes("vite"))
    .filter((source) => reach(source, byPath).has("zod"))
    .map(({ path }) => `${path}: brings zod (24 KB) to phones; import types only`);
};
