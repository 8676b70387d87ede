import { parseSync } from "oxc-parser";
import { codeOf, isCode, isTest, moduleOf, type Rule, type Source } from "./source.ts";

/** A purpose as it is written: what it lacks and the names it lists. */
type Declared = { path: string; code: string; fields: string[]; lacks: string[] };
/** A field on its way to the vault. `head`: the name begins so, the rest is made when it runs. */
type Sealing = { path: string; purpose: string; name: string; head: boolean };

type Node = { type: string; [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit);
  else if (isNode(node)) {
    visit(node);
    for (const key of Object.keys(node)) walk(node[key], visit);
  }
}

const literal = (node: unknown): string | null =>
  isNode(node) && node.type === "Literal" && typeof node["value"] === "string" ? node["value"] : null;

function members(node: Node): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const one of node["properties"] as Node[]) {
    const key = one.type === "Property" ? (one["key"] as Node) : null;
    const name = key?.type === "Identifier" ? String(key["name"]) : literal(key);
    if (name !== null) found.set(name, one["value"]);
  }
  return found;
}

const inBoth = (node: unknown): boolean => {
  if (!isNode(node) || node.type !== "ObjectExpression") return false;
  const words = members(node);
  return /\p{Script=Han}/u.test(literal(words.get("zh")) ?? "") && /[A-Za-z]/.test(literal(words.get("en")) ?? "");
};

function declared(path: string, node: Node): Declared | null {
  if (node.type !== "ObjectExpression") return null;
  const parts = members(node);
  if (!parts.has("code") || !parts.has("fields") || !["basis", "retentionDays", "readers", "logged"].some((key) => parts.has(key)))
    return null;
  const list = parts.get("fields");
  const fields = isNode(list) && list.type === "ArrayExpression" ? (list["elements"] as Node[]).map(literal) : [];
  const lacks = [
    ...(inBoth(parts.get("title")) ? [] : ["a title in zh and en"]),
    ...(inBoth(parts.get("basis")) ? [] : ["a legal basis in zh and en"]),
    ...(fields.length > 0 && fields.every((field) => field !== null) ? [] : ["its fields, each by name"]),
    ...(parts.has("retentionDays") ? [] : ["an expiry"]),
    ...(parts.has("readers") && parts.has("logged") ? [] : ["its readers"]),
  ];
  return { path, code: literal(parts.get("code")) ?? "?", fields: fields.filter((field) => field !== null), lacks };
}

/** The name as far as it is written down; null when all of it is made elsewhere and the vault itself must judge. */
function nameIn(node: unknown): { name: string; head: boolean } | null {
  const whole = literal(node);
  if (whole !== null) return { name: whole, head: false };
  if (!isNode(node) || node.type !== "TemplateLiteral") return null;
  const first = ((node["quasis"] as Node[])[0]?.["value"] as { cooked?: string } | undefined)?.cooked ?? "";
  if (first === "") return null;
  return /[: ]/.test(first) ? { name: first, head: false } : { name: first, head: true };
}

/** `ctx.seal({ field, purpose })`, and a module's own `sealed(ctx, stream, name, purpose, value)`. */
function sealing(path: string, node: Node): Sealing[] {
  if (node.type !== "CallExpression") return [];
  const callee = node["callee"] as Node;
  const args = node["arguments"] as Node[];
  if (callee.type === "MemberExpression" && (callee["property"] as Node)["name"] === "seal" && args[0]?.type === "ObjectExpression") {
    const parts = members(args[0]);
    const [purpose, name] = [literal(parts.get("purpose")), nameIn(parts.get("field"))];
    return purpose === null ? [] : [{ path, purpose, ...(name ?? { name: "", head: true }) }];
  }
  if (callee.type !== "Identifier" || !/^seal(ed)?$/.test(String(callee["name"]))) return [];
  const at = args.findIndex((one) => /^[a-z0-9-]+\.[a-z0-9-]+$/.test(literal(one) ?? ""));
  const purpose = at < 1 ? null : literal(args[at]);
  return purpose === null ? [] : [{ path, purpose, ...(nameIn(args[at - 1]) ?? { name: "", head: true }) }];
}

const plain = (name: string): string => (/^[^: ]*/.exec(name)?.[0] ?? "").replace(/-\d+$/, "");

const fits = (fields: readonly string[], { name, head }: Sealing): boolean =>
  head ? fields.some((field) => field.startsWith(name.replace(/-$/, ""))) : fields.includes(plain(name));

