import { parseSync } from "oxc-parser";
import { indexed, isTest, moduleOf, resolve, type Source } from "./source.ts";

/** What the rule asks of a command: its name, its route, who may give it. */
export type Given = { name: string; route: string; allow: { roles: readonly string[] } };

/** Something that is only known when the page runs. */
const OPEN = "\u0001";
const MOST = 24;

type Node = { type: string; [key: string]: unknown };
type Scope = { params: ReadonlyMap<string, readonly string[]>; depth: number };
type File = {
  source: Source;
  body: Node;
  /** What a name stands for wherever it is declared in the file; null where that is a parameter of some function. */
  names: Map<string, (Node | null)[]>;
  imports: Map<string, { from: string; name: string }>;
};

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const nodesIn = (node: Node): Node[] =>
  Object.entries(node).flatMap(([key, value]) =>
    key === "parent" ? [] : Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );

function walk(node: Node, visit: (node: Node, above: readonly Node[]) => void, above: readonly Node[] = []): void {
  visit(node, above);
  for (const child of nodesIn(node)) walk(child, visit, [node, ...above]);
}

const nameOf = (node: unknown): string => (isNode(node) && node.type === "Identifier" ? String(node["name"]) : "");
const isFunction = ({ type }: Node): boolean => /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(type);
const paramsOf = (node: Node): Node[] => (node["params"] as Node[]) ?? [];

function fileOf(source: Source): File {
  const body = parseSync(source.path, source.text).program as unknown as Node;
  const file: File = { source, body, names: new Map(), imports: new Map() };
  const declare = (name: string, node: Node | null) => file.names.set(name, [...(file.names.get(name) ?? []), node]);
  walk(body, (node) => {
    if (node.type === "VariableDeclarator" && nameOf(node["id"]) && isNode(node["init"])) declare(nameOf(node["id"]), node["init"]);
    if (node.type === "FunctionDeclaration") declare(nameOf(node["id"]), node);
    if (isFunction(node)) for (const param of paramsOf(node)) walk(param, (one) => one.type === "Identifier" && declare(nameOf(one), null));
    if (node.type === "ImportDeclaration") {
      const from = resolve(source.path, String((node["source"] as Node)["value"]));
      for (const one of node["specifiers"] as Node[]) file.imports.set(nameOf(one["local"]), { from, name: nameOf(one["imported"]) });
    }
  });
  return file;
}

/** Every text an expression may come to, with `OPEN` for what only the running page knows. */
function reader(files: ReadonlyMap<string, File>) {
  const texts = (node: unknown, file: File, scope: Scope): string[] => {
    if (!isNode(node) || scope.depth > 8) return [OPEN];
    const into = (next: unknown): string[] => texts(next, file, { ...scope, depth: scope.depth + 1 });
    switch (node.type) {
      case "Literal":
        return [typeof node["value"] === "string" || typeof node["value"] === "number" ? String(node["value"]) : OPEN];
      case "TemplateLiteral":
        return (node["quasis"] as Node[]).reduce<string[]>(
          (before, quasi, index) => {
            const cooked = String((quasi["value"] as { cooked: string }).cooked);
            const next = (node["expressions"] as Node[])[index];
            const tails = next ? into(next).map((text) => cooked + text) : [cooked];
            return before.flatMap((head) => tails.map((tail) => head + tail)).slice(0, MOST);
          },
          [""],
        );
      case "BinaryExpression": {
        if (node["operator"] !== "+") return [OPEN];
        const right = into(node["right"]);
        return into(node["left"])
          .flatMap((head) => right.map((tail) => head + tail))
          .slice(0, MOST);
      }
      case "ConditionalExpression":
        return [...into(node["consequent"]), ...into(node["alternate"])].slice(0, MOST);
      case "LogicalExpression":
        return [...into(node["left"]), ...into(node["right"])].slice(0, MOST);
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "ParenthesizedExpression":
        return into(node["expression"]);
      case "Identifier":
        return named(nameOf(node), file, scope);
      case "CallExpression":
        return called(node, file, scope);
      default:
        return [OPEN];
    }
  };
  const declared = (name: string, file: File): { node: Node | null; in: File }[] => {
    const own = file.names.get(name);
    if (own) return own.map((node) => ({ node, in: file }));
    const from = file.imports.get(name);
    const there = from && files.get(from.from);
    return from && there ? (there.names.get(from.name) ?? []).map((node) => ({ node, in: there })) : [];
  };
  const named = (name: string, file: File, scope: Scope): string[] => {
    const given = scope.params.get(name);
    if (given) return [...given];
    const found = declared(name, file);
    if (found.length === 0) return [OPEN];
    return found
      .flatMap(({ node, in: there }) => (node === null ? [OPEN] : texts(node, there, { params: new Map(), depth: scope.depth + 1 })))
      .slice(0, MOST);
  };
  /** What a function gives that only puts a text together. */
  const called = (node: Node, file: File, scope: Scope): string[] => {
    const found = declared(nameOf(node["callee"]), file);
    const results = found.flatMap(({ node: one, in: there }) => {
      if (one === null || !isFunction(one)) return [OPEN];
      const body = one["body"] as Node;
      const back = body.type === "BlockStatement" ? (body["body"] as Node[]).find(({ type }) => type === "ReturnStatement") : undefined;
      const value = body.type === "BlockStatement" ? back?.["argument"] : body;
      const args = node["arguments"] as Node[];
      const params = new Map(
        paramsOf(one).flatMap((param, index) =>
          nameOf(param) ? [[nameOf(param), texts(args[index], file, { ...scope, depth: scope.depth + 1 })] as const] : [],
        ),
      );
      return texts(value, there, { params, depth: scope.depth + 1 });
    });
    return results.length > 0 ? results.slice(0, MOST) : [OPEN];
  };
  return texts;
}

