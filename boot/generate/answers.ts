import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { API, ElementFlags, SignatureKind, SymbolFlags, TypeFlags, type Checker, type Project, type Type } from "typescript/unstable/sync";
import {
  isCallExpression,
  isIdentifier,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isStringLiteral,
  type Expression,
  type Node,
  type SourceFile,
} from "typescript/unstable/ast";
import type { Module } from "#platform/modules";

type Json = Record<string, unknown>;
/** What each command and query answers, by its name, as JSON Schema; `shared` holds the shapes that have a name or hold themselves. */
export type Answers = { answers: Record<string, Json>; shared: Record<string, Json> };

const MAKES = /\b(?:query|command)\s*[<(]/;
const CONFIG = "node_modules/.cache/answers.tsconfig.json";

/** Server files of modules in which commands and queries are made. */
const sources = (): string[] =>
  globSync("modules/*/**/*.ts", { exclude: (path) => /(^|\/)(tests|ui)(\/|$)|\.test\.ts$/.test(path) })
    .filter((file) => MAKES.test(readFileSync(file, "utf8")))
    .sort()
    .map((file) => resolve(file));

/** Commands and queries by their names where the call that makes them says the name, as nearly all do. */
function madeIn(source: SourceFile): Map<string, Expression> {
  const found = new Map<string, Expression>();
  const walk = (node: Node): void => {
    const [made] = isCallExpression(node) ? node.arguments : [];
    if (isCallExpression(node) && made && isObjectLiteralExpression(made))
      for (const property of made.properties)
        if (
          isPropertyAssignment(property) &&
          isIdentifier(property.name) &&
          property.name.text === "name" &&
          isStringLiteral(property.initializer)
        )
          found.set(property.initializer.text, node);
    node.forEachChild(walk);
  };
  walk(source);
  return found;
}

/** Those a function of the module makes, by the name the finished value has: where it is exported. */
async function exportedBy(
  files: readonly string[],
  wanted: ReadonlyMap<unknown, string>,
): Promise<Map<string, { file: string; as: string }>> {
  const found = new Map<string, { file: string; as: string }>();
  for (const file of files) {
    const all = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const [as, value] of Object.entries(all)) {
      const name = wanted.get(value);
      if (name !== undefined) found.set(name, { file, as });
    }
  }
  return found;
}

/**
 * The answers of commands and queries as the compiler knows them: the types their `run` is checked against, read through TypeScript's own interface and
 * written as JSON Schema, so that nobody writes them twice. What JSON has no form for (a function, a class) is refused by its path.
 */
export async function answersOf(modules: readonly Module[]): Promise<Answers> {
  const files = sources();
  const items = new Map<unknown, string>(modules.flatMap((one) => [...one.queries, ...one.commands].map((item) => [item, item.name])));
  const exported = await exportedBy(files, items);
  mkdirSync("node_modules/.cache", { recursive: true });
  writeFileSync(CONFIG, JSON.stringify({ extends: resolve("tsconfig.json"), include: [], files }));
  const api = new API({ cwd: process.cwd() });
  try {
    using snapshot = api.updateSnapshot({ openProjects: [resolve(CONFIG)] });
    const project = snapshot.getProject(resolve(CONFIG));
    if (!project) throw new Error("the compiler opened no project");
    const { program, checker } = project;
    const trees = files.map((file) => program.getSourceFile(file)).filter((tree) => tree !== undefined);
    const made = new Map(trees.flatMap((tree) => [...madeIn(tree)]));
    const writing = schemas(checker);
    const answers: Record<string, Json> = {};
    for (const name of [...items.values()].toSorted()) {
      const call = made.get(name);
      const place = exported.get(name);
      const type = call ? checker.getTypeAtLocation(call) : place && typeOfExport(project, place);
      if (type) answers[name] = writing.of(answerType(checker, type, name), name);
    }
    return { answers, shared: writing.shared() };
  } finally {
    api.close();
  }
}

function typeOfExport({ program, checker }: Project, { file, as }: { file: string; as: string }): Type | undefined {
  const source = program.getSourceFile(file);
  const exported = source && checker.getSymbolAtLocation(source);
  const value = exported && checker.getMemberInModuleExports(exported, as);
  return value && checker.getTypeOfSymbol(value);
}

/** What `run` of a command or query gives, out of its promise. */
function answerType(checker: Checker, type: Type, name: string): Type {
  const run = checker.getPropertyOfType(type, "run");
  const ran = run && checker.getTypeOfSymbol(run);
  const [signature] = ran ? checker.getSignaturesOfType(ran, SignatureKind.Call) : [];
  const given = signature && checker.getReturnTypeOfSignature(signature);
  if (!given) throw new Error(`${name} has no run`);
  const promised = given.getSymbol()?.name === "Promise" && given.isTypeReference() ? checker.getTypeArguments(given)[0] : undefined;
  return promised ?? given;
}

