import { codeOf, importsOf, indexed, isCode, isTest, moduleOf, reach, type Rule, type Source } from "./source.ts";

const SCREENS = ["react", "react-dom", "preact", "antd"];
const OUTSIDE =
  /^(postgres|pg|fastify|nodemailer|sharp)$|^node:(?!crypto$|url$|assert)|^platform\/(database|http|runtime|jobs|notices|files|vault|testing)\//;
/** Hidden inputs of a decision: the same state and command must always give the same events. */
const HIDDEN = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\bfetch\(|\bprocess\.env\b/;
const SQL = /\b(?:sql|db|tx|read|write)`|\.unsafe\(/;

type Role = { name: string; of: (path: string) => boolean; judge: (source: Source, own: string) => string[] };

const inModule = (pattern: RegExp) => (path: string) => pattern.test(path.replace(/^modules\/[^/]+\//, ""));

const ROLES: readonly Role[] = [
  {
    name: "contract.ts",
    of: inModule(/^contract(\.ts$|\/)/),
    judge: (source, own) =>
      targets(source).filter(
        (to) => to !== "zod" && !/^modules\/[^/]+\/contract\.ts$/.test(to) && !to.startsWith(`modules/${own}/contract/`),
      ),
  },
  {
    name: "commands.ts",
    of: inModule(/^([a-z-]+-)?commands(-[a-z-]+)?\.ts$/),
    judge: (source, own) => [
      ...targets(source).filter(
        (to) => SCREENS.includes(to) || to === "postgres" || (to.startsWith(`modules/${own}/ui/`) && !to.endsWith("words.ts")),
      ),
      ...(SQL.test(codeOf(source)) ? ["SQL"] : []),
    ],
  },
  {
    name: "queries.ts, projection.ts, figures.ts",
    of: inModule(/^(.*-)?(queries|projection|figures)(-.+)?\.ts$/),
    judge: (source, own) => [...otherTables(codeOf(source), own), ...targets(source).filter((to) => SCREENS.includes(to))],
  },
  {
    // Screens carry it too, phones among them: words, and types of what is worded.
    name: "event-words.ts",
    of: inModule(/^event-words\.ts$/),
    judge: (source) => importsOf(source).flatMap(({ to, typeOnly }) => (typeOnly ? [] : [to])),
  },
  { name: "module.ts", of: inModule(/^module\.ts$/), judge: (source) => (SQL.test(codeOf(source)) ? ["SQL"] : []) },
  {
    name: "index.ts",
    of: inModule(/^index\.ts$/),
    judge: (source) => (/\b(function|class)\b|=>/.test(codeOf(source)) ? ["more than re-exports"] : []),
  },
  {
    name: "ui/*",
    of: inModule(/^ui\//),
    judge: (source, own) =>
      targets(source).filter((to) => {
        if (to.startsWith("platform/") || to.startsWith("node:") || OUTSIDE.test(to)) return true;
        const owner = moduleOf(to);
        if (owner === null) return false;
        // A phone folds records itself; what it may take for that, `phoneFolds` decides.
        if (owner === own && /\/ui\/field[./]/.test(source.path) && FOLDS.test(to)) return false;
        return owner === own
          ? !/^modules\/[^/]+\/(ui\/|contract\.ts|contract\/|event-words\.ts)/.test(to)
          : !/\/(contract\.ts|ui\/parts\.tsx)$/.test(to);
      }),
  },
];

/** Files of a module's own folder: nouns, decisions, permits. */
const FOLDS = /^modules\/[^/]+\/[a-z-]+\.ts$/;

const targets = (source: Source): string[] => importsOf(source).map(({ to }) => to);

function otherTables(text: string, own: string): string[] {
  const named = [...text.matchAll(/\b(?:from|join|into|update)\s+([a-z_]+)\.([a-z_]+)/g)];
  return named
    .filter(
      ([, schema]) =>
        schema !== own.replaceAll("-", "_") &&
        !["ledger", "clocks", "figures", "search", "public", "access", "files"].includes(schema ?? ""),
    )
    .map(([whole]) => `another module's table (${whole})`);
}

export const roles: Rule = (sources) =>
  sources.flatMap((source) => {
    const own = moduleOf(source.path);
    if (own === null || isTest(source.path) || !isCode(source.path)) return [];
    return ROLES.filter((role) => role.of(source.path)).flatMap((role) =>
      role.judge(source, own).map((wrong) => `${source.path}: ${role.name} never has ${wrong}`),
    );
  });

const PHONE_TOO: ReadonlySet<string> = new Set(["platform/refusals/index.ts", "platform/grants/index.ts", "platform/days/index.ts"]);

/**
 * What a phone takes of its module to show an outcome before the server answers runs without a server: from there on, only files of the same
 * folder, and of the platform the refusals and what a grant is.
 */
export const phoneFolds: Rule = (sources) => {
  const byPath = indexed(sources);
  return sources
    .filter(({ path }) => isCode(path) && !isTest(path) && /^modules\/[^/]+\/ui\/field[./]/.test(path))
    .flatMap((source) => {
      const taken = importsOf(source).filter(({ to, typeOnly }) => !typeOnly && FOLDS.test(to) && !to.endsWith("/contract.ts"));
      return taken.flatMap(({ to }) => {
        const start = byPath.get(to);
        const beyond = start ? [...reach(start, byPath)].filter((path) => !PHONE_TOO.has(path) && !isFold(path, to)) : [];
        const hidden = start ? HIDDEN.exec(codeOf(start))?.[0] : undefined;
        return [...beyond, ...(hidden === undefined ? [] : [hidden])].map(
          (wrong) => `${source.path} → ${to}: a phone's fold never has ${wrong}`,
        );
      });
    });
};

const isFold = (path: string, beside: string): boolean =>
  FOLDS.test(path) &&
  moduleOf(path) === moduleOf(beside) &&
  !/\/(index|module|contract|.*commands.*|.*queries.*|.*projection.*)\.ts$/.test(path);

/** A file that declares a noun, and all of its module that it stands on, decides from its arguments alone. */
export const pureNouns: Rule = (sources) => {
  const byPath = indexed(sources);
  const pure = new Map<string, Source>();
  for (const source of sources) {
    const own = moduleOf(source.path);
    if (
      own === null ||
      isTest(source.path) ||
      !isCode(source.path) ||
      !/\bnoun(<[^(]*>)?\(\{|export (function|const) evolve\b/.test(codeOf(source))
    )
      continue;
    pure.set(source.path, source);
    for (const path of reach(source, byPath, (to) => to.startsWith(`modules/${own}/`))) {
      const file = byPath.get(path);
      if (file) pure.set(path, file);
    }
  }
  return [...pure.values()].flatMap((source) => {
    const outside = importsOf(source)
      .filter(
        ({ to, typeOnly }) =>
          (!typeOnly && OUTSIDE.test(to)) ||
          (moduleOf(to) !== null && moduleOf(to) !== moduleOf(source.path) && !typeOnly && !to.endsWith("/contract.ts")),
      )
      .map(({ to }) => to);
    const hidden = HIDDEN.exec(codeOf(source))?.[0];
    return [...outside, ...(hidden === undefined ? [] : [hidden])].map((wrong) => `${source.path}: a noun's file never has ${wrong}`);
  });
};