const WHOLE: Scope = { params: new Map(), depth: 0 };
/** A step of a table or of a call: what a screen adds to an address. Words of screens are said by functions of these names. */
const STEP_NAMES = /^(path|step|route|word|to)$/;
const SAYS = /^(say|state|event|known|code|needed|word|useSay|speaker|useState|includes|get|set|holdsRole)$/;

function isStep(node: Node, [above, second, third]: readonly Node[]): boolean {
  if (!above) return false;
  if (above.type === "CallExpression") {
    const callee = above["callee"] as Node;
    const name = nameOf(callee) || nameOf(callee["property"]);
    return above["callee"] !== node && !SAYS.test(name);
  }
  if (above.type === "Property" && above["value"] === node) return STEP_NAMES.test(nameOf(above["key"])) || isTable(second, third);
  if (above.type === "Property" && above["key"] === node) return isTable(second, third);
  if (above.type === "JSXAttribute") return STEP_NAMES.test(String((above["name"] as Node)["name"]));
  return above.type === "ArrayExpression" || above.type === "ConditionalExpression" || above.type === "VariableDeclarator";
}
/** An object that stands by itself under a name: a table of steps. */
const isTable = (object: Node | undefined, above: Node | undefined): boolean =>
  object?.type === "ObjectExpression" && /^(VariableDeclarator|TSAsExpression|TSSatisfiesExpression)$/.test(above?.type ?? "");

type Said = { owner: string | null; addresses: Set<string>; steps: Set<string> };

/** What the screens of each module, and those of the apps, name: addresses, and the steps that are put at an address's end. */
function saidBy(sources: readonly Source[]): Said[] {
  const screens = sources.filter(
    ({ path }) => !isTest(path) && /\.tsx?$/.test(path) && /^(modules\/[^/]+\/ui\/|apps\/(portal|console|field|wall)\/|web\/)/.test(path),
  );
  const files = new Map([...indexed(screens)].map(([path, source]) => [path, fileOf(source)]));
  const texts = reader(files);
  const said = new Map<string | null, Said>();
  for (const file of files.values()) {
    if (file.source.path.endsWith("words.ts")) continue;
    const owner = moduleOf(file.source.path);
    const own = said.get(owner) ?? { owner, addresses: new Set<string>(), steps: new Set<string>() };
    said.set(owner, own);
    walk(file.body, (node, above) => {
      if (node.type === "ImportDeclaration" || above[0]?.type === "ImportDeclaration") return;
      if (node.type === "Property" && isTable(above[0], above[1]) && nameOf(node["key"])) own.steps.add(nameOf(node["key"]));
      if (!/^(Literal|TemplateLiteral|BinaryExpression|CallExpression)$/.test(node.type)) return;
      const all = texts(node, file, WHOLE);
      if (node.type === "Literal" && isStep(node, above)) for (const text of all) own.steps.add(text.replace(/^\//, ""));
      for (const text of all) if (text.includes("/")) own.addresses.add(text.replace(/\?.*$/, ""));
    });
  }
  return [...said.values()];
}

const segmentsOf = (path: string): string[] => path.split("/").filter((one) => one !== "");
const isParam = (segment: string): boolean => /^\{.*\}$/.test(segment);

/** Whether an address leads to a route; what it leaves open stands for the parameters there, and at its end for a step the screens name. */
function leads(address: readonly string[], route: readonly string[], steps: ReadonlySet<string>): boolean {
  const [head, ...rest] = address;
  if (head === undefined) return route.length === 0;
  const [at, ...further] = route;
  if (at === undefined) return false;
  if (!head.includes(OPEN)) return (head === at || isParam(at)) && leads(rest, further, steps);
  if (rest.length === 0 && steps.has(route.join("/"))) return true;
  for (let taken = 1; taken <= 3 && route.slice(0, taken).every(isParam); taken += 1)
    if (route.length >= taken && leads(rest, route.slice(taken), steps)) return true;
  return false;
}

function named({ owner, addresses, steps }: Said, module: string, route: readonly string[]): boolean {
  for (const address of addresses) {
    const segments = segmentsOf(address);
    if (address.startsWith("/api/")) {
      if (leads(segments, route, steps)) return true;
      continue;
    }
    if (owner !== module || address.startsWith("/")) continue;
    // Put at the end of an address the module's own sender knows: of the route, everything after its beginning must be there.
    if (leads(segments, route.slice(2), steps)) return true;
    // What begins open is put after a record's own address.
    const [head, ...rest] = segments;
    if (head !== OPEN || rest.length === 0) continue;
    if (route.some((at, from) => from >= 2 && !isParam(at) && leads(rest, route.slice(from), steps))) return true;
  }
  return owner === module && route.length === 3 && steps.has(route[2]!);
}

/** Commands that a person may give and no screen names; those of `without` have a reason, and are named too once a screen has them. */
export function withoutScreen(commands: readonly Given[], sources: readonly Source[], without: Readonly<Record<string, string>>): string[] {
  const said = saidBy(sources);
  const missing = commands
    .filter(({ allow }) => allow.roles.some((role) => role !== "system"))
    .filter(({ name, route }) => {
      const segments = segmentsOf(route.slice(route.indexOf(" ") + 1));
      return !said.some((one) => named(one, name.slice(0, name.indexOf(".")), segments));
    })
    .map(({ name }) => name);
  return [
    ...missing.filter((name) => !(name in without)).map((name) => `${name}: whoever may give it finds it on no screen`),
    ...Object.keys(without)
      .filter((name) => !missing.includes(name))
      .map((name) => `${name}: stands on the list of commands without a screen, and has one or is no more`),
  ];
}