const PRIMITIVES: readonly [TypeFlags, Json][] = [
  [TypeFlags.AnyOrUnknown, {}],
  [TypeFlags.StringLike & ~TypeFlags.StringLiteral, { type: "string" }],
  [TypeFlags.Number, { type: "number" }],
  [TypeFlags.Boolean, { type: "boolean" }],
  [TypeFlags.Null, { type: "null" }],
  [TypeFlags.Never, { not: {} }],
];
const ABSENT = TypeFlags.Undefined | TypeFlags.Void;

function schemas(checker: Checker): { of: (type: Type, path: string) => Json; shared: () => Record<string, Json> } {
  const names = new Map<number, string>();
  const defined = new Map<string, Json>();
  const open = new Set<number>();

  const of = (type: Type, path: string): Json => {
    const primitive = PRIMITIVES.find(([flags]) => (type.flags & flags) !== 0);
    if (primitive) return primitive[1];
    if (type.isLiteralType()) return { const: literal(type.value, path) };
    if (type.isUnionType()) return union(type.getTypes(), path);
    const members = type.isIntersectionType() ? type.getTypes() : [];
    // A branded text: what is beside the text is for the compiler alone.
    const plain = members.find(({ flags }) => (flags & (TypeFlags.StringLike | TypeFlags.NumberLike)) !== 0);
    if (plain) return of(plain, path);
    return named(type, path);
  };

  /** A shape with a name of its own, or one that holds itself, is written once. */
  const named = (type: Type, path: string): Json => {
    const known = names.get(type.id);
    if (known !== undefined) return { $ref: `#/components/schemas/${known}` };
    if (open.has(type.id)) return { $ref: `#/components/schemas/${nameFor(type)}` };
    open.add(type.id);
    const written = object(type, path);
    open.delete(type.id);
    const name = names.get(type.id);
    if (name === undefined) return written;
    defined.set(name, written);
    return { $ref: `#/components/schemas/${name}` };
  };

  const nameFor = (type: Type): string => {
    const name = `${type.getAliasSymbol()?.name ?? type.getSymbol()?.name ?? "Shape"}${names.size + 1}`;
    names.set(type.id, name);
    return name;
  };

  const object = (type: Type, path: string): Json => {
    if (checker.isTupleType(type) && type.isTypeReference()) return tuple(type.getTarget(), checker.getTypeArguments(type), path);
    if (checker.isArrayLikeType(type) && type.isTypeReference())
      return { type: "array", items: of(checker.getTypeArguments(type)[0] ?? checker.getUnknownType(), `${path}[]`) };
    if (checker.getSignaturesOfType(type, SignatureKind.Call).length > 0) throw new Error(`${path} is a function: JSON has none`);
    const properties: Record<string, Json> = {};
    const required: string[] = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const held = checker.getTypeOfSymbol(property);
      if (!held) throw new Error(`${path}.${property.name} has no type`);
      const maybe = (property.flags & SymbolFlags.Optional) !== 0 || hasAbsent(held);
      properties[property.name] = of(held, `${path}.${property.name}`);
      if (!maybe) required.push(property.name);
    }
    const [index] = checker.getIndexInfosOfType(type);
    const more = index ? of(index.valueType, `${path}.*`) : false;
    return { type: "object", properties, ...(required.length > 0 ? { required } : {}), additionalProperties: more };
  };

  const tuple = (target: Type, items: readonly Type[], path: string): Json => {
    const flags = target.isTupleType() ? target.elementFlags : [];
    const written = items.map((item, index) => of(item, `${path}[${index}]`));
    if (flags.some((one) => (one & ElementFlags.Required) === 0)) return { type: "array", items: { anyOf: written } };
    return { type: "array", prefixItems: written, minItems: written.length, items: false };
  };

  const union = (types: readonly Type[], path: string): Json => {
    const there = types.filter(({ flags }) => (flags & ABSENT) === 0);
    const booleans = there.filter((one) => one.isBooleanLiteralType());
    const texts = there.filter((one) => one.isStringLiteralType() || one.isNumberLiteralType());
    const rest = there.filter((one) => !(booleans.length === 2 && booleans.includes(one as never)) && !texts.includes(one as never));
    const parts: Json[] = [
      ...(booleans.length === 2 ? [{ type: "boolean" }] : []),
      ...(texts.length > 1 ? [{ enum: texts.map((one) => (one as { value: unknown }).value) }] : texts.map((one) => of(one, path))),
      ...rest.map((one) => of(one, path)),
    ];
    return parts.length === 1 ? (parts[0] ?? {}) : { anyOf: parts };
  };

  return { of, shared: () => Object.fromEntries([...defined].sort(([left], [right]) => (left < right ? -1 : 1))) };
}

const hasAbsent = (type: Type): boolean =>
  (type.flags & ABSENT) !== 0 || (type.isUnionType() && type.getTypes().some(({ flags }) => (flags & ABSENT) !== 0));

function literal(value: string | number | boolean | bigint, path: string): string | number | boolean {
  if (typeof value === "bigint") throw new Error(`${path} is a bigint: JSON has none`);
  return value;
}