/** Names of what belongs to a person, as properties and as columns. */
const PERSONAL = "(?:mobile|phone\\w*|(?!has)\\w+Phone|email\\w*|idNumber|idCard|address|birth(?:Date|day)|realName)";
const PROPERTY = new RegExp(`(?:^|[{;,(]|\\s)(${PERSONAL})\\??:`, "gm");
const COLUMN = /^\s+(mobile|(?!has_)\w*phone|\w*email|id_number|id_card|address|birth_(?:date|day)|birthday|real_name)\s+\w/gim;

/** What looks personal and is not, with the reason; each entry has to be needed. */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  "modules/privacy phone": "compared with what another module sealed; only its keyed digest goes on",
  "modules/duty phone": "duty phones are for ringing: an organ's, printed beside its door",
  "modules/organisations phone": "a unit's public phone",
  "modules/people phone": "the grid office's phone on the public notice",
  "modules/petitions holderPhone": "the public phone of the organ that holds the petition",
  "modules/places phone": "the village office's public phone",
  "modules/organisations address": "where an office stands",
  "modules/service-circle phone": "a service point's public phone",
  "modules/service-circle address": "where a service point stands",
  "modules/wall phone": "the duty phone of a unit",
  "platform/access address": "counted in delays by network address, gone after a day",
};

/** Where what is asked of people, and what the ledger keeps for ever, is written down. */
const WIRE = /^modules\/[^/]+\/contract(\.ts$|\/)/;
const EVENTS = /\btype: "[a-z0-9-]+\.[a-z-]+"[;}]/;

const holderOf = (path: string): string => path.split("/").slice(0, 2).join("/");

/** `known`: its entry in `NOT_PERSONAL`. */
type Looking = { path: string; name: string; known: string | null };

function personal(sources: readonly Source[], purposes: readonly Declared[]): Looking[] {
  return sources.flatMap((source) => {
    const own = moduleOf(source.path);
    const wire = own !== null && isCode(source.path) && !isTest(source.path) && (WIRE.test(source.path) || EVENTS.test(codeOf(source)));
    const table = /\/migrations\/.+\.sql$/.test(source.path);
    if (!wire && !table) return [];
    const names = new Set([...codeOf(source).matchAll(table ? COLUMN : PROPERTY)].map((match) => match[1] ?? ""));
    return [...names].flatMap((name): Looking[] => {
      const known = `${holderOf(source.path)} ${name}`;
      if (NOT_PERSONAL[known]) return [{ path: source.path, name, known }];
      // A column is in clear whatever its purpose; a property is on its way to the vault when a purpose lists it.
      const listed = wire && purposes.some(({ path, fields }) => moduleOf(path) === own && fields.some((field) => name.startsWith(field)));
      return listed ? [] : [{ path: source.path, name, known: null }];
    });
  });
}

const found = (sources: readonly Source[]): { purposes: Declared[]; sealings: Sealing[] } => {
  const purposes: Declared[] = [];
  const sealings: Sealing[] = [];
  for (const { path, text } of sources) {
    if (!path.startsWith("modules/") || !isCode(path) || isTest(path) || !/\bseal(ed)?\(|\bfields:/.test(text)) continue;
    walk(parseSync(path, text).program, (node) => {
      const purpose = declared(path, node);
      if (purpose) purposes.push(purpose);
      sealings.push(...sealing(path, node));
    });
  }
  return { purposes, sealings };
};

/** Every personal field has a purpose, a legal basis, an expiry and readers, or it is not collected (domain.md §0.3 rule 5). */
export const purposeLint: Rule = (sources) => {
  const { purposes, sealings } = found(sources);
  return [
    ...purposes.flatMap(({ path, code, lacks }) => lacks.map((what) => `${path}: purpose ${code} lacks ${what}`)),
    ...sealings.flatMap((one) => {
      const purpose = purposes.find(({ code }) => code === one.purpose);
      if (!purpose) return [`${one.path}: purpose ${one.purpose} is not registered`];
      return fits(purpose.fields, one) ? [] : [`${one.path}: "${one.name}" is no field of ${one.purpose}`];
    }),
    ...personal(sources, purposes)
      .filter(({ known }) => known === null)
      .map(({ path, name }) => `${path}: "${name}" looks personal and no purpose of its module lists it`),
  ];
};

/** The entries of `NOT_PERSONAL` nothing needs any more. */
export const needless = (sources: readonly Source[]): string[] => {
  const needed = new Set(personal(sources, []).map(({ known }) => known));
  return Object.keys(NOT_PERSONAL).filter((entry) => !needed.has(entry));
};
